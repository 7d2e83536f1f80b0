#include "lib/judge/rule.hpp"

#include <algorithm>
#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "within-days",
                                .type = KeyType::positive,
                                .about = {"考试之后的天数，用于算出最后期限", "days after the exam, to tell the real last day"}}};

/// A day of the batch and what it is of: a step, or a session.
struct Dated {
    Day day;
    Step step{};
    const Session* session = nullptr; ///< null: it is of the step
    Wording of_session = {};          ///< which of its days

    [[nodiscard]] std::string subject() const { return session != nullptr ? session->subject() : std::string(subject_of(step)); }
    [[nodiscard]] Text title() const { return session != nullptr ? say("{} {}", "{} {}", of_session, *day) : shown(step, day); }
};

date::year year_of(date::sys_days day) { return date::year_month_day{day}.year(); }

std::vector<Dated> days_of(const Case& c) {
    std::vector<Dated> days;
    for (std::size_t i = 0; i < written_steps; ++i) {
        const auto step = static_cast<Step>(i);
        if (const Day day = c.day(step)) days.push_back({.day = day, .step = step});
    }
    const auto add = [&](const Session& session, const Field<date::sys_days>& day, Wording which) {
        if (day) days.push_back({.day = {.day = *day, .at = day.at()}, .session = &session, .of_session = which});
    };
    for (const Session& session : c.batch.sessions) {
        add(session, session.date, {"场次日期", "session on"});
        if (session.arranged) add(session, session.arranged->date, {"考务安排日期", "arranged for"});
    }
    return days;
}

/// The year of the batch: that of the first exam day, else of the earliest day, else of the as-of day.
date::year year_of_batch(const Case& c, const std::vector<Dated>& days) {
    if (const Day exam = c.day(Step::first_exam_day)) return year_of(*exam);
    if (days.empty()) return year_of(c.as_of);
    return year_of(*std::min_element(days.begin(), days.end(), [](const Dated& a, const Dated& b) { return *a.day < *b.day; })->day);
}

date::sys_days end_of(date::year year) { return date::sys_days{year / date::December / 31}; }

/// The real last day: 31 December, or the end of the time for completion where that is earlier.
date::sys_days last_day(const Case& c, const RuleRow& row, date::year year) {
    const date::sys_days end = end_of(year);
    const auto within = row.params.optional_count("within-days");
    const Day exam = c.day(Step::first_exam_day);
    if (!within || !exam) return end;
    return std::min(end, *exam + date::days{*within});
}

/// Everything in one year, and which days that rests on without being written yet.
Finding within(const std::vector<Dated>& days, int year) {
    std::vector<Text> taken;
    for (const Dated& dated : days) {
        if (dated.day.taken) taken.push_back(dated.title());
    }
    Finding finding = pass(
        "", say("全部日期在 {} 年内{}{}", "every day lies within {}{}{}", year, taken.empty() ? Text{} : Text{"；", "; "}, listed(taken)),
        {});
    finding.if_today = !taken.empty();
    return finding;
}

