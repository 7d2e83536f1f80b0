#pragma once

#include "lib/toml/document.hpp"

#include <string>
#include <string_view>

namespace hegui {

/// A table as bytes from which it is quickly made again: for the files that are part of the program. The places are left out:
/// nothing is wrong in such a file.
std::string pack(const TomlTable& table);

/// The table that was packed; by the same build, since numbers are as the machine has them. Throws std::logic_error where the
/// bytes are none of pack().
TomlTable unpack(std::string_view packed);

} // namespace hegui
