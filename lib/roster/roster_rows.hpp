#pragma once

#include "lib/model/roster.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace hegui {

/// What the content of a file that is there tells: the rows of a roster, or why it is none. `named` is its name as written, whose
/// ending says what it should be; `size` is its size in bytes.
Roster read_rows(const std::filesystem::path& path, const std::string& named, std::uintmax_t size);

} // namespace hegui
