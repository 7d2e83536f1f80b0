#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "working-days", .type = KeyType::positive, .required = true, .about = {"工作日个数", "working days"}}};

WorkingDays lead_of(const RuleRow& row) { return {static_cast<int>(row.params.count("working-days"))}; }

/// Both readings of 三个工作日后 for a plan submitted on one day.
struct Readings {
    Calendar::Count strict;                ///< counted from the submission, or from the next working day where that is a day off
    Calendar::Count loose;                 ///< counted from the submission itself
    std::optional<date::sys_days> unknown; ///< the first unknown day, the submission's own included

    [[nodiscard]] date::sys_days earliest_exam() const { return strict.last() + date::days{1}; }
};

Readings read(const Calendar& calendar, date::sys_days submitted, WorkingDays lead) {
    date::sys_days start = submitted;
    while (!calendar.is_worked(start)) start += date::days{1};
    Readings readings{.strict = calendar.count(start, lead), .loose = calendar.count(submitted, lead), .unknown = std::nullopt};
    const date::sys_days last = readings.strict.last();
    for (date::sys_days day = submitted; day <= last && !readings.unknown; day += date::days{1}) {
        if (calendar.kind(day) == Calendar::Kind::unknown) readings.unknown = day;
    }
    return readings;
}

Text skipped(const Calendar& calendar, const Calendar::Count& count) {
    std::vector<Text> days;
    for (const date::sys_days day : count.skipped) days.push_back(say("{} {}", "{} {}", day, calendar.name(day)));
    return days.empty() ? Text{} : say("；跳过 {}", "; skipped: {}", listed(days));
}

/// plan submitted …; working days …; earliest exam day …
Text arithmetic(const Case& c, const Day& submitted, const Readings& readings) {
    const bool off = !c.calendar.is_worked(*submitted);
    return say("{}{}；工作日 {}{}；最早考试日 {}", "{}{}; working days {}{}; earliest exam day {}", shown(Step::plan_submitted, submitted),
               off ? say("（非工作日，从下一工作日起算）", " (a day off, counted from the next working day)") : Text{},
               listed(readings.strict.working), skipped(c.calendar, readings.strict), with_weekday(readings.earliest_exam()));
}

Finding judge_days(const Case& c, const Day& submitted, const Day& exam, WorkingDays lead) {
    const Readings readings = read(c.calendar, *submitted, lead);
    const date::sys_days earliest = readings.earliest_exam();
    const Text exam_day = shown(Step::first_exam_day, exam);
    const Text remedy = say("把考试改到 {} 或以后，或更早申报计划", "hold the exam on {} or later, or submit the plan earlier", earliest);
    // Fewer calendar days than working days are asked: no calendar could make it enough.
    if (*exam - *submitted < date::days{lead.count}) {
        return fail("",
                    say("{}；{}；申报与考试相距不足 {} 天", "{}; {}; less than {} days lie between submission and exam", exam_day,
                        shown(Step::plan_submitted, submitted), lead.count),
                    remedy, exam.at);
    }
    if (readings.unknown && *readings.unknown <= *exam) {
        return unchecked(
            "",
            say("{}；从 {} 起没有节假日安排数据，无法判定；仅按周末推算，最早考试日为 {}",
                "{}; the calendar has no data from {} on, so this can't be judged; by weekends alone the earliest exam day would be {}",
                exam_day, *readings.unknown, with_weekday(earliest)),
            say("国务院办公厅公布节假日安排后，用 --calendar FILE 补充（列：date,kind,name,notice）",
                "when the State Council has published the holidays, add the year with --calendar FILE (columns date,kind,name,notice)"),
            exam.at);
    }
    const Text days = arithmetic(c, submitted, readings);
    if (*exam >= earliest) return pass("", say("{}；{}", "{}; {}", exam_day, days), exam.at);
    if (*exam >= readings.loose.last()) {
        return warning("",
                       say("{}；{}；“{} 个工作日后”若可从 {} 当日起则可以，若须满 {} 个工作日则早了",
                           "{}; {}; if \"after {} working days\" may mean from {} on it is enough, if {} whole working days must lie "
                           "between it is too early",
                           exam_day, days, lead.count, readings.loose.last(), lead.count),
                       remedy, exam.at);
    }
    return fail("", say("{}，太早；{}", "{}, too early; {}", exam_day, days), remedy, exam.at);
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const Day submitted = c.day(Step::plan_submitted);
    const Day exam = c.day(Step::first_exam_day);
    std::vector<Finding> findings;
    if (!submitted) findings.push_back(missing(c, row.due, Step::plan_submitted));
    if (!exam) findings.push_back(missing(c, row.due, Step::first_exam_day));
    if (!submitted || !exam) return findings;

    Finding finding = judge_days(c, submitted, exam, lead_of(row));
    finding.if_today = submitted.taken;
    finding.actual = iso(*exam);
    return {finding};
}

