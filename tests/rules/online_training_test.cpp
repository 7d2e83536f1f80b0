#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "online-training";
constexpr const char* clause = "二（二）1、附件2 三";
constexpr const char* test_clause = "附件2 三";

TEST_CASE("online-training: 学习总时长为 180 分钟，每人 2 次考核机会，90 分以上（含 90 分）为合格") {
    check_rule(rule, clause,
               {
                   {"180", enrolment(trainee().minutes(180)), passes("学员甲")},
                   {"179", enrolment(trainee().minutes(179)), fails("学员甲").times(1).under(test_clause).saying("180")},
                   {"2 attempts", enrolment(trainee().attempts(2)), passes()},
                   {"3 attempts", enrolment(trainee().attempts(3)), fails("学员甲").times(1).under(test_clause)},
                   {"a score without an attempt", enrolment(trainee().attempts(0)), warns("学员甲").times(1)},
                   {"90", enrolment(trainee().score(90)), passes()},
                   {"89.99", enrolment(trainee().score(89.99)), fails("学员甲").times(1).under(test_clause).saying("89.99")},
                   {"100", enrolment(trainee().score(100)), passes()},
               });
}

TEST_CASE("online-training: 在线学习为7月30日至8月27日") {
    for (const TraineeStep step : {TraineeStep::online_started, TraineeStep::online_finished}) {
        INFO(std::string(key_of(step)));
        const auto on = [&](const char* day) { return judge(rule, enrolment(trainee().on(step, day))); };
        CHECK(on("2026-07-29") == fails("学员甲").times(1).under("二（二）1").saying("2026-07-30"));
        CHECK(on("2026-07-30") == passes());
        CHECK(on("2026-08-27") == passes());
        CHECK(on("2026-08-28") == fails("学员甲").times(1).saying("2026-08-27"));
    }
    // When the test was passed is not asked.
    CHECK(judge(rule, enrolment(trainee().on(TraineeStep::online_passed_on, "2026-08-30"))) == passes());
    CHECK(judge(rule, enrolment(trainee().on(TraineeStep::online_passed_on, absent))) == passes());
}

TEST_CASE("online-training: what is absent is pending before it is due, and while it is in time") {
    struct Row {
        const char* key;
        TraineeBuilder trainee;
    };
    const std::vector<Row> lacking{
        {"online.minutes", trainee().minutes(absent)},
        {"online.started", trainee().on(TraineeStep::online_started, absent)},
        {"online.finished", trainee().on(TraineeStep::online_finished, absent)},
        {"online.attempts", trainee().attempts(absent)},
        {"online.score", trainee().score(absent)},
    };
    for (const Row& row : lacking) {
        check_needed(rule, enrolment(row.trainee), row.key, "online");
        for (const char* stage : {"enrolment", "online", "offline", "qualification"}) {
            INFO(row.key, " at ", stage);
            CHECK(judge(rule, enrolment(row.trainee).at(stage).as_of("2026-08-27")) ==
                  pends("学员甲").saying(row.key).saying("2026-08-27"));
        }
        CHECK(judge(rule, enrolment(row.trainee).at("online").as_of("2026-08-28")) == fails("学员甲").saying(row.key));
    }
    check_needed(rule, enrolment().trainees({}), "[[trainee]]", "online");
}

TEST_CASE("online-training: what is there is judged at any stage") {
    CHECK(judge(rule, enrolment(trainee().minutes(90)).at("enrolment").as_of("2026-08-10")) == fails("学员甲"));
    CHECK(judge(rule, enrolment(trainee().score(60).minutes(absent)).at("enrolment")) == fails("学员甲").times(1));
}

TEST_CASE("online-training: what is absent is told in one finding of a trainee") {
    const TraineeBuilder none = trainee().minutes(absent).attempts(absent).score(absent);
    CHECK(judge(rule, enrolment(none)) == fails("学员甲").times(1).saying("online.minutes, online.attempts, online.score are missing"));
    CHECK(judge(rule, enrolment(none)) == fails("学员甲").saying("缺少 online.minutes、online.attempts、online.score"));
    CHECK(judge(rule, enrolment(none).at("enrolment")) == pends("学员甲").times(1).saying("online.score are not there yet"));
}

} // namespace
} // namespace hegui::test
