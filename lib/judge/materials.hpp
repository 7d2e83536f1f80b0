#pragma once

#include "lib/judge/rule.hpp"

#include <string_view>
#include <vector>

/// Which entries of a batch are which material of its procedure.
namespace hegui {

/// Whether a batch file means this kind: by its id, or by its name up to the first （ as the notice writes it.
bool is_called(const MaterialRequirement& required, std::string_view written);

std::vector<const Material*> entries_of(const Batch& batch, const MaterialRequirement& required);

/// Whether the batch is one that the material is asked of, at whatever stage.
bool is_needed(const Case& c, const MaterialRequirement& required);

/// Every material of the procedure with what the batch has of it. `rules` are the results of this batch: what the rule of
/// materials found of a kind is taken from them.
std::vector<ChecklistItem> checklist_of(const Case& c, const std::vector<RuleResult>& rules);

} // namespace hegui
