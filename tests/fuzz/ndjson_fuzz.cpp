#include "lib/report/ndjson_in.hpp"
#include "tests/fixture/report.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

// A line of ndjson from a stranger: it is refused, or every report can be made of it, and ndjson again.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hegui;
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    const auto end = read_summary_line(line, "0.1.0");
    const auto read = read_batch_line(line);
    const auto* batch = std::get_if<BatchResult>(&read);
    if (batch == nullptr) return 0;
    const Style open{.lang = Lang::zh, .show_ids = true};
    for (const Format* format : formats()) fixture::written(*format, {*batch}, open);
    const std::string written = fixture::written(fixture::format("ndjson"), {*batch}, open);
    const auto again = read_batch_line(std::string_view(written).substr(0, written.find('\n')));
    const auto* same = std::get_if<BatchResult>(&again);
    if (same == nullptr || fixture::written(fixture::format("ndjson"), {*same}, open) != written) std::abort();
    return 0;
}
