#include "lib/judge/trainees.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "days-at-least", .type = KeyType::amount, .required = true}};

/// 完成在线培训并考核通过后可参加: on the day of the test, or later.
void judge_order(const Trainee& trainee, std::vector<Finding>& findings) {
    const auto& attended = trainee.date(TraineeStep::offline_attended);
    const auto& passed_on = trainee.date(TraineeStep::online_passed_on);
    if (!attended || !passed_on || *attended >= *passed_on) return;
    findings.push_back(
        detailed(fail(trainee.name,
                      say("{} 参加线下培训，早于线上考核合格日 {}", "attended on {}, before the online test was passed on {}",
                          with_weekday(*attended), with_weekday(*passed_on)),
                      {"核对 offline.attended 和 online.passed_on；线上考核合格后才能参加线下培训",
                       "check offline.attended and online.passed_on; the offline training is for those who passed the test"},
                      attended.at()),
                 iso(*attended), ">= " + iso(*passed_on)));
}

void judge_length(const RuleRow& row, const Trainee& trainee, std::vector<Finding>& findings) {
    const auto& days = trainee.offline.days;
    const double least = row.params.number("days-at-least");
    if (!days || *days >= least) return;
    findings.push_back(detailed(fail(trainee.name, say("线下培训 {} 天，应为 {} 天", "attended for {} days of {}", *days, least),
                                     {"补足线下培训", "attend the rest of the training"}, days.at()),
                                fmt::format("{}", *days), fmt::format(">= {}", least)));
}

void judge_result(const Trainee& trainee, std::vector<Finding>& findings) {
    const auto& passed = trainee.offline.passed;
    if (!passed || *passed) return;
    findings.push_back(detailed(fail(trainee.name, {"线下考核不合格", "the offline training was not passed"},
                                     {"不合格的不能参加资格考试", "who did not pass can't take the qualification exam"}, passed.at()),
                                "false", "true"));
}

std::vector<Finding> judge_one(const Case& c, const RuleRow& row, const Trainee& trainee) {
    std::vector<Finding> findings;
    AbsentKeys absent;
    absent.need(trainee, TraineeStep::offline_attended);
    absent.need(trainee.offline.days, "offline.days");
    absent.need(trainee.offline.passed, "offline.passed");
    absent.need(trainee, TraineeStep::online_passed_on);
    absent.tell(c, row, trainee, findings);
    judge_order(trainee, findings);
    judge_length(row, trainee, findings);
    judge_result(trainee, findings);
    if (findings.empty()) {
        const auto& attended = trainee.date(TraineeStep::offline_attended);
        findings.push_back(pass(trainee.name,
                                say("{} 起参加 {} 天，合格", "attended from {}, days: {}, and passed", *attended, *trainee.offline.days),
                                attended.at()));
    }
    return findings;
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    return judge_trainees(c, row, [&](const Trainee& trainee) { return judge_one(c, row, trainee); });
}

} // namespace

extern const Rule offline_training{
    .id = "offline-training", .title_zh = "线下培训", .title_en = "offline training", .params = params, .judge = judge};

} // namespace hegui::rules