/// What is still to be done, while there is time, and too late when the year is over.
void judge_unfinished(const Case& c, const RuleRow& row, date::year year, std::vector<Finding>& findings) {
    std::vector<Text> undone;
    Position at;
    for (const Step step : {Step::completed, Step::certificates_declared}) {
        if (c.day(step)) continue;
        at = c.written_day(step).at;
        if (c.stage == c.procedure->stages.back())
            findings.push_back(missing(c, c.stage, step));
        else
            undone.push_back(title_of(step).text());
    }
    if (undone.empty()) return;
    const int number = static_cast<int>(year);
    if (year_of(c.as_of) <= year) {
        const date::sys_days last = last_day(c, row, year);
        const Text left = last < c.as_of ? Text{"，已过", ", which is over"}
                                         : say("，还有 {} 天", "; days left: {}", (last - c.as_of).count());
        findings.push_back(pending("",
                                   say("尚待：{}；须在 {} 年内，最迟 {}{}", "still to be done: {}; within {}, by {}{}", listed(undone),
                                       number, with_weekday(last), left),
                                   at));
        return;
    }
    findings.push_back(
        fail("", say("没有完成：{}；而 {} 年已经过去", "not done: {}, and {} is over", listed(undone), number),
             {"批次不可跨年；须向省评价中心说明并取得意见", "a batch may not cross the year; explain it to the provincial centre"}, at));
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const std::vector<Dated> days = days_of(c);
    const date::year year = year_of_batch(c, days);
    const int number = static_cast<int>(year);
    const date::sys_days last = last_day(c, row, year); // once: it looks through all sessions
    std::vector<Finding> findings;
    for (const Dated& dated : days) {
        if (year_of(*dated.day) == year) continue;
        Finding finding = fail(dated.subject(), say("{}，不在 {} 年内", "{}: not within {}", dated.title(), number),
                               say("批次的全部环节须在 {} 年内，最迟 {}；确需跨年的须有批准并写入 [[waiver]]",
                                   "every step must be within {}, by {}; where crossing was approved, say so in a [[waiver]]", number,
                                   last),
                               dated.day.at);
        finding.actual = iso(*dated.day);
        finding.expected = fmt::format("{}-01-01..{}-12-31", number, number);
        findings.push_back(std::move(finding));
    }
    judge_unfinished(c, row, year, findings);
    if (findings.empty()) findings.push_back(within(days, number));
    return findings;
}

std::vector<Deadline> deadlines(const Case& c, const RuleRow& /*row*/) {
    const date::year year = year_of_batch(c, days_of(c));
    const Day completed = c.written_day(Step::completed);
    const Day declared = c.written_day(Step::certificates_declared);
    return {Deadline{.subject = "year",
                     .title = {"批次的全部环节", "every step of the batch"},
                     .kind = Deadline::Kind::latest,
                     .day = end_of(year),
                     .done = completed && declared ? std::optional(std::max(*completed, *declared)) : std::nullopt,
                     .note = say("须在 {} 年内，不可跨年", "within {}; a batch may not cross the year", static_cast<int>(year)),
                     .clause = {},
                     .rule = {}}};
}

constexpr std::array<std::string_view, 2> reads{"dates.completed", "dates.certificates_declared"};

constexpr About about{
    .asks = {"一个批次的全部环节须在同一个自然年内。", "Every step of a batch lies in one calendar year."},
    .why = {"年度计划、统计和监管都以年为界。", "Plans, statistics and supervision go by the year."},
    .computed = {"年度取首个考试日所在的年，没有考试日取最早的日期所在的年；[dates] "
                 "的全部日期和各场的计划、安排日期都须在这一年。没有完成的，年内为待办并给出最后期限，过了年为不通过。“原则上”不改变结论："
                 "经批准跨年的写入 [[waiver]]。",
                 "The year is that of the first exam day, or else of the earliest day; all of [dates] and every planned or arranged date "
                 "must lie in it. What is unfinished is pending within the year, with its last day, and fails afterwards. 原则上 (in "
                 "principle) changes nothing: where crossing was approved, write a [[waiver]]."},
    .fails = {"12 月 20 日考试，次年 1 月 5 日申报证书。", "The exam is on 20 December, and the certificates are declared on 5 January."},
    .passes = {"12 月 5 日考试，12 月 28 日申报证书。", "The exam is on 5 December, and the certificates are declared on 28 December."},
    .mend = {"年底前办完，或把考试改到年初；确需跨年的先报批。",
             "Finish before the end of the year or hold the exam in the next one; crossing needs approval."},
};

} // namespace

extern const Rule same_year{.id = "same-year",
                            .title_zh = "不可跨年",
                            .title_en = "within one year",
                            .params = params,
                            .judge = judge,
                            .about = about,
                            .reads = reads,
                            .deadlines = deadlines};

} // namespace hegui::rules
