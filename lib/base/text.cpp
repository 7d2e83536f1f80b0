#include "lib/base/text.hpp"

#include <array>

namespace hegui {

std::string iso(date::sys_days day) {
    const date::year_month_day ymd{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

Text with_weekday(date::sys_days day) {
    static constexpr std::array zh = {"日", "一", "二", "三", "四", "五", "六"};
    static constexpr std::array en = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    const auto weekday = date::weekday{day}.c_encoding();
    return {fmt::format("{}（周{}）", iso(day), zh.at(weekday)), fmt::format("{} {}", en.at(weekday), iso(day))};
}

} // namespace hegui
