#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "again-due",
                                .type = KeyType::word,
                                .list = "stage",
                                .about = {"从哪个环节起须再次审核", "the stage from which a second review is needed"}}};

/// 预警信息 come from the platform twice, and are counted and reviewed each time.
struct Review {
    Text when;
    const Field<std::int64_t>& number;
    const Field<date::sys_days>& day;
    std::string_view number_subject;
    std::string_view day_subject;
    Step bound; ///< the first review is not later than the first exam day, the second not before the last
    bool before_exam;
};

std::string key_of(std::string_view subject) { return "warnings." + std::string(subject); }

/// The first review comes before the exam, the second after it.
Deadline deadline_of(const Review& review, date::sys_days exam) {
    return {.subject = std::string(review.day_subject),
            .title = say("审核{}的预警信息", "warnings {} reviewed", review.when),
            .kind = review.before_exam ? Deadline::Kind::latest : Deadline::Kind::earliest,
            .day = exam,
            .done = review.day.optional(),
            .note = review.before_exam ? Text{"不晚于首个考试日", "not later than the first exam day"}
                                       : Text{"不早于最后考试日", "not before the last exam day"},
            .clause = {},
            .rule = {}};
}

Finding judge_day(const Review& review, const Day& exam) {
    const std::string subject(review.day_subject);
    const Text reviewed = say("{}的预警信息于 {} 审核", "the warnings {} were reviewed on {}", review.when, *review.day);
    const bool in_time = !exam || deadline_of(review, *exam).allows(*review.day);
    if (in_time) return pass(subject, reviewed, review.day.at());
    const Text order = review.before_exam ? Text{"晚于", "later than"} : Text{"早于", "before"};
    Finding finding = fail(subject, say("{}，{}{}", "{}, {}: {}", reviewed, order, shown(review.bound, exam)),
                           {"在规定的时间逐条审核预警信息，并填写审核日期", "review each warning at the proper time and fill in the day"},
                           review.day.at());
    finding.actual = iso(*review.day);
    finding.expected = (review.before_exam ? "<= " : ">= ") + iso(*exam);
    return finding;
}

void judge_review(const Case& c, const std::string& due, const Review& review, std::vector<Finding>& findings) {
    if (!review.number) {
        findings.push_back(missing(c, due, std::string(review.number_subject), key_of(review.number_subject), review.number.at()));
    }
    findings.push_back(review.day ? judge_day(review, c.day(review.bound))
                                  : missing(c, due, std::string(review.day_subject), key_of(review.day_subject), review.day.at()));
}

/// The reviews that a row asks for, with the stage from which each is due.
std::vector<std::pair<std::string, Review>> reviews_of(const Case& c, const RuleRow& row) {
    const Warnings& warnings = c.batch.warnings;
    std::vector<std::pair<std::string, Review>> reviews{{row.due,
                                                         {{"报名时", "at registration"},
                                                          warnings.registration,
                                                          warnings.reviewed_at_registration,
                                                          "registration",
                                                          "reviewed_at_registration",
                                                          Step::first_exam_day,
                                                          true}}};
    const std::string again = row.params.text("again-due");
    if (again.empty()) return reviews;
    reviews.push_back({again,
                       {{"考试后", "after the exam"},
                        warnings.certificate,
                        warnings.reviewed_at_certificate,
                        "certificate",
                        "reviewed_at_certificate",
                        Step::last_exam_day,
                        false}});
    return reviews;
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    std::vector<Finding> findings;
    for (const auto& [due, review] : reviews_of(c, row)) judge_review(c, due, review, findings);
    return findings;
}

std::vector<Deadline> deadlines(const Case& c, const RuleRow& row) {
    std::vector<Deadline> all;
    for (const auto& [due, review] : reviews_of(c, row)) {
        if (const Day exam = c.day(review.bound)) all.push_back(deadline_of(review, *exam));
    }
    return all;
}

constexpr std::array<std::string_view, 4> reads{"warnings.registration", "warnings.certificate", "warnings.reviewed_at_registration",
                                                "warnings.reviewed_at_certificate"};

constexpr About about{
    .asks = {"平台列出的预警信息须计数并审核：报名时一次，规程要求时考后再一次。",
             "The warnings that the platform lists were counted and reviewed: at registration, and again after the exam where the "
             "regulation asks for it."},
    .why = {"预警提示报名条件可能不符，不核查就发证会留下隐患。",
            "A warning says that a candidate may not be eligible; a certificate that ignores it may have to be withdrawn."},
    .computed = {"须填写 warnings.registration（没有写 0）和 reviewed_at_registration，后者不晚于首个考试日；需要再次审核的，还须填写 "
                 "warnings.certificate 和 reviewed_at_certificate，后者不早于最后考试日。",
                 "warnings.registration (0 where there are none) and reviewed_at_registration must be there, the latter not after the "
                 "first exam day. Where a second review is asked for, also warnings.certificate and reviewed_at_certificate, the latter "
                 "not before the last exam day."},
    .fails = {"10 月 31 日考试，11 月 2 日才审核报名预警。",
              "The exam was on 31 October, and the warnings of registration were reviewed on 2 November."},
    .passes = {"报名预警 0 条，10 月 19 日审核，10 月 31 日考试。",
               "No warnings at registration, reviewed on 19 October, exam on 31 October."},
    .mend = {"到平台逐条审核，填写条数和日期；没有预警也要写 0。",
             "Review them on the platform one by one and fill in number and day; write 0 where there are none."},
};

} // namespace

extern const Rule warnings_reviewed{.id = "warnings-reviewed",
                                    .title_zh = "预警信息审核",
                                    .title_en = "warnings reviewed",
                                    .params = params,
                                    .judge = judge,
                                    .about = about,
                                    .reads = reads,
                                    .deadlines = deadlines};

} // namespace hegui::rules
