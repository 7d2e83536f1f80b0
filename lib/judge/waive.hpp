#pragma once

#include "lib/judge/judge.hpp"

#include <vector>

namespace hegui {

/// What keeps a waiver from being one, by itself: a part that is missing, a rule that can't be waived, a day that is over.
/// Empty where nothing does.
Text why_void(const Waiver& waiver, const Case& c);

/// Turns the findings that the batch's waivers cover into waived ones. The first of several waivers that fit is used.
/// Returns what became of each waiver, in their order.
std::vector<WaiverFate> apply_waivers(const Case& c, const JudgeOptions& options, std::vector<RuleResult>& results);

} // namespace hegui
