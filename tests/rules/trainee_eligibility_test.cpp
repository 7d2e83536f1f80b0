#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "trainee-eligibility";
constexpr const char* clause = "附件1";

TraineeBuilder nobody() { return trainee().unqualified(); }

TEST_CASE("trainee-eligibility: 申报考评职业的三级/高级工以上") {
    check_rule(rule, clause,
               {
                   {"三级", enrolment(nobody().skilled("电工", 3)), passes("学员甲")},
                   {"一级", enrolment(nobody().skilled("电工", 1)), passes("学员甲")},
                   {"四级", enrolment(nobody().skilled("电工", 4)), fails("学员甲").times(1).saying("三级").saying("电工")},
                   {"三级 in another occupation", enrolment(nobody().skilled("焊工", 3)), fails("学员甲")},
                   {"one of several is enough", enrolment(nobody().skilled("焊工", 1).skilled("电工", 3)), passes()},
                   {"neither a skill nor a title", enrolment(nobody()), fails("学员甲")},
                   {"nor at enrolment, its first stage", enrolment(nobody()).at("enrolment"), fails("学员甲")},
               });
}

TEST_CASE("trainee-eligibility: which occupation a skill is in") {
    const TraineeBuilder coded = nobody().applies_for("电工", "6-31-01-03");
    check_rule(rule, clause,
               {
                   {"codes are equal, names are not", enrolment(coded.skilled("维修电工", 3, "6-31-01-03")), passes()},
                   {"codes differ, names are equal", enrolment(coded.skilled("电工", 3, "6-29-02-06")), fails("学员甲")},
                   {"the skill has no code: by the name", enrolment(coded.skilled("电工", 3)), passes()},
                   {"the trainee has no code: by the name", enrolment(nobody().skilled("电工", 3, "6-31-01-03")), passes()},
               });
}

TEST_CASE("trainee-eligibility: 相关专业中级技术职务以上") {
    check_rule(rule, clause,
               {
                   {"中级", enrolment(nobody().titled("intermediate", {"电工"})), passes()},
                   {"高级", enrolment(nobody().titled("senior", {"焊工", "电工"})), passes()},
                   {"初级", enrolment(nobody().titled("junior", {"电工"})), fails("学员甲")},
                   {"another specialty", enrolment(nobody().titled("senior", {"焊工"})), fails("学员甲")},
                   {"nothing said of related occupations", enrolment(nobody().titled("senior", absent)), fails("学员甲")},
               });
}

TEST_CASE("trainee-eligibility: ethics and experience") {
    check_rule(rule, clause,
               {
                   {"declared not to be", enrolment(trainee().ethics_declared(false)), fails("学员甲").saying("ethics_declared")},
                   {"experience is not stated", enrolment(trainee().experience(absent)), warns("学员甲").times(1).saying("experience")},
               });
    check_needed(rule, enrolment(trainee().ethics_declared(absent)), "ethics_declared", "enrolment");
    check_needed(rule, enrolment(trainee().applies_for(absent)), "occupation", "enrolment");
    check_needed(rule, enrolment().trainees({}), "[[trainee]]", "enrolment");
}

TEST_CASE("trainee-eligibility: each trainee for themselves") {
    check_rule(rule, clause,
               {{"the second of two", enrolment().trainees({trainee(), trainee("学员乙").unqualified().skilled("电工", 4)}),
                 fails("学员乙").times(1)}});
}

} // namespace
} // namespace hegui::test
