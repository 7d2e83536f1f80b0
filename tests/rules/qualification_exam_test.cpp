#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "qualification-exam";
constexpr const char* clause = "五";

TEST_CASE("qualification-exam: 合格者录入考评人员信息库并颁发电子证书") {
    check_rule(rule, clause,
               {
                   {"passed", enrolment(), passes("学员甲")},
                   {"failed", enrolment(trainee().qualified(false)), fails("学员甲")},
                   {"failed, told at any stage", enrolment(trainee().qualified(false)).at("enrolment"), fails("学员甲")},
                   {"its day is not asked", enrolment(trainee().on(TraineeStep::qualification_date, absent)), passes()},
                   {"the second of two", enrolment().trainees({trainee(), trainee("学员乙").qualified(absent)}), fails("学员乙").times(1)},
               });
}

TEST_CASE("qualification-exam: what is needed from when") {
    check_needed(rule, enrolment(trainee().qualified(absent)), "qualification.passed", "qualification");
    check_needed(rule, enrolment().trainees({}), "[[trainee]]", "qualification");
}

} // namespace
} // namespace hegui::test
