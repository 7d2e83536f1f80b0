#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "enrolment-window";
constexpr const char* clause = "二（一）";

BatchBuilder enrolled(IsoDay day) { return enrolment(trainee().on(TraineeStep::enrolled, std::move(day))); }

TEST_CASE("enrolment-window: 7月30日至8月16日") {
    check_rule(rule, clause,
               {
                   {"a day early", enrolled("2026-07-29"), fails("学员甲").saying("2026-07-30").saying("2026-08-16")},
                   {"the first day", enrolled("2026-07-30"), passes("学员甲")},
                   {"the last day", enrolled("2026-08-16"), passes("学员甲")},
                   {"a day late", enrolled("2026-08-17"), fails("学员甲")},
                   {"in another year", enrolled("2025-08-03"), fails("学员甲")},
                   {"the year is that of the batch", enrolled("2025-08-03").year(2025), passes()},
                   {"judged whatever the stage", enrolled("2026-08-17").at("enrolment"), fails("学员甲")},
               });
}

TEST_CASE("enrolment-window: absent, it is pending while it is in time") {
    for (const char* stage : {"enrolment", "online", "offline", "qualification"}) {
        INFO(stage);
        const BatchBuilder batch = enrolled(absent).at(stage);
        CHECK(judge(rule, batch.as_of("2026-07-01")) == pends("学员甲").saying("2026-08-16").saying("46"));
        CHECK(judge(rule, batch.as_of("2026-08-16")) == pends("学员甲").saying("还有 0 天"));
        CHECK(judge(rule, batch.as_of("2026-08-17")) == fails("学员甲").saying("enrolled").saying("enrolment"));
    }
    CHECK(judge(rule, enrolled(absent).year(2027)) == pends("学员甲").saying("2027-08-16"));
}

TEST_CASE("enrolment-window: without trainees, or without a year") {
    check_needed(rule, enrolment().trainees({}), "[[trainee]]", "enrolment");
    CHECK(judge(rule, enrolment().year(absent)) == fails("year").saying("batch.year"));
}

} // namespace
} // namespace hegui::test
