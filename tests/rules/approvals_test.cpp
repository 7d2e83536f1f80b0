#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "approvals";
constexpr const char* employer = "用人单位评价机构 二.2、二.3";
constexpr const char* social = "社会培训评价组织 二.2–二.4";

TEST_CASE("approvals: asked in the supervised modules") {
    check_applies_in(rule, {"employer/supervised", "social-training/supervised", "technical-college/supervised"});
}

TEST_CASE("approvals: employers and colleges, 经审核后实施考试报名") {
    for (const auto& [clause, start] : {std::pair{employer, employer_batch()}, std::pair{"技工院校评价机构 二.2、二.3", college_batch()}}) {
        const BatchBuilder batch = start.on(Step::plan_submitted, "2026-10-12").on(Step::registration_opened, "2026-10-15");
        check_rule(rule, clause,
                   {
                       {"between the two", batch.on(Step::plan_approved, "2026-10-14"), passes("plan_approved")},
                       {"on the day of submission", batch.on(Step::plan_approved, "2026-10-12"), passes("plan_approved")},
                       {"a day before it", batch.on(Step::plan_approved, "2026-10-11"), fails("plan_approved").saying("2026-10-12")},
                       {"on the day that registration opens", batch.on(Step::plan_approved, "2026-10-15"), passes("plan_approved")},
                       {"a day after it", batch.on(Step::plan_approved, "2026-10-16"), fails("plan_approved").saying("2026-10-15")},
                   });
        check_needed(rule, batch.without(Step::plan_approved), "plan_approved", "registration");
    }
}

TEST_CASE("approvals: an approval that is there early is judged, as far as its bounds are there") {
    const BatchBuilder batch = employer_batch().at("plan").on(Step::plan_approved, "2026-10-14").as_of("2026-10-16");
    check_rule(rule, employer,
               {
                   {"before the submission", batch.on(Step::plan_submitted, "2026-10-15"), fails("plan_approved")},
                   {"a submission that is taken as the as-of day is no bound",
                    batch.without(Step::plan_submitted).without(Step::registration_opened), passes("plan_approved")},
                   {"no day of registration yet", batch.without(Step::registration_opened), passes("plan_approved")},
                   {"when it is due the lower bound must be there", batch.at("registration").without(Step::plan_submitted),
                    fails("plan_submitted").saying("plan_submitted")},
                   {"when it is due the upper bound must be there", batch.at("registration").without(Step::registration_opened),
                    fails("registration_opened").saying("registration_opened")},
               });
}

TEST_CASE("approvals: employers and colleges, the registration, 无预警信息无需审核") {
    for (const auto& [clause, start] : {std::pair{employer, employer_batch()}, std::pair{"技工院校评价机构 二.2、二.3", college_batch()}}) {
        const BatchBuilder none = start.warnings_at_registration(0).without(Step::registration_approved);
        const BatchBuilder batch = start.warnings_at_registration(1).on(Step::registration_reviewed, "2026-10-19").exam("2026-10-31");
        const Step approved = Step::registration_approved;
        check_rule(rule, clause,
                   {
                       {"no warnings: not needed", none, passes("registration_approved")},
                       {"between review and exam", batch.on(approved, "2026-10-21"), passes("registration_approved")},
                       {"on the day of the review", batch.on(approved, "2026-10-19"), passes("registration_approved")},
                       {"a day before it", batch.on(approved, "2026-10-18"), fails("registration_approved").saying("2026-10-19")},
                       {"on the first exam day", batch.on(approved, "2026-10-31"), passes("registration_approved")},
                       {"a day after it", batch.on(approved, "2026-11-01"), fails("registration_approved").saying("2026-10-31")},
                       {"a day after it, at registration already", batch.on(approved, "2026-11-01").at("registration"),
                        fails("registration_approved")},
                   });
        check_needed(rule, batch.without(approved), "registration_approved", "certificate");
        check_needed(rule, none.warnings_at_registration(absent), "warnings.registration", "certificate");
        CHECK(judge(rule, batch.on(approved, "2026-10-21").without(Step::registration_reviewed)) == fails("registration_reviewed"));
        CHECK(judge(rule, batch.on(approved, "2026-10-21").no_exam()) == fails("exam_start").saying("exam_start"));
    }
}

TEST_CASE("approvals: social training, the plan: 此环节需督导部批复") {
    const BatchBuilder batch = social_batch().on(Step::plan_submitted, "2026-10-12").on(Step::registration_reviewed, "2026-10-19");
    const Step approved = Step::plan_approved;
    check_rule(rule, social,
               {
                   {"on the day of submission", batch.on(approved, "2026-10-12"), passes("plan_approved")},
                   {"a day before it", batch.on(approved, "2026-10-11"), fails("plan_approved").under("社会培训评价组织 二.2")},
                   {"after registration opened, for sign-ups come before the submission",
                    batch.on(Step::registration_opened, "2026-09-15").on(approved, "2026-10-14"), passes("plan_approved")},
                   {"on the day of the review", batch.on(approved, "2026-10-19"), passes("plan_approved")},
                   {"a day after it", batch.on(approved, "2026-10-20"), fails("plan_approved").saying("2026-10-19")},
               });
    check_needed(rule, batch.without(approved), "plan_approved", "registration");
}

TEST_CASE("approvals: social training, the registration: 经审核批复后实施, with warnings or without") {
    const BatchBuilder batch = social_batch().on(Step::registration_reviewed, "2026-10-19").exam("2026-10-31");
    const Step approved = Step::registration_approved;
    check_rule(rule, social,
               {
                   {"on the day of the review", batch.on(approved, "2026-10-19"), passes("registration_approved")},
                   {"a day before it", batch.on(approved, "2026-10-18"), fails("registration_approved").under("社会培训评价组织 二.3")},
                   {"on the first exam day", batch.on(approved, "2026-10-31"), passes("registration_approved")},
                   {"a day after it", batch.on(approved, "2026-11-01"), fails("registration_approved")},
                   {"also without any warnings", batch.without(approved).warnings_at_registration(0), fails("registration_approved")},
               });
    check_needed(rule, batch.without(approved), "registration_approved", "arrangement");
}

TEST_CASE("approvals: social training, the arrangement: 经督导部批复后实施") {
    const BatchBuilder batch = social_batch().on(Step::arrangement_completed, "2026-10-26").exam("2026-10-31");
    const Step approved = Step::arrangement_approved;
    check_rule(rule, social,
               {
                   {"on the day that it was completed", batch.on(approved, "2026-10-26"), passes("arrangement_approved")},
                   {"a day before it", batch.on(approved, "2026-10-25"),
                    fails("arrangement_approved").saying("2026-10-26").under("社会培训评价组织 二.4")},
                   {"on the first exam day", batch.on(approved, "2026-10-31"), passes("arrangement_approved")},
                   {"a day after it", batch.on(approved, "2026-11-01"), fails("arrangement_approved").saying("2026-10-31")},
                   {"an arrangement that is taken as complete on the as-of day is no bound",
                    batch.at("arrangement").without(Step::arrangement_completed).on(approved, "2026-10-28"), passes()},
               });
    check_needed(rule, batch.without(approved), "arrangement_approved", "certificate");
    CHECK(judge(rule, batch.without(Step::arrangement_completed)) == fails("arrangement_completed"));
}

} // namespace
} // namespace hegui::test
