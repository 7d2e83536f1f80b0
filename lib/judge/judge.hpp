#pragma once

#include "lib/judge/rule.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace hegui {

/// Which rules are judged, and how strictly.
struct JudgeOptions {
    std::set<std::string, std::less<>> only; ///< empty: all
    std::set<std::string, std::less<>> skip;
    bool waivers = true;          ///< false: judge as if the batch had none
    bool fail_on_warning = false; ///< a warning makes the batch fail; its rule stays a warning

    [[nodiscard]] bool selects(std::string_view rule) const;
};

/// Judges a batch that was read, by every selected rule of its regulation, into `result` (which knows its file and inputs).
/// A rule that breaks becomes unchecked and doesn't stop the others.
void judge(const Case& batch, std::span<const Rule* const> rules, const JudgeOptions& options, BatchResult& result);

/// The days that the rules of its regulation fix for a batch, in their order; of one day in the order of the rules.
std::vector<Deadline> deadlines_of(const Case& batch, std::span<const Rule* const> rules);

} // namespace hegui
