// An .xlsx file from a stranger. Most of what a fuzzer makes of one fails by its check sums: so each input is also taken as the XML
// of a worksheet in a workbook that is sound but for it.
#include "lib/sheet/xlsx.hpp"
#include "tests/fixture/zip.hpp"
#include "tests/fuzz/sheet_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hegui;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    fuzz::Rows rows;
    const bool whole = bytes.substr(0, 2) == "PK";
    const std::string part(bytes);
    const fuzz::MemoryFile file(whole ? part : fixture::workbook_of(part, part));
    fuzz::check(read_xlsx(fixture::OpenFile(file), rows));
    return 0;
}
