#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "days-before", .type = KeyType::count, .required = true, .about = {"考试日之前的天数", "days before the exam"}}};

/// By when the arrangement of an exam has to be complete.
Deadline last_day(const Case& c, const RuleRow& row, date::sys_days exam) {
    const auto before = row.params.count("days-before");
    return deadline_of(c, Step::arrangement_completed, Deadline::Kind::latest, exam - date::days{before},
                       say("首个考试日 {} 之前 {} 天", "{1} days before the first exam day {0}", exam, before));
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const Day arranged = c.day(Step::arrangement_completed);
    const Day exam = c.day(Step::first_exam_day);
    std::vector<Finding> findings;
    if (!arranged) findings.push_back(missing(c, row.due, Step::arrangement_completed));
    if (!exam) findings.push_back(missing(c, row.due, Step::first_exam_day));
    const auto before = row.params.count("days-before");
    if (exam && !arranged) {
        const Text last = say("；最迟 {}", "; its last day is {}", with_weekday(last_day(c, row, *exam).day));
        findings.front().message = say("{}{}", "{}{}", findings.front().message, last);
    }
    if (!arranged || !exam) return findings;

    const Deadline last = last_day(c, row, *exam);
    const Text found = say("{}；{}，最迟 {}（考试日前 {} 天）", "{}; {}, so its last day is {} ({} days before)",
                           shown(Step::arrangement_completed, arranged), shown(Step::first_exam_day, exam), with_weekday(last.day), before);
    Finding finding = last.allows(*arranged) ? pass("arrangement_completed", found, arranged.at)
                                             : fail("arrangement_completed", found,
                                                    {"考务安排须提前完成；改期须先取得督导部批复",
                                                     "the arrangement must be complete earlier; another exam day needs approval first"},
                                                    arranged.at);
    finding.if_today = arranged.taken;
    finding.actual = iso(*arranged);
    finding.expected = "<= " + iso(last.day);
    return {finding};
}

std::vector<Deadline> deadlines(const Case& c, const RuleRow& row) {
    const Day exam = c.day(Step::first_exam_day);
    return exam ? std::vector{last_day(c, row, *exam)} : std::vector<Deadline>{};
}

constexpr std::array<std::string_view, 1> reads{"dates.arrangement_completed"};

constexpr About about{
    .asks = {"考务安排须在首个考试日之前的规定天数完成。",
             "The exam arrangement was complete the fixed number of days before the first exam day."},
    .why = {"监管人员要有时间核对安排并到场。", "The supervisors need time to check it and to come."},
    .computed = {"首个考试日减去规定天数（自然日）就是最迟完成日，当日也算。准备考务安排环节时没有填写，按今天完成计。",
                 "The first exam day minus the fixed number of calendar days is the last day, included. While this very stage is prepared, "
                 "an absent day is taken as today."},
    .fails = {"规定提前 2 天，10 月 31 日考试，10 月 30 日才完成安排。",
              "With two days before, an exam on 31 October was arranged on 30 October."},
    .passes = {"规定提前 2 天，10 月 31 日考试，10 月 29 日完成安排。",
               "With two days before, an exam on 31 October was arranged on 29 October."},
    .mend = {"提前完成安排；来不及的，改期须先取得批复。", "Arrange it earlier; a later exam day needs approval first."},
};

} // namespace

extern const Rule exam_arrangement{.id = "exam-arrangement",
                                   .title_zh = "考务安排时限",
                                   .title_en = "exam arrangement in time",
                                   .params = params,
                                   .judge = judge,
                                   .about = about,
                                   .reads = reads,
                                   .deadlines = deadlines};

} // namespace hegui::rules
