#pragma once

#include "lib/toml/document.hpp"

#include <optional>
#include <string_view>

namespace hegui {

/// Reads TOML of the plain kind that people write by hand: tables, lists of tables, and keys with texts of one line, numbers without
/// a sign, dates, times, true and false, and lists of them. At all else it stops in doubt and gives nothing, be it malformed or merely rare
/// (an escape, a key with dots, a table that is taken up again). What it takes, toml++ takes in the same way, and has every value at
/// the same place; what it doubts is for toml++ to judge. A byte order mark is none of its text.
std::optional<TomlDocument> read_plain_toml(std::string_view text);

} // namespace hegui
