#include "lib/base/text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hegui {
namespace {

date::sys_days day(int year, unsigned month, unsigned of_month) {
    return date::sys_days{date::year{year} / date::month{month} / date::day{of_month}};
}

} // namespace

TEST_CASE("iso: days are written with four two and two digits") {
    CHECK(iso(day(2026, 11, 2)) == "2026-11-02");
    CHECK(iso(day(987, 1, 31)) == "0987-01-31");
}

TEST_CASE("with_weekday: every weekday in both languages") {
    const std::vector<Text> expected{
        {"2026-11-01（周日）", "Sunday 2026-11-01"},   {"2026-11-02（周一）", "Monday 2026-11-02"},
        {"2026-11-03（周二）", "Tuesday 2026-11-03"},  {"2026-11-04（周三）", "Wednesday 2026-11-04"},
        {"2026-11-05（周四）", "Thursday 2026-11-05"}, {"2026-11-06（周五）", "Friday 2026-11-06"},
        {"2026-11-07（周六）", "Saturday 2026-11-07"},
    };
    date::sys_days of = day(2026, 11, 1);
    for (const Text& one : expected) {
        CHECK(with_weekday(of).zh == one.zh);
        CHECK(with_weekday(of).en == one.en);
        of += date::days{1};
    }
}

TEST_CASE("say: each language takes its own half of a text and the same of all else") {
    const Text text = say("{}：{} 人，{}", "{}: {} people, {}", Text{"计划", "planned"}, 30, day(2026, 9, 1));
    CHECK(text.zh == "计划：30 人，2026-09-01");
    CHECK(text.en == "planned: 30 people, 2026-09-01");
}

TEST_CASE("say: arguments are not read as formats") {
    CHECK(say("{}", "{}", std::string("{} {:x}")).zh == "{} {:x}");
    CHECK(say("{1}在{0}", "{0}: {1}", std::string("a"), std::string("b")).zh == "b在a");
}

TEST_CASE("listed: the separator of each language between the parts") {
    CHECK(listed(std::vector<std::string>{}).empty());
    CHECK(listed(std::vector<std::string>{"plan"}).zh == "plan");
    CHECK(listed(std::vector<std::string>{"a", "b", "c"}).zh == "a、b、c");
    CHECK(listed(std::vector<std::string>{"a", "b", "c"}).en == "a, b, c");
    CHECK(listed(std::vector<Text>{{"甲", "a"}, {"乙", "b"}}).zh == "甲、乙");
    CHECK(listed(std::vector<Text>{{"甲", "a"}, {"乙", "b"}}).en == "a, b");
    CHECK(listed(std::vector<date::sys_days>{day(2026, 11, 3), day(2026, 11, 4)}).en == "2026-11-03, 2026-11-04");
}

TEST_CASE("Text: a language each") {
    const Text text{"甲", "a"};
    CHECK(text.in(Lang::zh) == "甲");
    CHECK(text.in(Lang::en) == "a");
    CHECK_FALSE(text.empty());
    CHECK(Text{}.empty());
    CHECK(same("电工").zh == same("电工").en);
}

} // namespace hegui
