#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "exam-arrangement";
constexpr const char* clause = "社会培训评价组织 二.4";

TEST_CASE("exam-arrangement: asked of social training alone") {
    check_applies_in(rule, {"social-training/supervised"});
    CHECK(judge(rule, employer_batch().on(Step::arrangement_completed, "2026-10-31")) == does_not_apply());
}

TEST_CASE("exam-arrangement: 考试日前两天完成") {
    const BatchBuilder batch = social_batch().exam("2026-10-31", "2026-11-01");
    const Step completed = Step::arrangement_completed;
    check_rule(rule, clause,
               {
                   {"three days before", batch.on(completed, "2026-10-28"), passes("arrangement_completed")},
                   {"two days before", batch.on(completed, "2026-10-29"), passes("arrangement_completed").saying("2026-10-29")},
                   {"one day before", batch.on(completed, "2026-10-30"), fails("arrangement_completed").saying("2026-10-29")},
                   {"on the exam day", batch.on(completed, "2026-10-31"), fails("arrangement_completed")},
                   {"calendar days: two days before, a Sunday", batch.exam("2026-11-03").on(completed, "2026-11-01"), passes()},
                   {"one day before, judged at registration already", batch.on(completed, "2026-10-30").at("registration"),
                    fails("arrangement_completed")},
                   {"the first exam day is that of the earliest session",
                    batch.no_exam().sessions({session().date("2026-10-30"), session().date("2026-10-29")}).on(completed, "2026-10-28"),
                    fails("arrangement_completed").saying("2026-10-27")},
               });
}

TEST_CASE("exam-arrangement: at arrangement it is taken as complete on the as-of day, and the finding says so") {
    const BatchBuilder batch = social_batch().exam("2026-10-31").without(Step::arrangement_completed).at("arrangement");
    check_rule(
        rule, clause,
        {
            {"two days before", batch.as_of("2026-10-29"), passes("arrangement_completed").saying("taken as the as-of day")},
            {"one day before", batch.as_of("2026-10-30"), fails("arrangement_completed").saying("taken as the as-of day")},
            {"before its stage pending", batch.at("registration").as_of("2026-10-20"), pends("arrangement_completed")},
            {"before its stage pending, also when it is too late", batch.at("plan").as_of("2026-11-20"), pends("arrangement_completed")},
            {"at certificate it must be there", batch.at("certificate").as_of("2026-10-20"),
             fails("arrangement_completed").saying("dates.arrangement_completed").saying("arrangement")},
            {"at complete too", batch.at("complete"), fails("arrangement_completed")},
        });
}

TEST_CASE("exam-arrangement: there must be an exam day to compare with") {
    check_needed(rule, social_batch().no_exam(), "exam_start", "arrangement");
}

} // namespace
} // namespace hegui::test
