// An .xls file from a stranger.
#include "lib/sheet/xls.hpp"
#include "tests/fuzz/sheet_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hegui;
    const fuzz::MemoryFile file({reinterpret_cast<const char*>(data), size});
    fuzz::Rows rows;
    fuzz::check(read_xls(fixture::OpenFile(file), rows));
    return 0;
}
