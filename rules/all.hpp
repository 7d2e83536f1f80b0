#pragma once

#include "lib/judge/rule.hpp"

#include <span>
#include <vector>

namespace hegui::rules {

/// Every rule that the program knows, by name.
std::span<const Rule* const> all();

/// What a regulation file may say of each of them.
std::vector<RuleDeclaration> declarations();

} // namespace hegui::rules
