// An .xlsx file from a stranger. Most of what a fuzzer makes of one fails by its check sums: so each input is also taken as the XML
// of a worksheet in a workbook that is sound but for it.
#include "lib/roster/xlsx.hpp"
#include "tests/fixture/zip.hpp"
#include "tests/fuzz/sheet_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hegui;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    fuzz::Rows rows;
    if (bytes.substr(0, 2) == "PK") {
        const fuzz::MemoryFile file(data, size);
        fuzz::check(read_xlsx(file.path(), rows));
        return 0;
    }
    const std::string workbook = fixture::workbook_of(std::string(bytes), std::string(bytes));
    const fuzz::MemoryFile file(reinterpret_cast<const std::uint8_t*>(workbook.data()), workbook.size());
    fuzz::check(read_xlsx(file.path(), rows));
    return 0;
}
