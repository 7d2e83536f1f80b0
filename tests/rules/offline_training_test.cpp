#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "offline-training";
constexpr const char* clause = "二（二）2";

TEST_CASE("offline-training: 培训时长1天，完成在线培训并考核通过后参加") {
    const auto attended = [](const char* day) { return enrolment(trainee().on(TraineeStep::offline_attended, day)); };
    check_rule(rule, clause,
               {
                   {"a day", enrolment(trainee().days(1)), passes("学员甲")},
                   {"a day and a half", enrolment(trainee().days(1.5)), passes()},
                   {"half a day", enrolment(trainee().days(0.5)), fails("学员甲").times(1).saying("0.5")},
                   {"on the day of the test", attended("2026-08-21"), passes()},
                   {"a day before the test was passed", attended("2026-08-20"), fails("学员甲").times(1).saying("2026-08-21")},
                   {"not passed", enrolment(trainee().passed_offline(false)), fails("学员甲").times(1)},
                   {"what is there is judged at any stage", enrolment(trainee().passed_offline(false)).at("enrolment"), fails("学员甲")},
               });
}

TEST_CASE("offline-training: what is needed from when") {
    check_needed(rule, enrolment(trainee().on(TraineeStep::offline_attended, absent)), "offline.attended", "offline");
    check_needed(rule, enrolment(trainee().days(absent)), "offline.days", "offline");
    check_needed(rule, enrolment(trainee().passed_offline(absent)), "offline.passed", "offline");
    check_needed(rule, enrolment(trainee().on(TraineeStep::online_passed_on, absent)), "online.passed_on", "offline");
    check_needed(rule, enrolment().trainees({}), "[[trainee]]", "offline");
}

} // namespace
} // namespace hegui::test
