#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "days-before", .type = KeyType::count, .required = true}};

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const Day arranged = c.day(Step::arrangement_completed);
    const Day exam = c.day(Step::first_exam_day);
    std::vector<Finding> findings;
    if (!arranged) findings.push_back(missing(c, row.due, Step::arrangement_completed));
    if (!exam) findings.push_back(missing(c, row.due, Step::first_exam_day));
    const auto before = row.params.count("days-before");
    if (exam && !arranged) {
        const Text last = say("；最迟 {}", "; its last day is {}", with_weekday(*exam - date::days{before}));
        findings.front().message = say("{}{}", "{}{}", findings.front().message, last);
        findings.front().limit = DayLimit{.day = *exam - date::days{before}};
    }
    if (!arranged || !exam) return findings;

    const date::sys_days last = *exam - date::days{before};
    const Text found = say("{}；{}，最迟 {}（考试日前 {} 天）", "{}; {}, so its last day is {} ({} days before)",
                           shown(Step::arrangement_completed, arranged), shown(Step::first_exam_day, exam), with_weekday(last), before);
    Finding finding = *arranged <= last ? pass("arrangement_completed", found, arranged.at)
                                        : fail("arrangement_completed", found,
                                               {"考务安排须提前完成；改期须先取得督导部批复",
                                                "the arrangement must be complete earlier; another exam day needs approval first"},
                                               arranged.at);
    finding.if_today = arranged.taken;
    finding.actual = iso(*arranged);
    finding.expected = "<= " + iso(last);
    finding.limit = DayLimit{.day = last};
    return {finding};
}

} // namespace

extern const Rule exam_arrangement{
    .id = "exam-arrangement", .title_zh = "考务安排时限", .title_en = "exam arrangement in time", .params = params, .judge = judge};

} // namespace hegui::rules
