#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "again-due", .type = KeyType::word, .list = "stage"}};

Text review_remedy() { return {"逐条审核预警信息，并填写审核日期", "review each warning and fill in the day"}; }

void judge_registration(const Case& c, const std::string& due, std::vector<Finding>& findings) {
    const Warnings& warnings = c.batch.warnings;
    const auto& reviewed = warnings.reviewed_at_registration;
    if (!warnings.registration) findings.push_back(missing(c, due, "registration", "warnings.registration", warnings.registration.at()));
    if (!reviewed) {
        findings.push_back(missing(c, due, "reviewed_at_registration", "warnings.reviewed_at_registration", reviewed.at()));
        return;
    }
    const Day exam = c.day(Step::first_exam_day);
    if (!exam || *reviewed <= *exam) {
        findings.push_back(pass("reviewed_at_registration",
                                say("报名时的预警信息于 {} 审核", "the warnings at registration were reviewed on {}", *reviewed),
                                reviewed.at()));
        return;
    }
    findings.push_back(fail("reviewed_at_registration",
                            say("报名时的预警信息于 {} 审核，晚于{}", "the warnings at registration were reviewed on {}, later than: {}",
                                *reviewed, shown(Step::first_exam_day, exam)),
                            review_remedy(), reviewed.at()));
    findings.back().actual = iso(*reviewed);
    findings.back().expected = "<= " + iso(*exam);
}

void judge_certificate(const Case& c, const std::string& due, std::vector<Finding>& findings) {
    const Warnings& warnings = c.batch.warnings;
    const auto& reviewed = warnings.reviewed_at_certificate;
    if (!warnings.certificate) findings.push_back(missing(c, due, "certificate", "warnings.certificate", warnings.certificate.at()));
    if (!reviewed) {
        findings.push_back(missing(c, due, "reviewed_at_certificate", "warnings.reviewed_at_certificate", reviewed.at()));
        return;
    }
    const Day exam = c.day(Step::last_exam_day);
    if (!exam || *reviewed >= *exam) {
        findings.push_back(pass("reviewed_at_certificate",
                                say("考后的预警信息于 {} 再次审核", "the warnings after the exam were reviewed again on {}", *reviewed),
                                reviewed.at()));
        return;
    }
    findings.push_back(fail("reviewed_at_certificate",
                            say("考后的预警信息于 {} 审核，早于{}", "the warnings after the exam were reviewed on {}, before: {}",
                                *reviewed, shown(Step::last_exam_day, exam)),
                            review_remedy(), reviewed.at()));
    findings.back().actual = iso(*reviewed);
    findings.back().expected = ">= " + iso(*exam);
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    std::vector<Finding> findings;
    judge_registration(c, row.due, findings);
    if (const std::string again = row.params.text("again-due"); !again.empty()) judge_certificate(c, again, findings);
    return findings;
}

} // namespace

extern const Rule warnings_reviewed{
    .id = "warnings-reviewed", .title_zh = "预警信息审核", .title_en = "warnings reviewed", .params = params, .judge = judge};

} // namespace hegui::rules
