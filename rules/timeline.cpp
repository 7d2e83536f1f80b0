#include "lib/judge/rule.hpp"

#include <algorithm>
#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "chains", .type = KeyType::words_lists, .list = "step", .about = {"各环节的次序", "orders of steps"}},
    Key{.name = "trainee-chains",
        .type = KeyType::words_lists,
        .list = "trainee-step",
        .about = {"参培人员各环节的次序", "orders of trainees' steps"}},
    Key{.name = "exam-done",
        .type = KeyType::words,
        .list = "stage",
        .about = {"考试须已结束的环节", "stages at which the exam must be over"}},
    Key{.name = "without-exam",
        .type = KeyType::words,
        .list = "method",
        .about = {"可以没有考试日的方式", "methods that need no exam day"}},
};

Text check_days() { return {"核对这两个日期", "check both days"}; }
Text check_future() {
    return {"已完成的环节不能在将来；核对日期，或等到当日再申报",
            "what is reported as done can't lie ahead; check the day, or submit it when it has come"};
}

bool contains(const std::vector<std::string>& all, std::string_view one) { return std::find(all.begin(), all.end(), one) != all.end(); }

/// A step of a chain that has its day.
struct Link {
    std::string_view subject;
    Wording title;
    date::sys_days day;
    Position at;

    [[nodiscard]] Text shown() const { return say("{} {}", "{} {}", title, with_weekday(day)); }
};

/// All pairs of a chain, not only neighbours: an absent day between two others hides nothing.
void judge_chain(const std::vector<Link>& chain, std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < chain.size(); ++i) {
        for (std::size_t j = i + 1; j < chain.size(); ++j) {
            const Link& before = chain[i];
            const Link& after = chain[j];
            if (before.day <= after.day) continue;
            Finding finding = fail(std::string(after.subject), say("{}，早于{}", "{}, before: {}", after.shown(), before.shown()),
                                   check_days(), after.at);
            finding.actual = iso(after.day);
            finding.expected = ">= " + iso(before.day);
            findings.push_back(std::move(finding));
        }
    }
}

std::vector<Link> links_of(const Case& c, const std::vector<Step>& chain) {
    std::vector<Link> links;
    for (const Step step : chain) {
        if (const Day day = c.written_day(step))
            links.push_back({.subject = subject_of(step), .title = title_of(step), .day = *day, .at = day.at});
    }
    return links;
}

std::vector<Link> links_of(const Trainee& trainee, const std::vector<TraineeStep>& chain) {
    std::vector<Link> links;
    for (const TraineeStep step : chain) {
        if (const auto& day = trainee.date(step))
            links.push_back({.subject = trainee.name, .title = title_of(step), .day = *day, .at = day.at()});
    }
    return links;
}

/// The days of the exam are looked for among all sessions: once for the batch, and not for each session again.
struct ExamDays {
    Day first;
    Day last;
};

void judge_session_day(const ExamDays& exam, const Session& session, const Field<date::sys_days>& day, std::vector<Finding>& findings) {
    const auto& [first, last] = exam;
    if (!day || ((!first || *day >= *first) && (!last || *day <= *last))) return;
    findings.push_back(fail(session.subject(),
                            say("场次日期 {} 不在考试期间 {} 至 {} 内", "the session's day {} is not within the exam days {} to {}", *day,
                                first ? iso(*first) : "-", last ? iso(*last) : "-"),
                            check_days(), day.at()));
}

void judge_not_ahead(const Case& c, std::string_view subject, Wording title, std::optional<date::sys_days> day, Position at,
                     std::vector<Finding>& findings) {
    if (!day || *day <= c.as_of) return;
    findings.push_back(fail(std::string(subject), say("{} {} 晚于判定日 {}", "{} {} is after the as-of day {}", title, *day, c.as_of),
                            check_future(), at));
    findings.back().actual = iso(*day);
    findings.back().expected = "<= " + iso(c.as_of);
}

