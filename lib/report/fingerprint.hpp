#pragma once

#include "lib/model/report.hpp"

#include <string>
#include <vector>

namespace hegui {

/// One fingerprint for each finding of a rule: it stays the same while the finding does, wherever its line moves and whatever
/// day it is, and differs between batches, rules and subjects. It is made of what every report shows, so with ID numbers masked.
std::vector<std::string> fingerprints(const BatchResult& batch, const RuleResult& rule);

} // namespace hegui
