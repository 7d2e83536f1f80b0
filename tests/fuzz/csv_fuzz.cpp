// A CSV file from a stranger, in any encoding. Read in pieces of any size it is the same.
#include "lib/sheet/csv.hpp"
#include "tests/fuzz/sheet_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hegui;
    if (size < 2) return 0;
    constexpr std::string_view separators = ",;\t|";
    const char separator = separators[data[0] % separators.size()];
    const std::size_t chunk = data[1];
    const fuzz::MemoryFile file({reinterpret_cast<const char*>(data) + 2, size - 2});
    fuzz::Rows whole;
    fuzz::Rows pieces;
    const auto problem = read_csv(fixture::OpenFile(file), separator, whole);
    const auto problem_in_pieces = read_csv(fixture::OpenFile(file), separator, pieces, chunk);
    fuzz::check(problem);
    if (whole.hash() != pieces.hash() || problem.has_value() != problem_in_pieces.has_value()) __builtin_trap();
    if (problem && problem->what.zh != problem_in_pieces->what.zh) __builtin_trap();
    return 0;
}
