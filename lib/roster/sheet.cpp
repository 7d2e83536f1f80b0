#include "lib/roster/sheet.hpp"
#include "lib/roster/csv.hpp"
namespace hegui {
std::optional<SheetProblem> read_sheet(const std::filesystem::path& path, SheetFormat, char separator, RowSink& sink) { return read_csv(path, separator, sink); }
std::variant<SheetFormat, SheetProblem> sheet_format(const std::filesystem::path&, std::string_view) { return SheetFormat::csv; }
}
