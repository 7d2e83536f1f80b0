#pragma once

#include "lib/toml/schema.hpp"

#include <span>

namespace hegui {

/// The keys of a batch file, format 1: the one table that the reader checks a file against.
std::span<const Key> batch_keys();

} // namespace hegui
