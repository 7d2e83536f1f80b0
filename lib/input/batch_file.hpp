#pragma once

#include "lib/base/file_reader.hpp"
#include "lib/cache/cache.hpp"
#include "lib/input/batch_reader.hpp"

namespace hegui {

/// Reads a batch file as read_batch() does. `text` is that of the file, which was read to its end. Nothing is parsed where the cache
/// knows what this text comes to by the regulation that is chosen; there may be no cache.
BatchReading read_batch_file(const FileReader& file, const Source& source, std::string_view text, const ChooseRegulation& choose,
                             Cache* cache, InputErrors& errors);

} // namespace hegui
