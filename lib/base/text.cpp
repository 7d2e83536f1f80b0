#include "lib/base/text.hpp"

#include <array>

namespace hegui {

std::string iso(date::sys_days day) {
    const date::year_month_day ymd{day};
    const int year = static_cast<int>(ymd.year());
    const auto month = static_cast<unsigned>(ymd.month());
    const auto of_month = static_cast<unsigned>(ymd.day());
    // Of four digits, as every year is that a person writes; what is reckoned from one may lie just beyond.
    if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, of_month);
    std::string written = "0000-00-00";
    const auto put = [&](std::size_t at, unsigned number) {
        written[at] = static_cast<char>('0' + number / 10);
        written[at + 1] = static_cast<char>('0' + number % 10);
    };
    put(0, static_cast<unsigned>(year) / 100);
    put(2, static_cast<unsigned>(year) % 100);
    put(5, month);
    put(8, of_month);
    return written;
}

Text with_weekday(date::sys_days day) {
    static constexpr std::array zh = {"日", "一", "二", "三", "四", "五", "六"};
    static constexpr std::array en = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    const auto weekday = date::weekday{day}.c_encoding();
    const std::string written = iso(day);
    return {written + "（周" + zh.at(weekday) + "）", std::string(en.at(weekday)) + ' ' + written};
}

} // namespace hegui
