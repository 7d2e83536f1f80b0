#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "annual-plan";

TEST_CASE("annual-plan: asked of employers and colleges in both modules, not of social training") {
    check_applies_in(rule, {"employer/supervised", "employer/autonomous", "technical-college/supervised", "technical-college/autonomous"});
}

TEST_CASE("annual-plan: 每年第一季度 is 1 January to 31 March, of the year of the exam") {
    const BatchBuilder batch = employer_batch();
    check_rule(
        rule, "用人单位评价机构 二.1",
        {
            {"the day before the first", batch.annual_plan("2025-12-31", true), fails("submitted").saying("2025-12-31")},
            {"the first day", batch.annual_plan("2026-01-01", true), passes("submitted")},
            {"the last day", batch.annual_plan("2026-03-31", true), passes("submitted")},
            {"the day after the last", batch.annual_plan("2026-04-01", true), fails("submitted").saying("2026-03-31")},
            {"last year's plan", batch.annual_plan("2025-02-20", true), fails("submitted")},
            {"next year's plan", batch.annual_plan("2027-02-20", true), fails("submitted")},
            {"the exam is next year: this year's plan doesn't hold for it", batch.exam("2027-01-05"), fails("submitted")},
            {"the exam is next year, and so is the plan", batch.exam("2027-05-05").annual_plan("2027-01-04", true), passes("submitted")},
            {"the year is that of the first exam day", batch.exam("2026-12-31", "2027-01-02"), passes("submitted")},
            {"without exam_start it is that of the earliest session", batch.no_exam().sessions({session().date("2025-11-01")}),
             fails("submitted").saying("2025")},
        });
}

TEST_CASE("annual-plan: without an exam day the year is that of the as-of day") {
    const BatchBuilder batch = employer_autonomous_batch().by("direct").no_exam();
    check_rule(rule, "用人单位评价机构 三.1",
               {
                   {"this year's plan", batch.as_of("2026-11-20"), passes("submitted")},
                   {"last year's plan", batch.as_of("2027-01-10"), fails("submitted")},
               });
}

TEST_CASE("annual-plan: not there yet is pending while there is time") {
    const BatchBuilder batch = college_batch().exam("2026-10-31").annual_plan(absent, absent).at("plan");
    check_rule(rule, "技工院校评价机构 二.1",
               {
                   {"on the last day", batch.as_of("2026-03-31"), pends("submitted").saying("2026-03-31").saying("0")},
                   {"ten days before it", batch.as_of("2026-03-21"), pends("submitted").saying("2026-03-31").saying("10")},
                   {"a day too late", batch.as_of("2026-04-01"), fails("submitted").saying("2026-03-31")},
                   {"the exam is next year", batch.as_of("2026-12-01").exam("2027-05-05"), pends("submitted").saying("2027-03-31")},
                   {"in time at the last stage too", batch.at("complete").as_of("2026-03-31"), pends("submitted")},
               });
}

TEST_CASE("annual-plan: 以纸质申报盖章为准") {
    const BatchBuilder batch = college_autonomous_batch();
    const BatchBuilder early = batch.exam("2026-10-31").at("registration").as_of("2026-02-01");
    check_rule(rule, "技工院校评价机构 三.1",
               {
                   {"stamped", batch.annual_plan("2026-02-20", true), passes()},
                   {"not stamped", batch.annual_plan("2026-02-20", false), fails("stamped")},
                   {"a date, and nothing said of a stamp", batch.annual_plan("2026-02-20", absent), fails("stamped").saying("stamped")},
                   {"not stamped, while there is still time", early.annual_plan("2026-01-20", false), fails("stamped")},
                   {"no date yet, and not stamped", early.annual_plan(absent, false), fails("stamped")},
                   {"no date yet, the paper is stamped", early.annual_plan(absent, true), pends("submitted")},
                   {"too late and not stamped: both are told", batch.annual_plan("2026-04-01", false), fails("stamped").times(2)},
               });
}

} // namespace
} // namespace hegui::test
