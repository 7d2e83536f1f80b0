#include "tests/support/batches.hpp"

namespace hegui::test {
namespace {

/// What all procedures have in common.
BatchBuilder finished_batch(const std::string& kind, const std::string& module) {
    return BatchBuilder(kind, module)
        .by("exam")
        .on(Step::registration_opened, "2026-10-15")
        .on(Step::registration_reviewed, "2026-10-19")
        .on(Step::exam_start, "2026-10-31")
        .on(Step::exam_end, "2026-11-01")
        .on(Step::completed, "2026-11-12")
        .on(Step::certificates_declared, "2026-11-13")
        .sessions({session()})
        .examiners({examiner().skilled("电工", 3)})
        .warnings_at_registration(0)
        .reviewed_at_registration("2026-10-19")
        .material("internal-supervision-report");
}

BatchBuilder with_plan(const BatchBuilder& batch) {
    return batch.on(Step::plan_submitted, "2026-10-12").on(Step::plan_approved, "2026-10-14");
}

} // namespace

BatchBuilder social_batch() {
    return with_plan(finished_batch("social-training", "supervised"))
        .institution_region("410100")
        .exam_region("410100")
        .on(Step::plan_published, "2026-09-14")
        .on(Step::registration_opened, "2026-09-15")
        .on(Step::registration_approved, "2026-10-21")
        .on(Step::arrangement_completed, "2026-10-26")
        .on(Step::arrangement_approved, "2026-10-28")
        .theory("centralized-online")
        .scope("public")
        .warnings_at_certificate(0)
        .reviewed_at_certificate("2026-11-02")
        .material("plan-application-report")
        .material("eligibility-commitment")
        .material("personal-information-form");
}

BatchBuilder employer_batch() {
    return with_plan(finished_batch("employer", "supervised"))
        .annual_plan("2026-02-20", true)
        .scope("own-employees")
        .material("plan-application-form")
        .material("exception-verification-form")
        .material("passed-confirmation");
}

BatchBuilder employer_autonomous_batch() {
    return finished_batch("employer", "autonomous")
        .annual_plan("2026-02-20", true)
        .scope("own-employees")
        .material("implementation-notice")
        .material("implementation-plan")
        .material("participant-roster", true)
        .material("passed-score-roster", true);
}

BatchBuilder college_batch() {
    return with_plan(finished_batch("technical-college", "supervised"))
        .annual_plan("2026-02-20", true)
        .scope("own-students")
        .material("college-plan-application-form")
        .material("passed-student-register");
}

BatchBuilder college_autonomous_batch() {
    return finished_batch("technical-college", "autonomous")
        .annual_plan("2026-02-20", true)
        .scope("graduating-students")
        .material("implementation-notice")
        .material("implementation-plan")
        .material("participant-student-roster", true)
        .material("student-register", true)
        .material("passed-score-roster", true);
}

BatchBuilder batch_outside_procedures() { return social_batch().of("social-training", "autonomous"); }

BatchBuilder enrolment() { return enrolment(trainee()); }

BatchBuilder enrolment(const TraineeBuilder& only) {
    return BatchBuilder("central-enterprise-branch", "")
        .under("anhui-examiner-training")
        .of("central-enterprise-branch", absent)
        .institution_name("示例集团安徽分公司")
        .status("filed")
        .year(2026)
        .trainees({only})
        .at("qualification");
}

std::vector<BatchBuilder> every_batch() {
    return {social_batch(),  employer_batch(),           employer_autonomous_batch(),
            college_batch(), college_autonomous_batch(), batch_outside_procedures()};
}

std::string procedure_of(const BatchBuilder& batch) {
    return batch.batch().institution.kind.value_or({}) + "/" + batch.batch().module.value_or({});
}

} // namespace hegui::test
