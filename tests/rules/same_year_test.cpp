#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "same-year";
constexpr const char* clause = "社会培训评价组织 二（末段）";

BatchBuilder with(Step step, std::string_view iso) { return social_batch().on(step, iso); }

BatchBuilder unfinished(const BatchBuilder& batch) { return batch.without(Step::completed).without(Step::certificates_declared); }

TEST_CASE("same-year: asked in the supervised modules, not in the autonomous ones") {
    check_applies_in(rule, {"employer/supervised", "social-training/supervised", "technical-college/supervised"});
    CHECK(judge(rule, employer_autonomous_batch().on(Step::completed, "2027-01-10")) == does_not_apply());
    CHECK(judge(rule, college_autonomous_batch().on(Step::completed, "2027-01-10")) == does_not_apply());
}

TEST_CASE("same-year: every step before the exam lies in its year") {
    for (const Step step :
         {Step::plan_published, Step::plan_submitted, Step::plan_approved, Step::cross_region_approved, Step::registration_opened,
          Step::registration_reviewed, Step::registration_approved, Step::arrangement_completed, Step::arrangement_approved}) {
        const std::string key(subject_of(step));
        INFO(key);
        check_rule(rule, clause,
                   {
                       {"the first day of the year", with(step, "2026-01-01"), passes()},
                       {"the day before", with(step, "2025-12-31"), fails(key).times(1).saying("2025-12-31")},
                       {"the year after", with(step, "2027-01-01"), fails(key)},
                   });
    }
}

TEST_CASE("same-year: 完成认定全部环节 in the exam's year") {
    for (const Step step : {Step::completed, Step::certificates_declared, Step::exam_end}) {
        const std::string key(subject_of(step));
        INFO(key);
        check_rule(rule, clause,
                   {
                       {"the last day of the year", with(step, "2026-12-31"), passes()},
                       {"a day later", with(step, "2027-01-01"), fails(key).times(1).saying("2027-01-01")},
                   });
    }
}

TEST_CASE("same-year: the days of the sessions, as planned and as arranged") {
    check_rule(
        rule, clause,
        {
            {"a session in the next year", social_batch().sessions({session().date("2027-01-02")}), fails("电工/4").times(1)},
            {"arranged for the next year", social_batch().sessions({session().arranged_date("2027-01-02")}), fails("电工/4").times(1)},
            {"on the last day of the year", social_batch().sessions({session().date("2026-12-31").arranged_date("2026-12-31")}), passes()},
        });
}

TEST_CASE("same-year: with no exam day yet the year is that of the earliest of the days") {
    const BatchBuilder batch = unfinished(employer_batch()
                                              .no_exam()
                                              .on(Step::plan_submitted, "2026-12-28")
                                              .on(Step::plan_approved, "2026-12-30")
                                              .without(Step::registration_opened)
                                              .without(Step::registration_reviewed))
                                   .at("registration");
    check_rule(rule, "用人单位评价机构 二（末段）",
               {
                   {"all in one year, and still time", batch.as_of("2026-12-31"), pends("").saying("2026-12-31")},
                   {"registration opens in the next", batch.on(Step::registration_opened, "2027-01-04").as_of("2026-12-31"),
                    fails("registration_opened")},
                   {"the year is over", batch.as_of("2027-01-01"), fails("")},
               });
}

TEST_CASE("same-year: an unfinished batch is pending while there is time, with the real last day") {
    const BatchBuilder batch = unfinished(social_batch().exam("2026-10-31")).at("arrangement");
    const BatchBuilder december = batch.exam("2026-12-15");
    check_rule(rule, clause,
               {
                   {"30 days after the exam come before the year's end", batch, pends("").saying("2026-11-30")},
                   {"the year's end comes before them", december, pends("").saying("2026-12-31")},
                   {"the last day of the year", december.as_of("2026-12-31"), pends("")},
                   {"a day later", december.as_of("2027-01-01"), fails("")},
                   {"the year before the exam's", batch.exam("2027-03-01").as_of("2026-12-31"), fails("plan_submitted").saying("2027")},
                   {"complete, and not declared", december.on(Step::completed, "2026-12-20"), pends("")},
                   {"declared, and not complete", december.on(Step::certificates_declared, "2026-12-20"), pends("")},
               });
    CHECK(judge(rule, unfinished(employer_batch()).at("registration")) == pends("").saying("2026-12-31"));
    CHECK(judge(rule, unfinished(college_batch()).at("plan")) == pends("").saying("2026-12-31"));
}

TEST_CASE("same-year: before the year of the exam has begun") {
    const BatchBuilder nothing_yet = BatchBuilder("social-training", "supervised").exam("2027-03-01");
    check_rule(
        rule, clause,
        {{"the as-of day lies in the year before", nothing_yet.at("registration").as_of("2026-12-20"), pends("").saying("2027-03-31")},
         {"a plan that is submitted today would lie in the year before", nothing_yet.at("plan").as_of("2026-12-20"),
          fails("plan_submitted").saying("taken as the as-of day")}});
}

TEST_CASE("same-year: at certificate it is taken as complete on the as-of day") {
    const BatchBuilder batch = unfinished(employer_batch().exam("2026-12-15"));
    check_rule(rule, "用人单位评价机构 二（末段）",
               {
                   {"the last day of the year", batch.as_of("2026-12-31"), passes()},
                   {"a day later", batch.as_of("2027-01-01"), fails("completed").times(2).saying("taken as the as-of day")},
                   {"complete in time, declared too late", batch.on(Step::completed, "2026-12-20").as_of("2027-01-01"),
                    fails("certificates_declared").times(1)},
               });
}

TEST_CASE("same-year: at complete both days must be there") {
    for (const BatchBuilder& start : {social_batch(), employer_batch(), college_batch()}) {
        INFO(procedure_of(start));
        const BatchBuilder batch = unfinished(start).at("complete");
        CHECK(judge(rule, batch) == fails("completed").times(2).saying("completed"));
        CHECK(judge(rule, batch.on(Step::completed, "2026-11-12")) == fails("certificates_declared").times(1));
        CHECK(judge(rule, batch.on(Step::certificates_declared, "2026-11-12")) == fails("completed").times(1));
    }
}

} // namespace
} // namespace hegui::test
