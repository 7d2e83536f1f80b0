// A calendar file from a stranger.
#include "lib/calendar/calendar.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hegui;
    const std::string_view csv(reinterpret_cast<const char*>(data), size);
    Calendar calendar;
    InputErrors errors;
    calendar.add(Source("calendar.csv", csv), csv, errors);
    const auto count = calendar.count(date::sys_days{date::year{2026} / 11 / 2}, WorkingDays{3});
    if (count.working.size() != 3) __builtin_trap();
    return 0;
}
