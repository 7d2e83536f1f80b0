#pragma once

#include "lib/sheet/sheet.hpp"

namespace hegui {

/// Reads the first visible worksheet of an .xls workbook as Excel 97 to 2003 write it (BIFF8).
std::optional<SheetProblem> read_xls(const FileReader& file, RowSink& sink);

} // namespace hegui
