#include "lib/judge/course.hpp"

#include <algorithm>

namespace hegui {
namespace {

using State = CourseStep::State;

/// A day further off than this from all others would leave them no room in a drawing.
constexpr date::days far_off{100};

/// More days off than this nobody looks at one by one; such a span comes from a slip of the pen.
constexpr date::days longest_with_days_off{3 * 366};

State state_of(const Case& c, const Day& day) {
    if (day.taken) return State::taken;
    return *day <= c.as_of ? State::done : State::ahead;
}

void add_step(const Case& c, Step step, std::vector<CourseStep>& steps) {
    const Day day = c.day(step);
    if (!day) return;
    steps.push_back({.key = std::string(key_of(step)), .title = title_of(step), .first = *day, .last = *day, .state = state_of(c, day)});
}

/// From the first day to the last, by their keys or by the sessions.
void add_exam(const Case& c, std::vector<CourseStep>& steps) {
    const Day first = c.day(Step::first_exam_day);
    const Day last = c.day(Step::last_exam_day);
    if (!first || !last) return;
    steps.push_back({.key = "exam",
                     .title = {"考试", "exam"},
                     .first = std::min(*first, *last),
                     .last = std::max(*first, *last),
                     .state = state_of(c, last)});
}

void add_trainees(const Case& c, TraineeStep step, std::vector<CourseStep>& steps) {
    CourseStep all{.key = std::string(key_of(step)), .title = title_of(step), .first = {}, .last = {}};
    for (const Trainee& trainee : c.batch.trainees) {
        const auto& day = trainee.date(step);
        if (!day) continue;
        const bool is_first = all.trainees++ == 0;
        all.first = is_first ? *day : std::min(all.first, *day);
        all.last = is_first ? *day : std::max(all.last, *day);
    }
    if (all.trainees == 0) return;
    all.state = all.last <= c.as_of ? State::done : State::ahead;
    steps.push_back(std::move(all));
}

std::vector<CourseStep> steps_of(const Case& c) {
    std::vector<CourseStep> steps;
    for (std::size_t i = 0; i < written_steps; ++i) {
        const Step step = static_cast<Step>(i);
        if (step == Step::exam_start) add_exam(c, steps);
        if (step != Step::exam_start && step != Step::exam_end) add_step(c, step, steps);
    }
    for (std::size_t i = 0; i < trainee_steps; ++i) add_trainees(c, static_cast<TraineeStep>(i), steps);
    std::stable_sort(steps.begin(), steps.end(), [](const CourseStep& a, const CourseStep& b) { return a.first < b.first; });
    return steps;
}

std::vector<CourseLimit> limits_of(const std::vector<RuleResult>& rules) {
    std::vector<CourseLimit> limits;
    for (const RuleResult& rule : rules) {
        for (const Finding& finding : rule.findings) {
            if (!finding.limit) continue;
            const DayLimit& limit = *finding.limit;
            const auto known = std::find_if(limits.begin(), limits.end(), [&](const CourseLimit& one) {
                return one.rule == rule.rule && one.day == limit.day && one.is_first == limit.is_first;
            });
            if (known != limits.end()) {
                known->outcome = worse_of(known->outcome, finding.outcome);
                continue;
            }
            limits.push_back(
                {.rule = rule.rule, .title = rule.title, .day = limit.day, .is_first = limit.is_first, .outcome = finding.outcome});
        }
    }
    std::stable_sort(limits.begin(), limits.end(), [](const CourseLimit& a, const CourseLimit& b) { return a.day < b.day; });
    return limits;
}

void measure(Course& course) {
    course.first = course.steps.empty() ? course.limits.front().day : course.steps.front().first;
    course.last = course.first;
    for (const CourseStep& step : course.steps) {
        course.first = std::min(course.first, step.first);
        course.last = std::max(course.last, step.last);
    }
    for (const CourseLimit& limit : course.limits) {
        course.first = std::min(course.first, limit.day);
        course.last = std::max(course.last, limit.day);
    }
    if (course.as_of + far_off >= course.first) course.first = std::min(course.first, course.as_of);
    if (course.as_of <= course.last + far_off) course.last = std::max(course.last, course.as_of);
}

std::vector<DaysOff> days_off(const Calendar& calendar, date::sys_days first, date::sys_days last) {
    std::vector<DaysOff> off;
    if (last - first > longest_with_days_off) return off;
    for (date::sys_days day = first; day <= last; day += date::days{1}) {
        if (calendar.is_worked(day)) continue;
        const bool goes_on = !off.empty() && off.back().last + date::days{1} == day;
        if (!goes_on) off.push_back({.first = day, .last = day, .name = {}});
        off.back().last = day;
        if (off.back().name.empty() && calendar.is_holiday(day)) off.back().name = calendar.name(day);
    }
    return off;
}

} // namespace

Course course_of(const Case& c, const std::vector<RuleResult>& rules) {
    Course course{.as_of = c.as_of, .steps = steps_of(c), .limits = limits_of(rules), .off = {}, .first = c.as_of, .last = c.as_of};
    if (course.empty()) return course;
    measure(course);
    course.off = days_off(c.calendar, course.first, course.last);
    return course;
}

} // namespace hegui
