#pragma once

#include "tests/support/parts.hpp"

#include <optional>
#include <string>

namespace hegui::test {

using Real = std::optional<double>;
using YesNo = std::optional<bool>;

/// A trainee as a test says it. No setter changes the builder it is called on; each returns another one.
class TraineeBuilder {
public:
    explicit TraineeBuilder(Trainee trainee) : trainee_(std::move(trainee)) {}

    [[nodiscard]] TraineeBuilder id_number(Word value) const;
    [[nodiscard]] TraineeBuilder employer(Word value) const;
    [[nodiscard]] TraineeBuilder region(Word value) const;
    [[nodiscard]] TraineeBuilder applies_for(Word occupation, Word code = absent) const;
    [[nodiscard]] TraineeBuilder photo(Word file) const;
    [[nodiscard]] TraineeBuilder ethics_declared(YesNo value) const;
    [[nodiscard]] TraineeBuilder experience(Word value) const;

    /// Neither a skill nor a title.
    [[nodiscard]] TraineeBuilder unqualified() const;
    /// One more, confirmed by the system.
    [[nodiscard]] TraineeBuilder skilled(std::string occupation, std::int64_t level, Word code = absent) const;
    [[nodiscard]] TraineeBuilder titled(std::string grade, Names related_to) const;
    /// What shows the skills and the titles.
    [[nodiscard]] TraineeBuilder shown_by(Word evidence, YesNo confirmed) const;

    [[nodiscard]] TraineeBuilder on(TraineeStep step, IsoDay iso) const;
    [[nodiscard]] TraineeBuilder minutes(Number value) const;
    [[nodiscard]] TraineeBuilder attempts(Number value) const;
    [[nodiscard]] TraineeBuilder score(Real value) const;
    [[nodiscard]] TraineeBuilder days(Real value) const;
    [[nodiscard]] TraineeBuilder passed_offline(YesNo value) const;
    [[nodiscard]] TraineeBuilder qualified(YesNo value) const;

    [[nodiscard]] const Trainee& trainee() const { return trainee_; }

private:
    template<class Edit> [[nodiscard]] TraineeBuilder edited(Edit edit) const;

    Trainee trainee_;
};

/// A trainee who passes everything: enrolled on 2026-08-03, online from 2026-08-05 to 2026-08-20 and passed a day later, offline
/// on 2026-09-05, qualified on 2026-09-06.
TraineeBuilder trainee(std::string name = "学员甲");

} // namespace hegui::test
