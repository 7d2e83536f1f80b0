#pragma once

#include "lib/judge/rule.hpp"

#include <string>
#include <vector>

/// Which entries of a batch are which material of its procedure.
namespace hegui {

/// The entries of a batch, by what they call their material.
class Materials {
public:
    explicit Materials(const Batch& batch);

    /// The entries of a material: they give its id, or its name up to the first （ as the notice writes it.
    [[nodiscard]] std::vector<const Material*> of(const MaterialRequirement& required) const;
    /// The entries that are no material of the procedure.
    [[nodiscard]] std::vector<const Material*> unknown_to(const Procedure& procedure) const;

private:
    struct Entry {
        const Material* material;
        std::string kind; ///< as written, folded
        [[nodiscard]] bool is(const MaterialRequirement& required) const;
    };
    std::vector<Entry> entries_;
};

/// Whether the batch is one that the material is asked of, at whatever stage.
bool is_needed(const Case& c, const MaterialRequirement& required);

/// Every material of the procedure with what the batch has of it. `rules` are the results of this batch: what the rule of
/// materials found of a kind is taken from them.
std::vector<ChecklistItem> checklist_of(const Case& c, const std::vector<RuleResult>& rules);

} // namespace hegui
