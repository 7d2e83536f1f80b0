#pragma once

#include "lib/regulation/regulation.hpp"

#include <span>
#include <vector>

namespace hegui {

/// The keys of a regulation file, format 1. Those of a rule's rows depend on the parameters that the rule declares.
class RegulationKeys {
public:
    explicit RegulationKeys(std::span<const RuleDeclaration> rules);

    /// The keys of the file; valid as long as this.
    [[nodiscard]] std::span<const Key> all() const { return all_; }

private:
    std::vector<std::vector<Key>> columns_; ///< of each rule: what every row has, and its own parameters
    std::vector<Key> rules_;
    std::vector<Key> all_;
};

/// The words that a regulation file may use: its own closed lists, and those that the file defines, taken before it is checked
/// against them. What is malformed in them the check reports.
WordLists regulation_words(const TomlTable& root, std::span<const RuleDeclaration> rules);

} // namespace hegui
