#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "completion-deadline";
constexpr const char* clause = "社会培训评价组织 二（末段）";

/// An exam on one day, and both days of completion. 2026-11-30 is the 30th day after it.
BatchBuilder finished(std::string_view completed, std::string_view declared) {
    return social_batch().exam("2026-10-31").on(Step::completed, completed).on(Step::certificates_declared, declared).as_of("2026-12-20");
}

/// Nothing complete, on an as-of day.
BatchBuilder unfinished(std::string_view as_of) {
    return finished("2026-11-01", "2026-11-01").without(Step::completed).without(Step::certificates_declared).as_of(as_of);
}

TEST_CASE("completion-deadline: asked of social training alone") {
    check_applies_in(rule, {"social-training/supervised"});
    CHECK(judge(rule, employer_batch().on(Step::completed, "2026-12-20")) == does_not_apply());
}

TEST_CASE("completion-deadline: 在考试之日起 30 日内, the exam day not counted") {
    check_rule(rule, clause,
               {
                   {"day 30", finished("2026-11-30", "2026-11-30"), passes("").saying("2026-11-30")},
                   {"day 31", finished("2026-12-01", "2026-12-01"), fails("").saying("2026-11-30")},
                   {"complete on day 30, declared on day 31", finished("2026-11-30", "2026-12-01"), fails()},
                   {"declared on day 30, complete on day 31", finished("2026-12-01", "2026-11-30"), fails()},
                   {"complete long before, declared on day 30", finished("2026-11-05", "2026-11-30"), passes()},
                   {"at complete as well", finished("2026-11-30", "2026-11-30").at("complete"), passes()},
                   {"too late at complete", finished("2026-12-01", "2026-12-01").at("complete"), fails()},
               });
}

TEST_CASE("completion-deadline: the first exam day or the last, where the exam takes several") {
    const auto several = [](std::string_view done) { return finished(done, done).exam("2026-10-31", "2026-11-02"); };
    check_rule(rule, clause,
               {
                   {"within 30 days of the first", several("2026-11-30"), passes()},
                   {"a day later, within 30 of the last: both readings are named", several("2026-12-01"),
                    warns("").saying("2026-11-30").saying("2026-12-02")},
                   {"day 30 after the last", several("2026-12-02"), warns("")},
                   {"day 31 after the last", several("2026-12-03"), fails("")},
                   {"the last exam day is that of the latest session",
                    finished("2026-12-02", "2026-12-02").no_exam().sessions({session().date("2026-11-02"), session().date("2026-10-31")}),
                    warns("")},
               });
}

TEST_CASE("completion-deadline: a holiday does not move it, and is named") {
    const auto exam_before_national_day = [](std::string_view done) { return finished(done, done).exam("2026-09-01"); };
    check_rule(rule, clause,
               {
                   {"on 1 October, day 30", exam_before_national_day("2026-10-01"), passes().saying("2026-10-01").saying("国庆节")},
                   {"the first working day after", exam_before_national_day("2026-10-08"), fails().saying("国庆节")},
               });
}

TEST_CASE("completion-deadline: unfinished, the as-of day is judged, at every stage before certificate") {
    for (const char* stage : {"plan", "registration", "arrangement"}) {
        INFO(stage);
        check_rule(rule, clause,
                   {
                       {"before the exam", unfinished("2026-10-20").at(stage), pends("").saying("2026-11-30")},
                       {"ten days are left", unfinished("2026-11-20").at(stage), pends("").saying("10")},
                       {"day 30", unfinished("2026-11-30").at(stage), pends("").saying("2026-11-30")},
                       {"day 31", unfinished("2026-12-01").at(stage), fails("")},
                       {"day 31 after the first, within 30 of the last",
                        unfinished("2026-12-01").exam("2026-10-31", "2026-11-02").at(stage), warns("")},
                       {"complete, and not yet declared", unfinished("2026-11-20").on(Step::completed, "2026-11-12").at(stage), pends("")},
                   });
    }
}

TEST_CASE("completion-deadline: at certificate it is taken as complete on the as-of day, and the finding says so") {
    check_rule(rule, clause,
               {
                   {"day 30", unfinished("2026-11-30"), passes("").saying("taken").saying("2026-11-30")},
                   {"day 31", unfinished("2026-12-01"), fails("").saying("taken")},
                   {"complete early, declared on the as-of day", unfinished("2026-12-01").on(Step::completed, "2026-11-12"), fails("")},
               });
}

TEST_CASE("completion-deadline: at complete both days must be there") {
    const BatchBuilder batch = unfinished("2026-11-20").at("complete");
    check_rule(rule, clause,
               {
                   {"neither is", batch, fails("completed").times(2)},
                   {"not declared", batch.on(Step::completed, "2026-11-12"), fails("certificates_declared").times(1)},
                   {"declared, and not complete", batch.on(Step::certificates_declared, "2026-11-12"), fails("completed").times(1)},
               });
}

TEST_CASE("completion-deadline: there must be an exam day to count from") {
    check_needed(rule, social_batch().no_exam(), "exam_start", "certificate");
}

} // namespace
} // namespace hegui::test
