#pragma once

#include "lib/judge/rule.hpp"

#include <vector>

namespace hegui {

/// The days of a batch and those that its rules computed.
Course course_of(const Case& c, const std::vector<RuleResult>& rules);

} // namespace hegui
