#pragma once

#include "lib/sheet/sheet.hpp"

#include <cstddef>

namespace hegui {

/// How many bytes of a file are read at a time.
constexpr std::size_t csv_chunk = std::size_t{256} * 1024;

/// Reads a CSV file in UTF-8, UTF-16 with a byte order mark, or GB18030; which of them, its content shows.
std::optional<SheetProblem> read_csv(const FileReader& file, char separator, RowSink& sink, std::size_t chunk = csv_chunk);

} // namespace hegui
