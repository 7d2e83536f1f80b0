#pragma once

#include "lib/base/text.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hegui {

/// The steps of a batch that have a day: the keys of [dates] in their usual order, and the two days that follow from the exam.
enum class Step : unsigned char {
    plan_published,
    plan_submitted,
    plan_approved,
    cross_region_approved,
    registration_opened,
    registration_reviewed,
    registration_approved,
    arrangement_completed,
    arrangement_approved,
    exam_start,
    exam_end,
    completed,
    certificates_declared,
    first_exam_day, ///< exam_start, else the earliest session date
    last_exam_day,  ///< exam_end, else the latest session date or exam_start, whichever is later
};

/// How many steps are keys of [dates]: all but the two that are derived.
inline constexpr std::size_t written_steps = static_cast<std::size_t>(Step::first_exam_day);

struct StepName {
    std::string_view key; ///< as in the batch file and in the regulation
    std::string_view zh;
    std::string_view en;
};

inline constexpr std::array<StepName, written_steps + 2> step_names{{
    {"plan_published", "考试计划发布", "plan published"},
    {"plan_submitted", "计划申报", "plan submitted"},
    {"plan_approved", "计划批复", "plan approved"},
    {"cross_region_approved", "跨地区申请批复", "cross-region application approved"},
    {"registration_opened", "报名开始", "registration opened"},
    {"registration_reviewed", "报名审核", "registration reviewed"},
    {"registration_approved", "报名批复", "registration approved"},
    {"arrangement_completed", "考务安排完成", "exam arrangement completed"},
    {"arrangement_approved", "考务安排批复", "exam arrangement approved"},
    {"exam_start", "考试开始", "exam start"},
    {"exam_end", "考试结束", "exam end"},
    {"completed", "批次完成", "batch completed"},
    {"certificates_declared", "证书申报", "certificates declared"},
    {"first_exam_day", "首个考试日", "first exam day"},
    {"last_exam_day", "最后考试日", "last exam day"},
}};

inline const StepName& name_of(Step step) { return step_names.at(static_cast<std::size_t>(step)); }
inline std::string_view key_of(Step step) { return name_of(step).key; }
inline Wording title_of(Step step) { return {name_of(step).zh, name_of(step).en}; }

/// The key that a person fills in for a step: of a derived day the one that gives it.
inline std::string_view subject_of(Step step) {
    if (step == Step::first_exam_day) return subject_of(Step::exam_start);
    if (step == Step::last_exam_day) return subject_of(Step::exam_end);
    return key_of(step);
}

/// The step that a key names, or nothing.
inline std::optional<Step> step_of(std::string_view key) {
    for (std::size_t i = 0; i < step_names.size(); ++i) {
        if (step_names.at(i).key == key) return static_cast<Step>(i);
    }
    return std::nullopt;
}

} // namespace hegui
