#pragma once

#include "lib/base/file_reader.hpp"
#include "lib/model/roster.hpp"

#include <string>

namespace hegui {

/// What the content of a file tells: the rows of a roster, or why it is none. `named` is its name as written, whose ending says what
/// it should be.
Roster read_rows(const FileReader& file, const std::string& named);

} // namespace hegui
