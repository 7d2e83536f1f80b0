#include "tests/support/batch_builder.hpp"

#include "lib/roster/roster_reader.hpp"
#include "tests/fixture/folder.hpp"

namespace hegui::test {
namespace {

Field<date::sys_days>& date_of(Batch& batch, Step step) { return batch.dates.at(static_cast<std::size_t>(step)); }

} // namespace

BatchBuilder::BatchBuilder(std::string kind, std::string module) : today_(day("2026-11-20")) {
    batch_.id = given<std::string>("2026-T-0001");
    batch_.institution.kind = given<std::string>(std::move(kind));
    batch_.module = given<std::string>(std::move(module));
}

template<class Edit> BatchBuilder BatchBuilder::edited(Edit edit) const {
    BatchBuilder copy = *this;
    edit(copy.batch_);
    return copy;
}

BatchBuilder BatchBuilder::under(std::string regulation) const {
    BatchBuilder copy = *this;
    copy.regulation_ = std::move(regulation);
    return copy;
}
BatchBuilder BatchBuilder::of(Word kind, Word module) const {
    return edited([&](Batch& batch) {
        batch.institution.kind = given(kind);
        batch.module = given(module);
    });
}
BatchBuilder BatchBuilder::by(Word method) const {
    return edited([&](Batch& batch) { batch.method = given(method); });
}
BatchBuilder BatchBuilder::at(std::string stage) const {
    BatchBuilder copy = *this;
    copy.stage_ = std::move(stage);
    return copy;
}
BatchBuilder BatchBuilder::as_of(std::string_view iso) const {
    BatchBuilder copy = *this;
    copy.today_ = day(iso);
    return copy;
}
BatchBuilder BatchBuilder::on(Step step, std::string_view iso) const {
    return edited([&](Batch& batch) { date_of(batch, step) = given_day(std::string(iso)); });
}
BatchBuilder BatchBuilder::without(Step step) const {
    return edited([&](Batch& batch) { date_of(batch, step) = {}; });
}
BatchBuilder BatchBuilder::exam(std::string_view first, IsoDay last) const {
    return no_exam().edited([&](Batch& batch) {
        date_of(batch, Step::exam_start) = given_day(std::string(first));
        date_of(batch, Step::exam_end) = given_day(last);
    });
}
BatchBuilder BatchBuilder::no_exam() const {
    return edited([](Batch& batch) {
        date_of(batch, Step::exam_start) = {};
        date_of(batch, Step::exam_end) = {};
        for (Session& session : batch.sessions) session.date = {};
    });
}
BatchBuilder BatchBuilder::annual_plan(IsoDay submitted, std::optional<bool> stamped) const {
    return edited([&](Batch& batch) { batch.annual_plan = {.submitted = given_day(submitted), .stamped = given(stamped)}; });
}
BatchBuilder BatchBuilder::institution_name(Word name) const {
    return edited([&](Batch& batch) { batch.institution.name = given(name); });
}
BatchBuilder BatchBuilder::status(Word status) const {
    return edited([&](Batch& batch) { batch.institution.status = given(status); });
}
BatchBuilder BatchBuilder::year(Number year) const {
    return edited([&](Batch& batch) { batch.year = given(year); });
}
BatchBuilder BatchBuilder::institution_region(Word code) const {
    return edited([&](Batch& batch) { batch.institution.region = given(code); });
}
BatchBuilder BatchBuilder::exam_region(Word code) const {
    return edited([&](Batch& batch) { batch.region = given(code); });
}
BatchBuilder BatchBuilder::theory(Word mode) const {
    return edited([&](Batch& batch) { batch.theory = given(mode); });
}
BatchBuilder BatchBuilder::scope(Word scope) const {
    return edited([&](Batch& batch) { batch.candidates.scope = given(scope); });
}
BatchBuilder BatchBuilder::warnings_at_registration(Number count) const {
    return edited([&](Batch& batch) { batch.warnings.registration = given(count); });
}
BatchBuilder BatchBuilder::warnings_at_certificate(Number count) const {
    return edited([&](Batch& batch) { batch.warnings.certificate = given(count); });
}
BatchBuilder BatchBuilder::reviewed_at_registration(IsoDay value) const {
    return edited([&](Batch& batch) { batch.warnings.reviewed_at_registration = given_day(value); });
}
BatchBuilder BatchBuilder::reviewed_at_certificate(IsoDay value) const {
    return edited([&](Batch& batch) { batch.warnings.reviewed_at_certificate = given_day(value); });
}
BatchBuilder BatchBuilder::sessions(const std::vector<SessionBuilder>& sessions) const {
    return edited([&](Batch& batch) {
        batch.sessions.clear();
        for (const SessionBuilder& one : sessions) batch.sessions.push_back(one.session());
    });
}
BatchBuilder BatchBuilder::examiners(const std::vector<ExaminerBuilder>& examiners) const {
    return edited([&](Batch& batch) {
        batch.examiners.clear();
        for (const ExaminerBuilder& one : examiners) batch.examiners.push_back(one.examiner());
    });
}
BatchBuilder BatchBuilder::trainees(const std::vector<TraineeBuilder>& trainees) const {
    return edited([&](Batch& batch) {
        batch.trainees.clear();
        for (const TraineeBuilder& one : trainees) batch.trainees.push_back(one.trainee());
    });
}
BatchBuilder BatchBuilder::material(std::string kind, std::optional<bool> stamped) const {
    return edited([&](Batch& batch) {
        Material material;
        material.file = given<std::string>(kind + ".pdf");
        material.kind = given<std::string>(std::move(kind));
        material.stamped = given(stamped);
        batch.materials.push_back(std::move(material));
    });
}
BatchBuilder BatchBuilder::without_material(std::string_view kind) const {
    return edited([&](Batch& batch) { std::erase_if(batch.materials, [&](const Material& one) { return *one.kind == kind; }); });
}
BatchBuilder BatchBuilder::attached(const std::vector<Attachment>& files) const {
    BatchBuilder copy = *this;
    copy.attachments_ = files;
    return copy;
}
BatchBuilder BatchBuilder::roster(std::string_view csv) const {
    const fixture::Folder folder;
    folder.write("roster.csv", csv);
    BatchBuilder copy = edited([](Batch& batch) { batch.candidates.roster = {std::string("roster.csv"), {}}; });
    EnclosedFolder within(folder.path());
    copy.roster_ = std::make_shared<const Roster>(read_roster(copy.batch_.candidates.roster, within, false, nullptr));
    return copy;
}
BatchBuilder BatchBuilder::no_roster() const {
    BatchBuilder copy = edited([](Batch& batch) { batch.candidates.roster = {}; });
    copy.roster_.reset();
    return copy;
}
BatchBuilder BatchBuilder::waived(const WaiverBuilder& waiver) const {
    return edited([&](Batch& batch) { batch.waivers.push_back(waiver.waiver()); });
}

} // namespace hegui::test
