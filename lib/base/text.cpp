#include "lib/base/text.hpp"

#include <array>

namespace hegui {

namespace {

std::string two_digits(unsigned number) { return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)}; }

/// Of four digits, as every year is that a person writes; what is reckoned from one may lie just beyond.
std::string written(date::year year) {
    const int number = static_cast<int>(year);
    if (number < 0 || number > 9999) return fmt::format("{:04}", number);
    const auto digits = static_cast<unsigned>(number);
    return two_digits(digits / 100) + two_digits(digits % 100);
}

} // namespace

std::string iso(date::sys_days day) {
    const date::year_month_day ymd{day};
    return written(ymd.year()) + '-' + two_digits(static_cast<unsigned>(ymd.month())) + '-' + two_digits(static_cast<unsigned>(ymd.day()));
}

Text with_weekday(date::sys_days day) {
    static constexpr std::array zh = {"日", "一", "二", "三", "四", "五", "六"};
    static constexpr std::array en = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    const auto weekday = date::weekday{day}.c_encoding();
    const std::string written = iso(day);
    return {written + "（周" + zh.at(weekday) + "）", std::string(en.at(weekday)) + ' ' + written};
}

} // namespace hegui
