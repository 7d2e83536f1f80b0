#include "tests/support/judging.hpp"

#include <algorithm>

namespace hegui::test {

TEST_CASE("course: the days of a batch in their order, the exam as one step, and what the rules computed") {
    const Course course = judge_all(social_batch()).result.course;
    REQUIRE_FALSE(course.steps.empty());
    CHECK(std::is_sorted(course.steps.begin(), course.steps.end(), [](const auto& a, const auto& b) { return a.first < b.first; }));
    CHECK(std::count_if(course.steps.begin(), course.steps.end(), [](const auto& step) { return step.key == "exam"; }) == 1);
    for (const CourseStep& step : course.steps) {
        CAPTURE(step.key);
        CHECK(step.first <= step.last);
        CHECK(course.first <= step.first);
        CHECK(step.last <= course.last);
        if (step.state == CourseStep::State::taken) CHECK(step.first == course.as_of);
        if (step.state == CourseStep::State::ahead) CHECK(step.last > course.as_of);
    }
    const auto limit_of = [&](std::string_view rule) {
        return std::count_if(course.limits.begin(), course.limits.end(), [&](const auto& limit) { return limit.rule == rule; });
    };
    CHECK(limit_of("lead-time") == 1);
    CHECK(limit_of("completion-deadline") == 1);
}

TEST_CASE("course: days off are those of the calendar, and no stretch touches the next") {
    const Course course = judge_all(social_batch()).result.course;
    REQUIRE_FALSE(course.off.empty());
    for (const DaysOff& off : course.off) {
        for (date::sys_days day = off.first; day <= off.last; day += date::days{1}) CHECK_FALSE(holidays().is_worked(day));
        if (off.last < course.last) CHECK(holidays().is_worked(off.last + date::days{1}));
    }
}

TEST_CASE("checklist: every material of the procedure, with what the rule found of it") {
    const BatchResult result = judge_all(social_batch()).result;
    CHECK_FALSE(result.checklist.empty());
    for (const ChecklistItem& item : result.checklist) {
        CAPTURE(item.kind);
        if (item.need == ChecklistItem::Need::now) CHECK_FALSE(item.files.empty());
        if (!item.files.empty()) CHECK(item.outcome == Outcome::pass);
        if (item.files.empty()) CHECK_FALSE(item.stamped);
    }
}

TEST_CASE("checklist: nothing is said of a rule that was not selected") {
    JudgeOptions options;
    options.skip.insert("materials");
    for (const ChecklistItem& item : judge_all(social_batch(), options).result.checklist) CHECK(item.outcome == Outcome::not_applicable);
}

} // namespace hegui::test
