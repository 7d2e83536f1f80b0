#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "again-due", .type = KeyType::word, .list = "stage"}};

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

Finding judge_day(const Review& review, const Day& exam) {
    const std::string subject(review.day_subject);
    const Text reviewed = say("{}的预警信息于 {} 审核", "the warnings {} were reviewed on {}", review.when, *review.day);
    const bool in_time = !exam || (review.before_exam ? *review.day <= *exam : *review.day >= *exam);
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

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const Warnings& warnings = c.batch.warnings;
    std::vector<Finding> findings;
    judge_review(c, row.due,
                 {{"报名时", "at registration"},
                  warnings.registration,
                  warnings.reviewed_at_registration,
                  "registration",
                  "reviewed_at_registration",
                  Step::first_exam_day,
                  true},
                 findings);
    const std::string again = row.params.text("again-due");
    if (again.empty()) return findings;
    judge_review(c, again,
                 {{"考试后", "after the exam"},
                  warnings.certificate,
                  warnings.reviewed_at_certificate,
                  "certificate",
                  "reviewed_at_certificate",
                  Step::last_exam_day,
                  false},
                 findings);
    return findings;
}

} // namespace

extern const Rule warnings_reviewed{
    .id = "warnings-reviewed", .title_zh = "预警信息审核", .title_en = "warnings reviewed", .params = params, .judge = judge};

} // namespace hegui::rules
