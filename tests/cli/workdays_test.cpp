#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hegui {
namespace {

using fixture::Folder;
using fixture::Run;
using fixture::run_program;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("workdays: each day is counted or skipped, with its holiday") {
    const Run run = run_program({"workdays", "2026-09-30", "3", "--lang", "zh"});
    CHECK(run.status == 0);
    CHECK(run.err == "");
    CHECK(run.out == "2026-09-30 之后第 3 个工作日：2026-10-10（周六）\n"
                     "\n"
                     "  2026-09-30（周三）    起算日，不计（工作日）\n"
                     "  2026-10-01（周四）    跳过：国庆节\n"
                     "  2026-10-02（周五）    跳过：国庆节\n"
                     "  2026-10-03（周六）    跳过：国庆节\n"
                     "  2026-10-04（周日）    跳过：国庆节\n"
                     "  2026-10-05（周一）    跳过：国庆节\n"
                     "  2026-10-06（周二）    跳过：国庆节\n"
                     "  2026-10-07（周三）    跳过：国庆节\n"
                     "  2026-10-08（周四）    第 1 个工作日\n"
                     "  2026-10-09（周五）    第 2 个工作日\n"
                     "  2026-10-10（周六）    第 3 个工作日（国庆节调休上班）\n");
}

TEST_CASE("workdays: from a day off, and over weekends") {
    const Run run = run_program({"workdays", "2026-11-21", "1"});
    CHECK(run.status == 0);
    CHECK(contains(run.out, "working day 1 after 2026-11-21: Monday 2026-11-23\n"));
    CHECK(contains(run.out, "Saturday 2026-11-21   not counted (Saturday)\n"));
    CHECK(contains(run.out, "Sunday 2026-11-22     skipped: Sunday\n"));
    CHECK(contains(run_program({"workdays", "2026-11-02", "3"}).out, ": Thursday 2026-11-05\n"));
}

TEST_CASE("workdays: days that the calendar does not know are said, and are no certain result") {
    const Run run = run_program({"workdays", "2026-12-24", "3"});
    CHECK(run.status == 2);
    CHECK(run.err == "");
    CHECK(contains(run.out, "working day 3 after 2026-12-24: Tuesday 2026-12-29\n"));
    CHECK(contains(run.out, "Friday 2026-12-25     working day 1\n"));
    CHECK(contains(run.out, "working day 2 (the calendar has no data: by weekends alone)\n"));
    CHECK(contains(run.out, "no data from 2026-12-27 on"));
    const Folder folder;
    const std::string next = "date,kind,name,notice\n2026-12-31,holiday,元旦,x\n2027-01-01,holiday,元旦,x\n2027-02-11,holiday,春节,x\n";
    const std::string calendar = folder.write("2027.csv", next).string();
    const Run known = run_program({"workdays", "2026-12-24", "5", "--calendar", calendar});
    CHECK(known.status == 0);
    CHECK(contains(known.out, ": Monday 2027-01-04\n"));
    CHECK(contains(known.out, "Thursday 2026-12-31   skipped: 元旦\n"));
}

TEST_CASE("workdays: wrong use") {
    const auto refused = [](const std::vector<std::string>& arguments, std::string_view why) {
        const Run run = run_program(arguments);
        CAPTURE(why);
        CHECK(run.status == 2);
        CHECK(run.out == "");
        CHECK(contains(run.err, why));
    };
    refused({"workdays"}, "DATE is missing");
    refused({"workdays", "2026-09-30"}, "N is missing");
    refused({"workdays", "2026-09-31", "3"}, "DATE must be a date such as 2026-11-20, not \"2026-09-31\"");
    for (const char* count : {"0", "x", "3.5", "10001", "99999999999999999999", ""})
        refused({"workdays", "2026-09-30", count}, "N must be a whole number from 1 to 10000");
    refused({"workdays", "2026-09-30", "3", "--calendar", "absent.csv"}, "absent.csv can't be read");
    refused({"workdays", "2026-09-30", "3", "--calender", "x"}, "did you mean \"--calendar\"?");
}

} // namespace hegui
