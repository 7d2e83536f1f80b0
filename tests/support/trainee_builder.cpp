#include "tests/support/trainee_builder.hpp"

namespace hegui::test {

template<class Edit> TraineeBuilder TraineeBuilder::edited(Edit edit) const {
    TraineeBuilder copy = *this;
    edit(copy.trainee_);
    return copy;
}

TraineeBuilder trainee(std::string name) {
    Trainee trainee;
    trainee.name = std::move(name);
    return TraineeBuilder(trainee)
        .employer("示例集团安徽分公司")
        .region("省直")
        .applies_for("电工")
        .photo(trainee.name + ".jpg")
        .ethics_declared(true)
        .experience("2 年")
        .skilled("电工", 3)
        .on(TraineeStep::enrolled, "2026-08-03")
        .on(TraineeStep::online_started, "2026-08-05")
        .on(TraineeStep::online_finished, "2026-08-20")
        .on(TraineeStep::online_passed_on, "2026-08-21")
        .minutes(180)
        .attempts(1)
        .score(93)
        .on(TraineeStep::offline_attended, "2026-09-05")
        .days(1)
        .passed_offline(true)
        .on(TraineeStep::qualification_date, "2026-09-06")
        .qualified(true);
}

TraineeBuilder TraineeBuilder::id_number(Word value) const {
    return edited([&](Trainee& one) { one.id_number = given(value); });
}
TraineeBuilder TraineeBuilder::employer(Word value) const {
    return edited([&](Trainee& one) { one.employer = given(value); });
}
TraineeBuilder TraineeBuilder::region(Word value) const {
    return edited([&](Trainee& one) { one.region = given(value); });
}
TraineeBuilder TraineeBuilder::applies_for(Word occupation, Word code) const {
    return edited([&](Trainee& one) {
        one.occupation = given(occupation);
        one.code = given(code);
    });
}
TraineeBuilder TraineeBuilder::photo(Word file) const {
    return edited([&](Trainee& one) { one.photo = given(file); });
}
TraineeBuilder TraineeBuilder::ethics_declared(YesNo value) const {
    return edited([&](Trainee& one) { one.ethics_declared = given(value); });
}
TraineeBuilder TraineeBuilder::experience(Word value) const {
    return edited([&](Trainee& one) { one.experience = given(value); });
}
TraineeBuilder TraineeBuilder::unqualified() const {
    return edited([](Trainee& one) {
        one.skills.clear();
        one.titles.clear();
    });
}
TraineeBuilder TraineeBuilder::skilled(std::string occupation, std::int64_t level, Word code) const {
    return edited([&](Trainee& one) {
        Skill skill;
        skill.occupation = std::move(occupation);
        skill.level = level;
        skill.code = given(code);
        skill.confirmed = given(YesNo(true));
        one.skills.push_back(std::move(skill));
    });
}
TraineeBuilder TraineeBuilder::titled(std::string grade, Names related_to) const {
    return edited([&](Trainee& one) {
        Title title;
        title.grade = std::move(grade);
        title.related_to = given(related_to.optional());
        title.confirmed = given(YesNo(true));
        one.titles.push_back(std::move(title));
    });
}
TraineeBuilder TraineeBuilder::shown_by(Word evidence, YesNo confirmed) const {
    const auto show = [&](auto& certificate) {
        certificate.evidence = given(evidence);
        certificate.confirmed = given(confirmed);
    };
    return edited([&](Trainee& one) {
        for (Skill& skill : one.skills) show(skill);
        for (Title& title : one.titles) show(title);
    });
}
TraineeBuilder TraineeBuilder::on(TraineeStep step, IsoDay iso) const {
    return edited([&](Trainee& one) { one.dates.at(static_cast<std::size_t>(step)) = given_day(iso); });
}
TraineeBuilder TraineeBuilder::minutes(Number value) const {
    return edited([&](Trainee& one) { one.online.minutes = given(value); });
}
TraineeBuilder TraineeBuilder::attempts(Number value) const {
    return edited([&](Trainee& one) { one.online.attempts = given(value); });
}
TraineeBuilder TraineeBuilder::score(Real value) const {
    return edited([&](Trainee& one) { one.online.score = given(value); });
}
TraineeBuilder TraineeBuilder::days(Real value) const {
    return edited([&](Trainee& one) { one.offline.days = given(value); });
}
TraineeBuilder TraineeBuilder::passed_offline(YesNo value) const {
    return edited([&](Trainee& one) { one.offline.passed = given(value); });
}
TraineeBuilder TraineeBuilder::qualified(YesNo value) const {
    return edited([&](Trainee& one) { one.qualified = given(value); });
}

} // namespace hegui::test