void judge_done(const Case& c, std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < written_steps; ++i) {
        const auto step = static_cast<Step>(i);
        if (step == Step::exam_start || step == Step::exam_end) continue; // an exam may be ahead
        const Day day = c.written_day(step);
        judge_not_ahead(c, subject_of(step), title_of(step), day.day, day.at, findings);
    }
    const auto& submitted = c.batch.annual_plan.submitted;
    judge_not_ahead(c, "submitted", {"年度计划申报", "annual plan submitted"}, submitted.optional(), submitted.at(), findings);
    const Warnings& warnings = c.batch.warnings;
    judge_not_ahead(c, "reviewed_at_registration", {"报名预警审核", "warnings reviewed at registration"},
                    warnings.reviewed_at_registration.optional(), warnings.reviewed_at_registration.at(), findings);
    judge_not_ahead(c, "reviewed_at_certificate", {"考后预警审核", "warnings reviewed after the exam"},
                    warnings.reviewed_at_certificate.optional(), warnings.reviewed_at_certificate.at(), findings);
}

void judge_trainee(const Case& c, const std::vector<std::vector<TraineeStep>>& chains, const Trainee& trainee,
                   std::vector<Finding>& findings) {
    for (const auto& chain : chains) judge_chain(links_of(trainee, chain), findings);
    for (std::size_t i = 0; i < trainee_steps; ++i) {
        const auto step = static_cast<TraineeStep>(i);
        const auto& day = trainee.date(step);
        judge_not_ahead(c, trainee.name, title_of(step), day.optional(), day.at(), findings);
    }
}

/// Where the exam must be over by this stage: that it is there, and not ahead.
void judge_exam_over(const Case& c, const RuleRow& row, std::vector<Finding>& findings) {
    if (!contains(row.params.texts("exam-done"), c.stage)) return;
    const Day last = c.written_day(Step::last_exam_day);
    if (last) return judge_not_ahead(c, "exam_end", title_of(Step::last_exam_day), last.day, last.at, findings);
    if (contains(row.params.texts("without-exam"), c.batch.method.value_or({}))) return;
    findings.push_back(missing(c, c.stage, Step::last_exam_day));
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    std::vector<Finding> findings;
    for (const auto& chain : row.params.chains("chains")) judge_chain(links_of(c, chain), findings);
    const ExamDays exam{.first = c.written_day(Step::first_exam_day), .last = c.written_day(Step::last_exam_day)};
    for (const Session& session : c.batch.sessions) {
        judge_session_day(exam, session, session.date, findings);
        if (session.arranged) judge_session_day(exam, session, session.arranged->date, findings);
    }
    const auto trainee_chains = row.params.trainee_chains("trainee-chains");
    for (const Trainee& trainee : c.batch.trainees) judge_trainee(c, trainee_chains, trainee, findings);
    judge_done(c, findings);
    judge_exam_over(c, row, findings);
    return findings;
}

constexpr About about{
    .asks = {"日期须符合各环节的先后次序，写成已经完成的不能在判定日之后。",
             "The days are in the order of the steps, and nothing that is reported as done lies ahead."},
    .why = {"次序颠倒多半是填错；这是惯例，不是规程的条款。", "Days out of order are mostly slips. This is a convention and no clause."},
    .computed = {"规程列出若干次序链，链上的日期两两比较，同一天算有序，没有填写的跳过；各场日期须在考试期间内；除考试日外，各日期不晚于判"
                 "定日；到规程指定的环节，考试须已结束。",
                 "The regulation lists chains of steps. The days of a chain are compared in all pairs; equal days are in order, absent "
                 "ones are skipped. Sessions must lie within the exam days. No day but those of the exam may be after the as-of day; from "
                 "the stages that the regulation names on, the exam must be over."},
    .fails = {"报名审核 10 月 19 日，报名开始却写成 10 月 20 日。", "Registration was reviewed on 19 October and opened on 20 October."},
    .passes = {"报名开始 9 月 15 日，审核 10 月 19 日，考试 10 月 31 日。",
               "Opened on 15 September, reviewed on 19 October, exam on 31 October."},
    .mend = {"核对提示的两个日期，改正填错的一个；还没有办的不要先填。",
             "Check the two days and correct the wrong one; leave out what is not done yet."},
};

} // namespace

extern const Rule timeline{
    .id = "timeline", .title_zh = "日期先后", .title_en = "order of the days", .params = params, .judge = judge, .about = about};

} // namespace hegui::rules
