#include "lib/base/iso_date.hpp"

namespace hegui {
namespace {

/// The number that a run of digits is; nothing where it is none.
std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

} // namespace

std::optional<date::sys_days> parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const date::year_month_day parsed{date::year{*year}, date::month(static_cast<unsigned>(*month)),
                                      date::day(static_cast<unsigned>(*day))};
    if (!parsed.ok()) return std::nullopt;
    return date::sys_days{parsed};
}

} // namespace hegui
