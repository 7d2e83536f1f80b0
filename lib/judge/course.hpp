#pragma once

#include "lib/judge/rule.hpp"

#include <vector>

namespace hegui {

/// The days of a batch, and those that its regulation fixes for it.
Course course_of(const Case& c, const std::vector<RuleResult>& rules, const std::vector<Deadline>& deadlines);

} // namespace hegui
