#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "lead-time";
constexpr const char* clause = "社会培训评价组织 二.2";

/// A plan submitted on one day for an exam on another.
BatchBuilder plan(std::string_view submitted, std::string_view exam) {
    return social_batch().on(Step::plan_submitted, submitted).exam(exam).at("plan");
}

TEST_CASE("lead-time: asked of social training alone") {
    check_applies_in(rule, {"social-training/supervised"});
    CHECK(judge(rule, employer_batch().on(Step::plan_submitted, "2026-10-30")) == does_not_apply());
    CHECK(judge(rule, college_batch().on(Step::plan_submitted, "2026-10-30")) == does_not_apply());
}

TEST_CASE("lead-time: 三个工作日后, submitted on Monday 2026-11-02") {
    check_rule(rule, clause,
               {
                   {"Friday, the day after the third working day", plan("2026-11-02", "2026-11-06"),
                    passes().saying("2026-11-03").saying("2026-11-04").saying("2026-11-05").saying("2026-11-06")},
                   {"Thursday, the third itself: one reading", plan("2026-11-02", "2026-11-05"), warns("").saying("2026-11-06")},
                   {"Wednesday, the second", plan("2026-11-02", "2026-11-04"), fails("").saying("2026-11-06")},
                   {"the same day", plan("2026-11-02", "2026-11-02"), fails("")},
                   {"an exam before its plan", plan("2026-11-02", "2026-10-30"), fails("")},
                   {"much later", plan("2026-11-02", "2026-12-12"), passes()},
                   {"at every later stage too", plan("2026-11-02", "2026-11-04").at("complete"), fails("")},
               });
}

TEST_CASE("lead-time: weekends are not working days, but an exam may be held on one") {
    check_rule(rule, clause,
               {
                   {"Tuesday to Saturday", plan("2026-11-03", "2026-11-07"), passes()},
                   {"Tuesday to Friday, the third", plan("2026-11-03", "2026-11-06"), warns()},
                   {"Wednesday to Tuesday", plan("2026-11-04", "2026-11-10"), passes().saying("周六").saying("周日")},
                   {"Wednesday to Monday, the third", plan("2026-11-04", "2026-11-09"), warns()},
                   {"Wednesday to Sunday: only two working days", plan("2026-11-04", "2026-11-08"), fails()},
               });
}

TEST_CASE("lead-time: a plan submitted on a day off counts from the next working day") {
    // Strict: Monday the 2nd is day 0. Loose: the Saturday is, and the working days are the 2nd, 3rd and 4th.
    check_rule(rule, clause,
               {
                   {"Saturday to Friday", plan("2026-10-31", "2026-11-06"), passes().saying("2026-11-05")},
                   {"Saturday to Thursday, the strict third", plan("2026-10-31", "2026-11-05"), warns()},
                   {"Saturday to Wednesday, the loose third", plan("2026-10-31", "2026-11-04"), warns().saying("2026-11-06")},
                   {"Saturday to Tuesday", plan("2026-10-31", "2026-11-03"), fails()},
                   {"Sunday to Friday", plan("2026-11-01", "2026-11-06"), passes()},
                   {"Sunday to Wednesday", plan("2026-11-01", "2026-11-04"), warns()},
               });
}

TEST_CASE("lead-time: holidays and worked weekends are those of the notice") {
    check_rule(rule, clause,
               {
                   {"over 国庆节: 8, 9 and the worked Saturday 10 are counted", plan("2026-09-30", "2026-10-11"),
                    passes().saying("国庆节").saying("2026-10-08").saying("2026-10-10")},
                   {"the worked Saturday is the third", plan("2026-09-30", "2026-10-10"), warns()},
                   {"the day before it", plan("2026-09-30", "2026-10-09"), fails()},
                   {"an exam within the holidays", plan("2026-09-30", "2026-10-04"), fails()},
                   {"submitted on a worked Saturday: it is day 0", plan("2026-10-10", "2026-10-15"), passes()},
                   {"submitted on a worked Saturday, on the third", plan("2026-10-10", "2026-10-14"), warns()},
                   {"submitted on a holiday: 9, 10 and 12 are counted", plan("2026-10-05", "2026-10-12"), warns().saying("2026-10-13")},
                   {"submitted on a holiday, after the third", plan("2026-10-05", "2026-10-13"), passes()},
                   {"submitted on a holiday, on the loose third", plan("2026-10-05", "2026-10-10"), warns()},
                   {"submitted on a holiday, before it", plan("2026-10-05", "2026-10-09"), fails()},
               });
}

TEST_CASE("lead-time: days that the calendar doesn't know can't be counted") {
    // The last year of the calendar is 2026, and unknown from 27 December on. Wednesday the 23rd: 24 and 25 are counted.
    check_rule(rule, clause,
               {
                   {"the third is found before the unknown days", plan("2026-12-22", "2026-12-26"), passes()},
                   {"and an exam in an unknown year is then none the worse", plan("2026-12-22", "2027-01-15"), passes()},
                   {"the exam comes before the unknown days and the third", plan("2026-12-23", "2026-12-26"), fails()},
                   {"the exam is on the first unknown day", plan("2026-12-23", "2026-12-27"), cannot_be_checked("")},
                   {"an unknown day is met before the third", plan("2026-12-23", "2026-12-31"),
                    cannot_be_checked("").saying("2026-12-27").saying("2026-12-29").saying("--calendar")},
                   {"both days in a year without rows", plan("2027-03-01", "2027-03-20"), cannot_be_checked().saying("2027-03-05")},
                   {"submitted on an unknown day", plan("2026-12-28", "2027-01-20"), cannot_be_checked()},
                   {"three days apart in an unknown year", plan("2027-03-01", "2027-03-04"), cannot_be_checked()},
                   {"less than three days apart fails under any calendar", plan("2027-03-01", "2027-03-03"), fails("")},
                   {"an exam before its plan fails under any calendar", plan("2027-03-01", "2027-02-01"), fails("")},
               });
}

TEST_CASE("lead-time: at plan the submission is taken as the as-of day, and the finding says so") {
    const BatchBuilder batch = plan("2026-11-02", "2026-11-06").without(Step::plan_submitted);
    check_rule(
        rule, clause,
        {
            {"in time if it is submitted today", batch.as_of("2026-11-02"), passes().saying("taken as the as-of day Monday 2026-11-02")},
            {"too late if it is submitted today", batch.as_of("2026-11-04"), fails().saying("taken as the as-of day")},
            {"at registration nothing is taken", batch.as_of("2026-11-02").at("registration"),
             fails("plan_submitted").saying("plan_submitted")},
        });
}

TEST_CASE("lead-time: the first exam day is exam_start, else the earliest session") {
    const BatchBuilder sessions =
        plan("2026-11-02", "2026-11-06").no_exam().sessions({session().date("2026-11-20"), session().date("2026-11-05")});
    check_rule(rule, clause,
               {
                   {"the earliest session is on the third working day", sessions, warns()},
                   {"exam_start goes before", sessions.on(Step::exam_start, "2026-11-06"), passes()},
               });
    check_needed(rule, social_batch().no_exam(), "exam_start", "plan");
    CHECK(judge(rule, social_batch().no_exam().without(Step::plan_submitted)) == fails("exam_start").times(2));
}

} // namespace
} // namespace hegui::test
