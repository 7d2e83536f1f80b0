#include "lib/judge/trainees.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "days-at-least", .type = KeyType::amount, .required = true, .about = {"至少天数", "the least number of days"}}};

/// 完成在线培训并考核通过后可参加: on the day of the test, or later. Nothing while the test was not passed.
std::optional<Deadline> earliest_day(const Trainee& trainee) {
    const auto& passed_on = trainee.date(TraineeStep::online_passed_on);
    if (!passed_on) return std::nullopt;
    return Deadline{.subject = trainee.name,
                    .title = say("{}：{}", "{}: {}", trainee.name, title_of(TraineeStep::offline_attended)),
                    .kind = Deadline::Kind::earliest,
                    .day = *passed_on,
                    .done = trainee.date(TraineeStep::offline_attended).optional(),
                    .note = {"线上考核合格之后", "after the online test was passed"},
                    .clause = {},
                    .rule = {}};
}

void judge_order(const Trainee& trainee, std::vector<Finding>& findings) {
    const auto& attended = trainee.date(TraineeStep::offline_attended);
    const auto& passed_on = trainee.date(TraineeStep::online_passed_on);
    const auto earliest = earliest_day(trainee);
    if (!attended || !earliest || earliest->allows(*attended)) return;
    findings.push_back(detailed(fail(trainee.name,
                                     say("{}参加线下培训，早于线上考核合格日 {}", "attended on {}, before the online test was passed on {}",
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

std::vector<Deadline> deadlines(const Case& c, const RuleRow& /*row*/) {
    std::vector<Deadline> all;
    for (const Trainee& trainee : c.batch.trainees) {
        if (auto deadline = earliest_day(trainee)) all.push_back(std::move(*deadline));
    }
    return all;
}

constexpr std::array<std::string_view, 1> reads{"trainee.offline"};

constexpr About about{
    .asks = {"线上考核合格以后参加线下培训，满规定天数，并且合格。",
             "After the online test was passed, the offline training was attended for the fixed number of days, and passed."},
    .why = {"线下培训练的是实际考评，以线上学过的内容为基础。", "It trains real assessing and builds on what was learnt online."},
    .computed = {"看 offline.days、offline.passed；offline.attended 不早于 online.passed_on，当日也可以。",
                 "offline.days and offline.passed are judged; offline.attended must not be before online.passed_on; the same day will do."},
    .fails = {"8 月 21 日线上考核合格，8 月 20 日参加线下培训。",
              "The test was passed on 21 August and the training attended on 20 August."},
    .passes = {"8 月 21 日线上考核合格，9 月 5 日参加一天，合格。",
               "The test was passed on 21 August; one day was attended on 5 September, and passed."},
    .mend = {"核对日期；没有参加或不合格的，参加另一期。", "Check the days; who did not attend or pass has to join another course."},
};

} // namespace

extern const Rule offline_training{.id = "offline-training",
                                   .title_zh = "线下培训",
                                   .title_en = "offline training",
                                   .params = params,
                                   .judge = judge,
                                   .about = about,
                                   .reads = reads,
                                   .deadlines = deadlines};

} // namespace hegui::rules
