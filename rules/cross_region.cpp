#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "approval-due", .type = KeyType::word, .required = true, .list = "stage"}};

/// The approval of the application, which may be that of the stage as a whole, before the first exam day.
std::vector<Finding> judge_approval(const Case& c, const std::string& due) {
    const Step step = c.day(Step::cross_region_approved) ? Step::cross_region_approved : Step::plan_approved;
    const Day approved = c.day(step);
    const Day exam = c.day(Step::first_exam_day);
    std::vector<Finding> findings;
    if (!approved) findings.push_back(missing(c, due, Step::cross_region_approved));
    if (!exam) findings.push_back(missing(c, due, Step::first_exam_day));
    if (!approved || !exam) return findings;

    if (*approved <= *exam) {
        return {pass(subject_of(step),
                     say("{}，不晚于{}", "{}, not later than: {}", shown(step, approved), shown(Step::first_exam_day, exam)), approved.at)};
    }
    Finding finding = fail(subject_of(step),
                           say("{}，晚于{}", "{}, later than: {}", shown(step, approved), shown(Step::first_exam_day, exam)),
                           {"跨区域认定须先取得批复再考试；改期或核对日期",
                            "an exam in another region needs its approval first; hold it later or check the days"},
                           approved.at);
    finding.actual = iso(*approved);
    finding.expected = "<= " + iso(*exam);
    return {finding};
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const auto& own = c.batch.institution.region;
    const auto differs = c.in_another_region();
    if (!differs) return {missing(c, row.due, "region", "institution.region", own.at())};
    if (!*differs)
        return {pass("region",
                     say("考试在本区域内（{}）", "the exam is held in the institution's own region ({})", c.batch.region.value_or(*own)),
                     own.at())};
    std::vector<Finding> findings = judge_approval(c, row.params.text("approval-due"));
    for (Finding& finding : findings) {
        finding.message = say("考试在 {}，机构在 {}，属于跨区域；{}",
                              "the exam is held in {}, the institution is in {}: another region; {}", *c.batch.region, *own,
                              finding.message);
    }
    return findings;
}

} // namespace

extern const Rule cross_region{
    .id = "cross-region", .title_zh = "跨区域认定", .title_en = "exam in another region", .params = params, .judge = judge};

} // namespace hegui::rules
