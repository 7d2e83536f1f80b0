#pragma once

#include "lib/model/roster.hpp"
#include "tests/support/parts.hpp"
#include "tests/support/trainee_builder.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hegui::test {

/// A batch as a test says it: one that passes, and what is different about it. No setter changes the builder it is called on;
/// each returns another one.
class BatchBuilder {
public:
    BatchBuilder(std::string kind, std::string module);

    /// Under another regulation than that of Henan.
    [[nodiscard]] BatchBuilder under(std::string regulation) const;
    [[nodiscard]] BatchBuilder of(Word kind, Word module) const;
    [[nodiscard]] BatchBuilder by(Word method) const;
    [[nodiscard]] BatchBuilder at(std::string stage) const;
    [[nodiscard]] BatchBuilder as_of(std::string_view iso) const;

    [[nodiscard]] BatchBuilder on(Step step, std::string_view iso) const;
    [[nodiscard]] BatchBuilder without(Step step) const;
    /// Exam days as [dates] gives them; the sessions have none of their own.
    [[nodiscard]] BatchBuilder exam(std::string_view first, IsoDay last = absent) const;
    /// No exam day anywhere.
    [[nodiscard]] BatchBuilder no_exam() const;

    [[nodiscard]] BatchBuilder annual_plan(IsoDay submitted, std::optional<bool> stamped) const;
    [[nodiscard]] BatchBuilder institution_name(Word name) const;
    [[nodiscard]] BatchBuilder status(Word status) const;
    [[nodiscard]] BatchBuilder year(Number year) const;
    [[nodiscard]] BatchBuilder institution_region(Word code) const;
    [[nodiscard]] BatchBuilder exam_region(Word code) const;
    [[nodiscard]] BatchBuilder theory(Word mode) const;
    [[nodiscard]] BatchBuilder scope(Word scope) const;
    [[nodiscard]] BatchBuilder warnings_at_registration(Number count) const;
    [[nodiscard]] BatchBuilder warnings_at_certificate(Number count) const;
    [[nodiscard]] BatchBuilder reviewed_at_registration(IsoDay value) const;
    [[nodiscard]] BatchBuilder reviewed_at_certificate(IsoDay value) const;

    [[nodiscard]] BatchBuilder sessions(const std::vector<SessionBuilder>& sessions) const;
    [[nodiscard]] BatchBuilder examiners(const std::vector<ExaminerBuilder>& examiners) const;
    [[nodiscard]] BatchBuilder trainees(const std::vector<TraineeBuilder>& trainees) const;
    /// One more material.
    [[nodiscard]] BatchBuilder material(std::string kind, std::optional<bool> stamped = absent) const;
    [[nodiscard]] BatchBuilder without_material(std::string_view kind) const;
    [[nodiscard]] BatchBuilder attached(const std::vector<Attachment>& files) const;
    /// The roster, as the text of a CSV file.
    [[nodiscard]] BatchBuilder roster(std::string_view csv) const;
    [[nodiscard]] BatchBuilder no_roster() const;
    /// One more waiver.
    [[nodiscard]] BatchBuilder waived(const WaiverBuilder& waiver) const;

    [[nodiscard]] const std::string& regulation() const { return regulation_; }
    [[nodiscard]] const Batch& batch() const { return batch_; }
    [[nodiscard]] const std::string& stage() const { return stage_; }
    [[nodiscard]] date::sys_days today() const { return today_; }
    [[nodiscard]] const std::vector<Attachment>& attachments() const { return attachments_; }
    [[nodiscard]] const Roster* roster() const { return roster_.get(); }

private:
    template<class Edit> [[nodiscard]] BatchBuilder edited(Edit edit) const;

    std::string regulation_ = "henan-2023";
    Batch batch_;
    std::vector<Attachment> attachments_;
    std::shared_ptr<const Roster> roster_;
    std::string stage_ = "certificate";
    date::sys_days today_;
};

} // namespace hegui::test
