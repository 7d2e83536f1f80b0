#include "lib/judge/rule.hpp"

#include <algorithm>
#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "within-days", .type = KeyType::positive, .required = true, .about = {"考试之后的天数", "days after the exam"}}};

/// How far the batch is, and the day that is judged.
struct Completion {
    date::sys_days day;
    bool finished = false; ///< both days are there, or are taken as the as-of day
    bool taken = false;
};

Completion completion_of(const Case& c) {
    const Day completed = c.day(Step::completed);
    const Day declared = c.day(Step::certificates_declared);
    return {.day = std::max(completed.day.value_or(c.as_of), declared.day.value_or(c.as_of)),
            .finished = completed && declared,
            .taken = completed.taken || declared.taken};
}

/// Both readings of how long there is time.
struct Limits {
    date::days within;
    date::sys_days strict; ///< counted from the first exam day
    date::sys_days loose;  ///< counted from the last
};

Limits limits_of(const RuleRow& row, date::sys_days first_exam, date::sys_days last_exam) {
    const date::days within{row.params.count("within-days")};
    return {.within = within, .strict = first_exam + within, .loose = std::max(first_exam, last_exam) + within};
}

Text holiday_of(const Case& c, date::sys_days day) {
    if (c.calendar.kind(day) != Calendar::Kind::off) return {};
    return say("（{}，不顺延）", " ({}; it is not moved)", c.calendar.name(day));
}

Finding judge_day(const Case& c, const RuleRow& row, const Completion& completion, date::sys_days first_exam, date::sys_days last_exam) {
    const auto [within, strict, loose] = limits_of(row, first_exam, last_exam);
    const Text holiday = holiday_of(c, strict);
    const Text limit = say("首个考试日 {} 之后 {} 日内，即最迟 {}{}", "within {1} days of the first exam day {0}, that is by {2}{3}",
                           first_exam, within.count(), with_weekday(strict), holiday);
    const Text what = completion.taken ? say("按 {} 当日完成并申报计", "taken as complete and declared on the as-of day {}", completion.day)
                      : completion.finished ? say("完成并申报于 {}", "complete and declared on {}", completion.day)
                                            : say("尚未完成，按 {} 计", "not complete yet, judged as of {}", completion.day);
    const Text remedy{"尽快完成全部环节并申报证书上网信息；已超期的须向省评价中心说明",
                      "finish every step and declare the certificates; when too late, explain it to the provincial centre"};
    const Position at = c.written_day(Step::certificates_declared).at;
    if (completion.day <= strict) {
        if (completion.finished) return pass("", say("{}；{}", "{}; {}", what, limit), at);
        return pending("", say("{}；{}，还有 {} 天", "{}; {}; days left: {}", what, limit, (strict - completion.day).count()), at);
    }
    if (completion.day <= loose) {
        return warning("",
                       say("{}；{}；若从最后考试日 {} 算起则最迟 {}，未超期",
                           "{}; {}; counted from the last exam day {} the last day is {}, and it is in time", what, limit, last_exam,
                           loose),
                       remedy, at);
    }
    return fail("", say("{}；{}，超出 {} 天", "{}; {}; days too late: {}", what, limit, (completion.day - strict).count()), remedy, at);
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const Day first = c.day(Step::first_exam_day);
    const Day last = c.day(Step::last_exam_day);
    std::vector<Finding> findings;
    if (!first) findings.push_back(missing(c, row.due, Step::first_exam_day));
    const Completion completion = completion_of(c);
    if (c.stage == c.procedure->stages.back()) {
        for (const Step step : {Step::completed, Step::certificates_declared}) {
            if (!c.written_day(step)) findings.push_back(missing(c, c.procedure->stages.back(), step));
        }
    }
    if (!findings.empty()) return findings;

    Finding finding = judge_day(c, row, completion, *first, *last);
    finding.if_today = completion.taken;
    finding.actual = iso(completion.day);
    finding.expected = "<= " + iso(limits_of(row, *first, *last).strict);
    return {finding};
}

std::vector<Deadline> deadlines(const Case& c, const RuleRow& row) {
    const Day first = c.day(Step::first_exam_day);
    const Day last = c.day(Step::last_exam_day);
    if (!first || !last) return {};
    const auto [within, strict, loose] = limits_of(row, *first, *last);
    const Day completed = c.written_day(Step::completed);
    const Day declared = c.written_day(Step::certificates_declared);
    Text note = say("首个考试日 {} 之后 {} 日内{}", "within {1} days of the first exam day {0}{2}", *first, within.count(),
                    holiday_of(c, strict));
    if (loose != strict) {
        note = say("{}；若从最后考试日 {} 算起则为 {}", "{}; counted from the last exam day {} it is {}", note, *last, with_weekday(loose));
    }
    return {Deadline{.subject = "certificates_declared",
                     .title = {"全部完成并申报证书", "everything complete and certificates declared"},
                     .kind = Deadline::Kind::latest,
                     .day = strict,
                     .done = completed && declared ? std::optional(std::max(*completed, *declared)) : std::nullopt,
                     .note = std::move(note),
                     .clause = {},
                     .rule = {}}};
}

constexpr std::array<std::string_view, 2> reads{"dates.completed", "dates.certificates_declared"};

constexpr About about{
    .asks = {"考试之后须在规定天数内完成全部环节，并申报证书上网信息。",
             "Within the fixed number of days after the exam everything is complete and the certificates are declared."},
    .why = {"考生等着拿证书；拖得越久，问题越难核实。",
            "Candidates wait for their certificates, and what happened becomes harder to verify."},
    .computed = {"取 completed 和 certificates_declared "
                 "中较晚的一天。按自然日计，考试当日不算；遇节假日不顺延。从首个考试日起算没有超期为通过；从首个考试日算超期、从最后考试日"
                 "算不超期，为提醒；两样都超期为不通过。尚未完成的按判定日计。",
                 "The later of completed and certificates_declared is judged, in calendar days, the exam day not counted; a holiday does "
                 "not move the end. In time counted from the first exam day: pass. In time only when counted from the last exam day: "
                 "warning. Else fail. What is not complete is judged as of today."},
    .fails = {"规定 30 日，只考一天，10 月 31 日考试，12 月 1 日才申报证书（超出 1 天）。",
              "With 30 days and one exam day, 31 October, the certificates were declared on 1 December, one day late."},
    .passes = {"规定 30 日，10 月 31 日考试，11 月 30 日申报证书。",
               "With 30 days and the exam on 31 October, the certificates were declared on 30 November."},
    .mend = {"尽快办完并填写两个日期；已经超期的，向主管部门说明，经同意后写入 [[waiver]]。",
             "Finish and fill in both days. When it is too late, explain it to the authority; where it agrees, write a [[waiver]]."},
};

} // namespace

extern const Rule completion_deadline{.id = "completion-deadline",
                                      .title_zh = "完成期限",
                                      .title_en = "completion in time",
                                      .params = params,
                                      .judge = judge,
                                      .about = about,
                                      .reads = reads,
                                      .deadlines = deadlines};

} // namespace hegui::rules
