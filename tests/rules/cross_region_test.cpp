#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "cross-region";
constexpr const char* clause = "社会培训评价组织 二.2";

/// At plan, with no approval yet, so that an exam elsewhere is pending and one in the own region passes.
BatchBuilder planned_in(Word own, Word exam) {
    return social_batch().institution_region(std::move(own)).exam_region(std::move(exam)).without(Step::plan_approved).at("plan");
}

TEST_CASE("cross-region: asked of social training alone") { check_applies_in(rule, {"social-training/supervised"}); }

TEST_CASE("cross-region: which regions differ (GB/T 2260)") {
    const Expected same = passes("region");
    const Expected other = pends("cross_region_approved");
    check_rule(rule, clause,
               {
                   {"no region for the exam: the own one", planned_in("410100", absent), same},
                   {"the same", planned_in("410100", "410100"), same},
                   {"a district of the same prefecture", planned_in("410100", "410105"), same},
                   {"two districts of it", planned_in("410102", "410105"), same},
                   {"another prefecture", planned_in("410100", "410300"), other},
                   {"another province", planned_in("410100", "340100"), other},
                   {"济源 and itself", planned_in("419001", "419001"), same},
                   {"济源 and a prefecture", planned_in("419001", "410100"), other},
                   {"two units that the province administers directly", planned_in("429004", "429005"), other},
                   {"the whole province beside a prefecture of it", planned_in("410000", "410300"), same},
                   {"a prefecture beside the whole province", planned_in("410300", "410000"), same},
                   {"the whole province beside 济源", planned_in("410000", "419001"), same},
                   {"the whole province beside another one's prefecture", planned_in("410000", "340100"), other},
                   {"two whole provinces", planned_in("410000", "340000"), other},
               });
}

TEST_CASE("cross-region: the application is approved not later than the first exam day") {
    const BatchBuilder batch = planned_in("410100", "410300").exam("2026-10-31").at("registration");
    const Step approved = Step::cross_region_approved;
    check_rule(
        rule, clause,
        {
            {"before it", batch.on(approved, "2026-10-14"), passes("cross_region_approved")},
            {"on it", batch.on(approved, "2026-10-31"), passes("cross_region_approved")},
            {"a day later", batch.on(approved, "2026-11-01"), fails("cross_region_approved").saying("2026-10-31")},
            {"the stage as a whole was approved", batch.on(Step::plan_approved, "2026-10-14"), passes("plan_approved")},
            {"the stage as a whole, a day late", batch.on(Step::plan_approved, "2026-11-01"), fails("plan_approved")},
            {"the application's own approval goes first", batch.on(approved, "2026-11-01").on(Step::plan_approved, "2026-10-14"),
             fails("cross_region_approved")},
            {"an early approval is judged at plan already", batch.on(approved, "2026-11-01").at("plan"), fails("cross_region_approved")},
            {"in the own region no approval is asked", batch.exam_region("410100"), passes("region")},
        });
}

TEST_CASE("cross-region: what is needed from when") {
    check_needed(rule, planned_in(absent, "410300"), "institution.region", "plan");
    check_needed(rule, planned_in(absent, absent), "institution.region", "plan");
    check_needed(rule, planned_in("410100", "410300"), "cross_region_approved", "registration");
    check_needed(rule, planned_in("410100", "410300").on(Step::plan_approved, "2026-10-14").no_exam(), "exam_start", "registration");
    CHECK(judge(rule, planned_in("410100", "410100").no_exam().at("complete")) == passes());
}

} // namespace
} // namespace hegui::test
