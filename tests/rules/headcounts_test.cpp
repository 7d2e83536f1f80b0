#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "headcounts";
constexpr const char* clause = "惯例：合格人数不多于参考人数，参考人数不多于报名人数";

BatchBuilder counts(Number registered, Number examined, Number passed) {
    return employer_autonomous_batch().sessions({session().registered(registered).examined(examined).passed(passed)});
}

TEST_CASE("headcounts: asked in every procedure") {
    check_applies_in(rule, {"employer/supervised", "employer/autonomous", "social-training/supervised", "technical-college/supervised",
                            "technical-college/autonomous"});
}

TEST_CASE("headcounts: passed ≤ examined ≤ registered") {
    check_rule(rule, clause,
               {
                   {"each fewer than the one before", counts(30, 29, 28), passes()},
                   {"all equal", counts(30, 30, 30), passes()},
                   {"none", counts(0, 0, 0), passes()},
                   {"one more passed than examined", counts(30, 28, 29), fails("电工/4").times(1).saying("29").saying("28")},
                   {"one more examined than registered", counts(28, 29, 20), fails("电工/4").times(1).saying("29").saying("28")},
                   {"examined is absent: passed against registered", counts(28, absent, 29), fails("电工/4").times(1)},
                   {"all the wrong way round", counts(10, 20, 30), fails("电工/4").times(3)},
                   {"more registered than planned is no matter of this rule",
                    employer_batch().sessions({session().planned(5).registered(30)}), passes()},
               });
}

TEST_CASE("headcounts: only numbers that are there, at every stage") {
    check_rule(rule, clause,
               {
                   {"registered alone", counts(30, absent, absent), passes()},
                   {"no number at all", counts(absent, absent, absent), passes()},
                   {"no numbers at the last stage", counts(absent, absent, absent).at("complete"), passes()},
                   {"no sessions", employer_autonomous_batch().sessions({}), passes()},
                   {"wrong at the first stage", counts(28, 29, absent).at("registration"), fails("电工/4")},
               });
}

TEST_CASE("headcounts: each session for itself") {
    const SessionBuilder wrong = session("养老护理员", 5).registered(10).examined(11).passed(1);
    check_rule(rule, clause,
               {
                   {"the second is wrong", employer_batch().sessions({session(), wrong}), fails("养老护理员/5").times(1)},
                   {"both sessions of a pair are wrong", employer_batch().sessions({wrong, wrong}), fails("养老护理员/5").times(2)},
               });
}

} // namespace
} // namespace hegui::test