/// The last day on which the plan of an exam can be submitted: the days before it are tried one after another.
date::sys_days last_submission(const Calendar& calendar, date::sys_days exam, WorkingDays lead) {
    date::sys_days day = exam - date::days{lead.count + 1};
    while (read(calendar, day, lead).earliest_exam() > exam) day -= date::days{1};
    return day;
}

Text doubt(const Readings& readings) {
    if (!readings.unknown) return {};
    return say("；从 {} 起没有节假日安排数据，仅按周末推算", "; the calendar has no data from {} on: by weekends alone", *readings.unknown);
}

std::vector<Deadline> deadlines(const Case& c, const RuleRow& row) {
    const Day submitted = c.day(Step::plan_submitted);
    const Day exam = c.day(Step::first_exam_day);
    const WorkingDays lead = lead_of(row);
    std::vector<Deadline> all;
    if (exam && !c.written_day(Step::plan_submitted)) {
        const date::sys_days last = last_submission(c.calendar, *exam, lead);
        all.push_back(deadline_of(c, Step::plan_submitted, Deadline::Kind::latest, last,
                                  say("首个考试日 {} 之前须满 {} 个工作日{}", "{1} working days before the first exam day {0}{2}", *exam,
                                      lead.count, doubt(read(c.calendar, last, lead)))));
    }
    if (submitted) {
        const Readings readings = read(c.calendar, *submitted, lead);
        all.push_back(deadline_of(c, Step::first_exam_day, Deadline::Kind::earliest, readings.earliest_exam(),
                                  say("{}{}", "{}{}", arithmetic(c, submitted, readings), doubt(readings))));
    }
    return all;
}

constexpr std::array<std::string_view, 1> reads{"dates.plan_submitted"};

constexpr About about{
    .asks = {"计划申报之后，须满规定个数的工作日才能考试。",
             "The first exam day comes only after the fixed number of working days since the plan was submitted."},
    .why = {"主管部门要有时间审核计划、安排监管。", "The authority needs that time to review the plan and to arrange its supervision."},
    .computed =
        {"申报当日不算，从下一工作日数起；节假日和调休上班按国务院安排。严的读法：数满之后的次日起可以考试，通过；宽的读法：最后一个工作日"
         "当天就可以，提醒；更早为不通过。在非工作日申报的，严的读法从下一工作日起算。日历没有数据的年份不判定，用 --calendar 补充。",
         "The day of submission is not counted; holidays and worked weekends are those of the State Council. Strict reading: the exam may "
         "be held from the day after the last working day on: pass. Loose reading: on that last working day itself: warning. Earlier "
         "fails. A plan submitted on a day off counts strictly from the next working day. Years that the calendar lacks are not judged; "
         "add them with --calendar."},
    .fails = {"规定 3 个工作日，2026 年 11 月 2 日（周一）申报，11 月 4 日（周三）考试。",
              "With three working days, a plan of Monday 2 November 2026 and an exam on Wednesday 4 November."},
    .passes = {"规定 3 个工作日，2026 年 11 月 2 日（周一）申报，11 月 6 日（周五）考试。",
               "With three working days, a plan of Monday 2 November 2026 and an exam on Friday 6 November."},
    .mend = {"推迟考试，或更早申报；hegui deadlines 给出最早的考试日，hegui workdays 逐日数给您看。",
             "Hold the exam later or submit earlier. hegui deadlines gives the earliest exam day, hegui workdays counts day by day."},
};

} // namespace

extern const Rule lead_time{.id = "lead-time",
                            .title_zh = "申报与考试间隔",
                            .title_en = "time between plan and exam",
                            .params = params,
                            .judge = judge,
                            .about = about,
                            .reads = reads,
                            .deadlines = deadlines};

} // namespace hegui::rules
