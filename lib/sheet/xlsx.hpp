#pragma once

#include "lib/sheet/sheet.hpp"

namespace hegui {

/// Reads the first visible worksheet of an .xlsx workbook (ISO/IEC 29500, transitional or strict).
std::optional<SheetProblem> read_xlsx(const FileReader& file, RowSink& sink);

} // namespace hegui
