#pragma once

#include "lib/model/step.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hegui {

/// The steps of a trainee (参培人员) that have a day, in their usual order.
enum class TraineeStep : unsigned char {
    enrolled,
    online_started,
    online_finished,
    online_passed_on,
    offline_attended,
    qualification_date,
};

/// Their keys as in the batch file, below [[trainee]], and in the regulation.
inline constexpr std::array<StepName, 6> trainee_step_names{{
    {"enrolled", "报名", "enrolled"},
    {"online.started", "在线学习开始", "online study started"},
    {"online.finished", "在线学习结束", "online study finished"},
    {"online.passed_on", "线上考核合格", "online test passed"},
    {"offline.attended", "参加线下培训", "offline training attended"},
    {"qualification.date", "资格考试", "qualification exam"},
}};

inline constexpr std::size_t trainee_steps = trainee_step_names.size();

inline const StepName& name_of(TraineeStep step) { return trainee_step_names.at(static_cast<std::size_t>(step)); }
inline std::string_view key_of(TraineeStep step) { return name_of(step).key; }
inline Wording title_of(TraineeStep step) { return {name_of(step).zh, name_of(step).en}; }

/// The step that a key names, or nothing.
inline std::optional<TraineeStep> trainee_step_of(std::string_view key) {
    for (std::size_t i = 0; i < trainee_steps; ++i) {
        if (trainee_step_names.at(i).key == key) return static_cast<TraineeStep>(i);
    }
    return std::nullopt;
}

} // namespace hegui
