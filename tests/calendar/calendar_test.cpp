#include "lib/calendar/calendar.hpp"

#include "rules/embedded.hpp"
#include "tests/fixture/errors.hpp"
#include "tests/fixture/folder.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <sstream>
#include <string>
#include <type_traits>

namespace hegui {
namespace {

// Working days have no arithmetic with days of their own: that takes a calendar.
static_assert(!std::is_invocable_v<std::plus<>, date::sys_days, WorkingDays>);
static_assert(!std::is_invocable_v<std::plus<>, WorkingDays, date::sys_days>);
static_assert(!std::is_invocable_v<std::minus<>, date::sys_days, WorkingDays>);
static_assert(std::is_invocable_v<std::plus<>, date::sys_days, date::days>);

constexpr const char* header = "date,kind,name,notice\n";

date::sys_days day(const std::string& text) {
    date::sys_days parsed;
    std::istringstream(text) >> date::parse("%F", parsed);
    return parsed;
}

std::string add(Calendar& calendar, const std::string& csv) {
    InputErrors errors;
    calendar.add(Source("calendar.csv", csv), csv, errors);
    return fixture::in_english(errors);
}

/// The calendar that the program ships with.
Calendar shipped() {
    Calendar calendar;
    REQUIRE(add(calendar, std::string(rules::calendar())) == "");
    return calendar;
}

std::string nth(const Calendar& calendar, const std::string& start, int n) {
    return iso(calendar.count(day(start), WorkingDays{n}).last());
}

} // namespace

TEST_CASE("Calendar: the working days of workday-vectors.csv") {
    const Calendar calendar = shipped();
    std::istringstream lines(fixture::bytes_of(fixture::source_dir() / "tests/calendar/workday-vectors.csv"));
    std::string line;
    std::getline(lines, line);
    REQUIRE(line == "start,n,expected,note");
    int rows = 0;
    while (std::getline(lines, line)) {
        CAPTURE(line);
        std::istringstream columns(line);
        std::string start;
        std::string n;
        std::string expected;
        std::getline(columns, start, ',');
        std::getline(columns, n, ',');
        std::getline(columns, expected, ',');
        const Calendar::Count count = calendar.count(day(start), WorkingDays{std::stoi(n)});
        CHECK(iso(count.last()) == expected);
        CHECK(static_cast<int>(count.working.size()) == std::stoi(n));
        CHECK_FALSE(count.unknown.has_value());
        ++rows;
    }
    CHECK(rows == 40);
}

TEST_CASE("Calendar: counted and skipped days are all the days after the start") {
    const Calendar calendar = shipped();
    const Calendar::Count count = calendar.count(day("2026-09-24"), WorkingDays{4});
    std::string working;
    for (const date::sys_days one : count.working) working += iso(one) + " ";
    std::string skipped;
    for (const date::sys_days one : count.skipped) skipped += iso(one) + " ";
    CHECK(working == "2026-09-28 2026-09-29 2026-09-30 2026-10-08 ");
    CHECK(skipped == "2026-09-25 2026-09-26 2026-09-27 2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07 ");
}

TEST_CASE("Calendar: kinds of days") {
    const Calendar calendar = shipped();
    CHECK(calendar.kind(day("2026-11-02")) == Calendar::Kind::working);
    CHECK(calendar.kind(day("2026-11-01")) == Calendar::Kind::off);
    CHECK(calendar.kind(day("2026-10-01")) == Calendar::Kind::off);
    CHECK(calendar.kind(day("2026-10-10")) == Calendar::Kind::working); // a worked Saturday
}

TEST_CASE("Calendar: unknown are years without rows and the last days of the last year") {
    const Calendar calendar = shipped();
    CHECK(calendar.kind(day("2026-12-26")) == Calendar::Kind::off);
    CHECK(calendar.kind(day("2026-12-25")) == Calendar::Kind::working);
    for (const char* unknown : {"2026-12-27", "2026-12-28", "2026-12-31", "2027-01-01", "2027-05-05", "2003-12-31"}) {
        CAPTURE(unknown);
        CHECK(calendar.kind(day(unknown)) == Calendar::Kind::unknown);
    }
    CHECK(calendar.kind(day("2025-12-29")) == Calendar::Kind::working); // no year but the last is in doubt at its end
    CHECK(calendar.kind(day("2004-01-01")) == Calendar::Kind::off);
    CHECK(Calendar().kind(day("2026-11-02")) == Calendar::Kind::unknown);
}

TEST_CASE("Calendar: a count tells the first unknown day it met and goes on by weekends") {
    const Calendar calendar = shipped();
    const Calendar::Count count = calendar.count(day("2026-12-24"), WorkingDays{3});
    REQUIRE(count.unknown);
    CHECK(iso(*count.unknown) == "2026-12-27");
    CHECK(iso(count.last()) == "2026-12-29");
    CHECK_FALSE(calendar.count(day("2026-12-24"), WorkingDays{1}).unknown.has_value());
    CHECK(iso(*calendar.count(day("2030-01-01"), WorkingDays{1}).unknown) == "2030-01-02");
}

TEST_CASE("Calendar: a year that is added makes the end of the one before it known") {
    Calendar calendar = shipped();
    REQUIRE(add(calendar, std::string(header) + "2027-01-01,holiday,元旦,x\n2027-01-03,workday,元旦,x\n") == "");
    CHECK(calendar.kind(day("2026-12-28")) == Calendar::Kind::working);
    CHECK(calendar.kind(day("2027-01-01")) == Calendar::Kind::off);
    CHECK(calendar.kind(day("2027-01-03")) == Calendar::Kind::working);
    CHECK(calendar.kind(day("2026-10-01")) == Calendar::Kind::off); // the years before stay
    CHECK(nth(calendar, "2026-12-31", 1) == "2027-01-03");
}

TEST_CASE("Calendar: a year that is there is replaced whole") {
    Calendar calendar = shipped();
    REQUIRE(add(calendar, std::string(header) + "2025-06-02,workday,,\n") == "");
    CHECK(calendar.kind(day("2025-06-02")) == Calendar::Kind::working);
    CHECK(calendar.kind(day("2025-10-01")) == Calendar::Kind::working); // a Wednesday; its old row is gone
    CHECK(calendar.kind(day("2024-10-01")) == Calendar::Kind::off);
}

TEST_CASE("Calendar: names of days") {
    const Calendar calendar = shipped();
    CHECK(calendar.name(day("2026-10-01")).zh == "国庆节");
    CHECK(calendar.name(day("2026-10-10")).zh == "国庆节调休上班");
    CHECK(calendar.name(day("2026-11-01")).zh == "周日");
    CHECK(calendar.name(day("2026-11-07")).en == "Saturday");
    CHECK(calendar.name(day("2026-11-02")).en == "working day");
}

TEST_CASE("Calendar: wrong rows are all reported by their line and nothing is taken") {
    Calendar calendar = shipped();
    CHECK(add(calendar, "date,kind,name\n"
                        "2025-10-01,holiday,x,y\n"
                        "2025-02-30,holiday,x,y\n"
                        "\n"
                        "2025/10/02,holiday,x,y\n"
                        "2025-10-03,holidays,x,y\n"
                        "2025-10-04\n"
                        "2025-10-01,workday,x,y\n") == "1:1+1 the first line must be date,kind,name,notice\n"
                                                       "3:1+1 \"2025-02-30\" is no date; write it 2026-10-01\n"
                                                       "5:1+1 \"2025/10/02\" is no date; write it 2026-10-01\n"
                                                       "6:1+1 \"holidays\" must be holiday or workday (did you mean \"holiday\"?)\n"
                                                       "7:1+1 \"\" must be holiday or workday\n"
                                                       "8:1+1 2025-10-01 stands twice\n");
    CHECK(calendar.kind(day("2025-10-02")) == Calendar::Kind::off); // as shipped
}

TEST_CASE("Calendar: errors in Chinese") {
    InputErrors errors;
    const std::string csv = std::string(header) + "x,holiday\n2025-10-01,x\n";
    Calendar().add(Source("calendar.csv", csv), csv, errors);
    CHECK(fixture::in_chinese(errors) == "2:1+1 “x”不是日期，应写作 2026-10-01\n3:1+1 “x”应为 holiday（放假）或 workday（上班）\n");
}

TEST_CASE("Calendar: a file without a day is an error") {
    Calendar calendar;
    CHECK(add(calendar, header) == "1:1+1 there is no day in this file\n");
    CHECK(add(calendar, "") == "1:1+1 the first line must be date,kind,name,notice\n");
}

TEST_CASE("Calendar: a byte order mark and the line ends of Windows change nothing") {
    Calendar calendar;
    CHECK(add(calendar, "\xEF\xBB\xBF"
                        "date,kind,name,notice\r\n2025-10-01,holiday,国庆节,x\r\n") == "");
    CHECK(calendar.kind(day("2025-10-01")) == Calendar::Kind::off);
}

TEST_CASE("Calendar: the last days of December in the next year's file are added to their year and don't replace it") {
    Calendar calendar = shipped();
    CHECK(add(calendar, std::string(header) + "2026-12-31,holiday,元旦,x\n2027-01-01,holiday,元旦,x\n") == "");
    CHECK(calendar.kind(day("2026-10-01")) == Calendar::Kind::off); // as shipped
    CHECK(calendar.kind(day("2026-12-31")) == Calendar::Kind::off);
    CHECK(calendar.kind(day("2026-12-30")) == Calendar::Kind::working); // known, now that the next year is
    CHECK(calendar.kind(day("2027-01-04")) == Calendar::Kind::working);
}

TEST_CASE("Calendar: the last days of December alone are no year") {
    Calendar calendar;
    CHECK(add(calendar, std::string(header) + "2026-12-31,holiday,元旦,x\n2027-01-01,holiday,元旦,x\n") == "");
    CHECK(calendar.kind(day("2026-12-31")) == Calendar::Kind::unknown);
}

} // namespace hegui
