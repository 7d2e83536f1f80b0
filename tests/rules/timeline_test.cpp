#include "tests/support/judging.hpp"

#include <array>

namespace hegui::test {
namespace {

constexpr const char* rule = "timeline";
constexpr const char* clause = "惯例：各环节的先后次序";

/// A batch of a procedure without any day, at a stage at which its exam may be ahead.
BatchBuilder without_days(const char* kind, const char* module) {
    return BatchBuilder(kind, module).by("exam").at("registration").as_of("2026-12-31");
}

std::vector<BatchBuilder> each_without_days() {
    return {without_days("employer", "supervised"), without_days("employer", "autonomous"), without_days("social-training", "supervised"),
            without_days("technical-college", "supervised"), without_days("technical-college", "autonomous")};
}

/// The days of two steps, whatever else is absent: equal and rising days are in order, falling ones are not.
void check_order(const BatchBuilder& batch, Step before, Step after) {
    INFO(procedure_of(batch), ": ", subject_of(before), " <= ", subject_of(after));
    const BatchBuilder first = batch.on(before, "2026-10-20");
    CHECK(judge(rule, first.on(after, "2026-10-21")) == passes());
    CHECK(judge(rule, first.on(after, "2026-10-20")) == passes());
    CHECK(judge(rule, first.on(after, "2026-10-19")) == fails(std::string(subject_of(after))).saying("2026-10-19").saying("2026-10-20"));
    CHECK(judge(rule, first) == passes());
}

TEST_CASE("timeline: asked in every procedure") {
    check_applies_in(rule, {"employer/supervised", "employer/autonomous", "social-training/supervised", "technical-college/supervised",
                            "technical-college/autonomous"});
}

TEST_CASE("timeline: registration, review, exam, completion, declaration; all pairs, not only neighbours") {
    constexpr std::array chain{Step::registration_opened, Step::registration_reviewed, Step::exam_start, Step::exam_end,
                               Step::completed,           Step::certificates_declared};
    for (const BatchBuilder& batch : each_without_days()) {
        for (std::size_t i = 0; i < chain.size(); ++i) {
            for (std::size_t j = i + 1; j < chain.size(); ++j) check_order(batch, chain.at(i), chain.at(j));
        }
    }
}

TEST_CASE("timeline: the plan is submitted before registration opens, and before the exam") {
    for (const BatchBuilder& batch : each_without_days()) {
        if (procedure_of(batch) == "social-training/supervised") continue;
        check_order(batch, Step::plan_submitted, Step::registration_opened);
        check_order(batch, Step::plan_submitted, Step::exam_start);
    }
}

TEST_CASE("timeline: social training signs up for the published plan, before it is submitted") {
    const BatchBuilder batch = without_days("social-training", "supervised");
    check_order(batch, Step::plan_published, Step::registration_opened);
    check_rule(rule, clause,
               {
                   {"submitted after registration opened",
                    batch.on(Step::registration_opened, "2026-09-15").on(Step::plan_submitted, "2026-10-12"), passes()},
                   {"submitted after the exam is a matter of lead-time",
                    batch.on(Step::exam_start, "2026-10-01").on(Step::plan_submitted, "2026-10-12"), passes()},
               });
}

TEST_CASE("timeline: every session lies within the exam days, as planned and as arranged") {
    const BatchBuilder batch = employer_batch().exam("2026-10-31", "2026-11-01");
    const auto held = [&](const char* planned) { return batch.sessions({session().date(planned)}); };
    const auto arranged = [&](const char* day) { return batch.sessions({session().date(absent).arranged_date(day)}); };
    check_rule(rule, clause,
               {
                   {"on the first exam day", held("2026-10-31"), passes()},
                   {"on the last exam day", held("2026-11-01"), passes()},
                   {"a day before the first", held("2026-10-30"), fails("电工/4").saying("2026-10-30")},
                   {"a day after the last", held("2026-11-02"), fails("电工/4").saying("2026-11-02")},
                   {"arranged for the first", arranged("2026-10-31"), passes()},
                   {"arranged for the last", arranged("2026-11-01"), passes()},
                   {"arranged for a day before the first", arranged("2026-10-30"), fails("电工/4")},
                   {"arranged for a day after the last", arranged("2026-11-02"), fails("电工/4")},
                   {"without exam_end the last day is that of the latest session", held("2026-11-05").without(Step::exam_end), passes()},
               });
}

TEST_CASE("timeline: each of very many sessions is compared with the same exam days") {
    std::vector<SessionBuilder> many(3000, session().date("2026-11-01").arranged_date("2026-11-01"));
    const BatchBuilder batch = employer_batch().exam("2026-10-31", "2026-11-02");
    CHECK(judge(rule, batch.sessions(many)) == passes());
    many[1500] = session("养老护理员", 5).date("2026-11-03");
    CHECK(judge(rule, batch.sessions(many)) == fails("养老护理员/5").times(1));
    many[0] = session().date("2026-10-30"); // is the first exam day where no other is written
    CHECK(judge(rule, batch.without(Step::exam_start).sessions(many)) == fails("养老护理员/5").times(1));
}

TEST_CASE("timeline: what is reported as done lies not after the as-of day") {
    constexpr std::array done{Step::plan_published,        Step::plan_submitted,
                              Step::plan_approved,         Step::cross_region_approved,
                              Step::registration_opened,   Step::registration_reviewed,
                              Step::registration_approved, Step::arrangement_completed,
                              Step::arrangement_approved,  Step::completed,
                              Step::certificates_declared};
    for (const BatchBuilder& start : each_without_days()) {
        const BatchBuilder batch = start.as_of("2026-10-20");
        INFO(procedure_of(batch));
        for (const Step step : done) {
            INFO(subject_of(step));
            CHECK(judge(rule, batch.on(step, "2026-10-20")) == passes());
            CHECK(judge(rule, batch.on(step, "2026-10-21")) == fails(std::string(subject_of(step))).times(1).saying("2026-10-20"));
        }
        CHECK(judge(rule, batch.annual_plan("2026-10-20", true)) == passes());
        CHECK(judge(rule, batch.annual_plan("2026-10-21", true)) == fails("submitted"));
        CHECK(judge(rule, batch.reviewed_at_registration("2026-10-20")) == passes());
        CHECK(judge(rule, batch.reviewed_at_registration("2026-10-21")) == fails("reviewed_at_registration"));
        CHECK(judge(rule, batch.reviewed_at_certificate("2026-10-20")) == passes());
        CHECK(judge(rule, batch.reviewed_at_certificate("2026-10-21")) == fails("reviewed_at_certificate"));
    }
}

TEST_CASE("timeline: the exam is over at certificate and at complete") {
    const BatchBuilder batch = without_days("social-training", "supervised").exam("2026-10-31", "2026-11-01");
    check_rule(
        rule, clause,
        {
            {"ahead, at arrangement", batch.at("arrangement").as_of("2026-10-20"), passes()},
            {"on the as-of day", batch.at("certificate").as_of("2026-11-01"), passes()},
            {"a day ahead", batch.at("certificate").as_of("2026-10-31"), fails("exam_end").times(1).saying("2026-11-01")},
            {"a day ahead, at complete", batch.at("complete").as_of("2026-10-31"), fails("exam_end")},
            {"the last day is that of the latest session",
             batch.no_exam().sessions({session().date("2026-10-31"), session().date("2026-11-02")}).at("certificate").as_of("2026-11-01"),
             fails("exam_end").saying("2026-11-02")},
        });
}

TEST_CASE("timeline: the last exam day is there by certificate, except for 直接认定") {
    const BatchBuilder batch = employer_autonomous_batch().no_exam();
    check_rule(rule, clause,
               {
                   {"考试考核", batch.by("exam"), fails("exam_end").saying("certificate")},
                   {"过程化评价", batch.by("process"), fails("exam_end")},
                   {"技能竞赛选拔", batch.by("competition"), fails("exam_end")},
                   {"直接认定", batch.by("direct"), passes()},
                   {"直接认定, at complete", batch.by("direct").at("complete"), passes()},
                   {"考试考核, at complete", batch.by("exam").at("complete"), fails("exam_end")},
                   {"考试考核, at registration", batch.by("exam").at("registration"), passes()},
                   {"exam_start alone is the last day too", batch.by("exam").on(Step::exam_start, "2026-10-31"), passes()},
                   {"直接认定 with an exam day that is ahead",
                    batch.by("direct").exam("2026-11-21").without(Step::completed).without(Step::certificates_declared), fails("exam_end")},
               });
}

TEST_CASE("timeline: days that are taken as the as-of day are not looked at") {
    check_rule(rule, clause,
               {
                   {"the plan is submitted today, registration opened before",
                    without_days("employer", "supervised").at("plan").on(Step::registration_opened, "2026-10-15"), passes()},
                   {"it is completed today, and was declared before", employer_batch().without(Step::completed), passes()},
               });
}

// ---- trainees

TEST_CASE("timeline: a trainee's days, all pairs of each chain") {
    const auto check_pair = [](TraineeStep before, TraineeStep after) {
        INFO(std::string(key_of(before)), " <= ", std::string(key_of(after)));
        TraineeBuilder none = trainee();
        for (std::size_t i = 0; i < trainee_steps; ++i) none = none.on(static_cast<TraineeStep>(i), absent);
        const TraineeBuilder first = none.on(before, "2026-08-10");
        CHECK(judge(rule, enrolment(first.on(after, "2026-08-10"))) == passes());
        CHECK(judge(rule, enrolment(first.on(after, "2026-08-11"))) == passes());
        CHECK(judge(rule, enrolment(first.on(after, "2026-08-09"))) == fails("学员甲").times(1).saying("2026-08-09").saying("2026-08-10"));
        CHECK(judge(rule, enrolment(first)) == passes());
    };
    constexpr std::array chain{TraineeStep::enrolled, TraineeStep::online_started, TraineeStep::online_finished,
                               TraineeStep::online_passed_on};
    for (std::size_t i = 0; i < chain.size(); ++i) {
        for (std::size_t j = i + 1; j < chain.size(); ++j) check_pair(chain.at(i), chain.at(j));
    }
    check_pair(TraineeStep::offline_attended, TraineeStep::qualification_date);
}

TEST_CASE("timeline: none of a trainee's days lies after the as-of day") {
    for (std::size_t i = 0; i < trainee_steps; ++i) {
        TraineeBuilder one = trainee();
        for (std::size_t j = 0; j < trainee_steps; ++j) one = one.on(static_cast<TraineeStep>(j), absent);
        const BatchBuilder batch = enrolment(one.on(static_cast<TraineeStep>(i), "2026-08-10"));
        INFO(std::string(key_of(static_cast<TraineeStep>(i))));
        CHECK(judge(rule, batch.as_of("2026-08-10")) == passes());
        CHECK(judge(rule, batch.as_of("2026-08-09")) == fails("学员甲").times(1).saying("2026-08-09"));
    }
}

} // namespace
} // namespace hegui::test
