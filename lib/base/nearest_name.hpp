#pragma once

#include "lib/base/text.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace hegui {

/// The known name that `wanted` was most likely meant to be: fewest characters inserted, left out, changed or swapped;
/// nothing where none is near (more than a third of the longer name differs, and more than one character).
std::optional<std::string_view> nearest_name(std::string_view wanted, const std::vector<std::string_view>& known);

/// The known name that is least far from `wanted`, however far that is; nothing where none is known.
std::optional<std::string_view> least_far_name(std::string_view wanted, const std::vector<std::string_view>& known);

/// `（是否应为“planned”？）` / ` (did you mean "planned"?)`, or nothing where no name is near.
Text did_you_mean(std::string_view wanted, const std::vector<std::string_view>& known);

} // namespace hegui
