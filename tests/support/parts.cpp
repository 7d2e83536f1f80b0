#include "tests/support/parts.hpp"

#include <sstream>
#include <stdexcept>

namespace hegui::test {

date::sys_days day(std::string_view iso) {
    std::istringstream in{std::string(iso)};
    date::sys_days parsed;
    in >> date::parse("%F", parsed);
    if (!in) throw std::invalid_argument("no day: " + std::string(iso));
    return parsed;
}

Field<date::sys_days> given_day(const IsoDay& iso) { return iso ? Field<date::sys_days>(day(*iso), Position{}) : Field<date::sys_days>(); }

SessionBuilder session(std::string occupation, std::int64_t level) {
    Session session;
    session.occupation = std::move(occupation);
    session.level = level;
    session.arranged.emplace();
    return SessionBuilder(session)
        .planned(30)
        .registered(30)
        .examined(29)
        .passed(25)
        .date("2026-10-31")
        .place("第一考场")
        .staff({"考务员甲", "监考员甲"})
        .examiners({"考评员甲"});
}

template<class Edit> SessionBuilder SessionBuilder::edited(Edit edit) const {
    SessionBuilder copy = *this;
    edit(copy.session_);
    return copy;
}

template<class Edit> SessionBuilder SessionBuilder::arranged(Edit edit) const {
    return edited([&](Session& session) {
        if (!session.arranged) session.arranged.emplace();
        edit(*session.arranged);
    });
}

SessionBuilder SessionBuilder::code(Word value) const {
    return edited([&](Session& one) { one.code = given(value); });
}
SessionBuilder SessionBuilder::planned(Number value) const {
    return edited([&](Session& one) { one.planned = given(value); });
}
SessionBuilder SessionBuilder::registered(Number value) const {
    return edited([&](Session& one) { one.registered = given(value); });
}
SessionBuilder SessionBuilder::examined(Number value) const {
    return edited([&](Session& one) { one.examined = given(value); });
}
SessionBuilder SessionBuilder::passed(Number value) const {
    return edited([&](Session& one) { one.passed = given(value); });
}
SessionBuilder SessionBuilder::date(IsoDay value) const {
    return edited([&](Session& one) { one.date = given_day(value); });
}
SessionBuilder SessionBuilder::start(Time value) const {
    return edited([&](Session& one) { one.start = given(value); });
}
SessionBuilder SessionBuilder::place(Word value) const {
    return edited([&](Session& one) { one.place = given(value); });
}
SessionBuilder SessionBuilder::staff(Names value) const {
    return edited([&](Session& one) { one.staff = given(value.optional()); });
}
SessionBuilder SessionBuilder::examiners(Names value) const {
    return edited([&](Session& one) { one.examiners = given(value.optional()); });
}
SessionBuilder SessionBuilder::not_arranged() const {
    return edited([](Session& one) { one.arranged.reset(); });
}
SessionBuilder SessionBuilder::arranged_occupation(Word value) const {
    return arranged([&](Arranged& one) { one.occupation = given(value); });
}
SessionBuilder SessionBuilder::arranged_level(Number value) const {
    return arranged([&](Arranged& one) { one.level = given(value); });
}
SessionBuilder SessionBuilder::arranged_date(IsoDay value) const {
    return arranged([&](Arranged& one) { one.date = given_day(value); });
}
SessionBuilder SessionBuilder::arranged_start(Time value) const {
    return arranged([&](Arranged& one) { one.start = given(value); });
}
SessionBuilder SessionBuilder::arranged_place(Word value) const {
    return arranged([&](Arranged& one) { one.place = given(value); });
}
SessionBuilder SessionBuilder::arranged_staff(Names value) const {
    return arranged([&](Arranged& one) { one.staff = given(value.optional()); });
}

template<class Edit> ExaminerBuilder ExaminerBuilder::edited(Edit edit) const {
    ExaminerBuilder copy = *this;
    edit(copy.examiner_);
    return copy;
}

ExaminerBuilder examiner(std::string name) {
    Examiner examiner;
    examiner.name = std::move(name);
    return ExaminerBuilder(examiner).certified("examiner");
}

ExaminerBuilder ExaminerBuilder::id_number(Word value) const {
    return edited([&](Examiner& one) { one.id_number = given(value); });
}
ExaminerBuilder ExaminerBuilder::skilled(std::string occupation, std::int64_t level, Word code) const {
    return edited([&](Examiner& one) {
        Skill skill;
        skill.occupation = std::move(occupation);
        skill.level = level;
        skill.code = given(code);
        one.skills.push_back(std::move(skill));
    });
}
ExaminerBuilder ExaminerBuilder::titled(std::string grade, Names related_to) const {
    return edited([&](Examiner& one) {
        Title title;
        title.grade = std::move(grade);
        title.related_to = given(related_to.optional());
        one.titles.push_back(std::move(title));
    });
}
ExaminerBuilder ExaminerBuilder::certified(Word kind) const {
    return edited([&](Examiner& one) {
        one.certificate.emplace();
        one.certificate->kind = given(kind);
    });
}
ExaminerBuilder ExaminerBuilder::not_certified() const {
    return edited([](Examiner& one) { one.certificate.reset(); });
}
ExaminerBuilder ExaminerBuilder::issued(IsoDay value) const {
    return edited([&](Examiner& one) { one.certificate.value().issued = given_day(value); });
}
ExaminerBuilder ExaminerBuilder::expires(IsoDay value) const {
    return edited([&](Examiner& one) { one.certificate.value().expires = given_day(value); });
}

template<class Edit> WaiverBuilder WaiverBuilder::edited(Edit edit) const {
    WaiverBuilder copy = *this;
    edit(copy.waiver_);
    return copy;
}

WaiverBuilder waiver(std::string rule) {
    return WaiverBuilder(Waiver{})
        .rule(std::move(rule))
        .reason("机房检修，经督导部同意")
        .approved_by("省评价中心督导部（示例）")
        .until("2026-12-31");
}

WaiverBuilder WaiverBuilder::rule(Word value) const {
    return edited([&](Waiver& one) { one.rule = given(value); });
}
WaiverBuilder WaiverBuilder::subject(Word value) const {
    return edited([&](Waiver& one) { one.subject = given(value); });
}
WaiverBuilder WaiverBuilder::reason(Word value) const {
    return edited([&](Waiver& one) { one.reason = given(value); });
}
WaiverBuilder WaiverBuilder::approved_by(Word value) const {
    return edited([&](Waiver& one) { one.approved_by = given(value); });
}
WaiverBuilder WaiverBuilder::until(IsoDay value) const {
    return edited([&](Waiver& one) { one.until = given_day(value); });
}

Attachment attachment(std::string file, Attachment::State state) {
    Attachment attachment{.file = std::move(file), .at = {}};
    attachment.state = state;
    attachment.pages = 1;
    attachment.bytes = 4096;
    return attachment;
}

Attachment photo(std::string file, std::uint32_t width, std::uint32_t height, std::uint64_t bytes) {
    Attachment photo = attachment(std::move(file));
    photo.use = Attachment::Use::photo;
    photo.format = Attachment::Format::jpeg;
    photo.pages = 0;
    photo.width = width;
    photo.height = height;
    photo.bytes = bytes;
    return photo;
}

} // namespace hegui::test
