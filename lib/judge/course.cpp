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
    steps.push_back(
        {.key = std::string(key_of(step)), .title = title_of(step).text(), .first = *day, .last = *day, .state = state_of(c, day)});
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
    CourseStep all{.key = std::string(key_of(step)), .title = title_of(step).text(), .first = {}, .last = {}};
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

/// How a day of the regulation stands: in time, still open, or as the rule that computed it found.
Outcome outcome_of(const Deadline& deadline, date::sys_days as_of, const RuleResult& rule) {
    switch (deadline.state(as_of)) {
    case Deadline::State::kept: return Outcome::pass;
    case Deadline::State::ahead:
    case Deadline::State::open: return Outcome::pending;
    case Deadline::State::broken:
    case Deadline::State::missed: break;
    }
    return rule.outcome;
}

/// The days that rules computed: not those that are a step's own, nor those far off from all steps.
std::vector<CourseLimit> limits_of(const Case& c, const std::vector<CourseStep>& steps, const std::vector<RuleResult>& rules,
                                   const std::vector<Deadline>& deadlines) {
    std::vector<CourseLimit> limits;
    for (const Deadline& deadline : deadlines) {
        const auto is_of_step = [&](const CourseStep& step) { return step.first == deadline.day || step.last == deadline.day; };
        const auto is_near = [&](const CourseStep& step) {
            return step.first - far_off <= deadline.day && deadline.day <= step.last + far_off;
        };
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const RuleResult& one) { return one.rule == deadline.rule; });
        if (rule == rules.end() || std::any_of(steps.begin(), steps.end(), is_of_step)) continue;
        if (!steps.empty() && std::none_of(steps.begin(), steps.end(), is_near)) continue;
        const bool is_first = deadline.kind == Deadline::Kind::earliest;
        const Outcome outcome = outcome_of(deadline, c.as_of, *rule);
        const auto known = std::find_if(limits.begin(), limits.end(), [&](const CourseLimit& one) {
            return one.rule == deadline.rule && one.day == deadline.day && one.is_first == is_first;
        });
        if (known == limits.end()) {
            limits.push_back({.rule = deadline.rule, .title = rule->title, .day = deadline.day, .is_first = is_first, .outcome = outcome});
        } else {
            known->outcome = worse_of(known->outcome, outcome);
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

Course course_of(const Case& c, const std::vector<RuleResult>& rules, const std::vector<Deadline>& deadlines) {
    Course course{.as_of = c.as_of, .steps = steps_of(c), .limits = {}, .off = {}, .first = c.as_of, .last = c.as_of};
    course.limits = limits_of(c, course.steps, rules, deadlines);
    if (course.empty()) return course;
    measure(course);
    course.off = days_off(c.calendar, course.first, course.last);
    return course;
}

} // namespace hegui
