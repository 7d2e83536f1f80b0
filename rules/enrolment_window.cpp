#include "lib/judge/trainees.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{window_from, window_until};

std::vector<Finding> judge_one(const Case& c, const RuleRow& row, const Trainee& trainee, const Window& window) {
    std::vector<Finding> findings;
    const auto& enrolled = trainee.date(TraineeStep::enrolled);
    if (!enrolled) {
        AbsentKeys absent;
        absent.need(trainee, TraineeStep::enrolled);
        absent.tell_after(window.last, c, row, trainee, findings);
        return findings;
    }
    Finding finding = window.contains(*enrolled)
                          ? pass(trainee.name, say("{} 报名，在 {} 内", "enrolled {}, within {}", with_weekday(*enrolled), window.shown()),
                                 enrolled.at())
                          : fail(trainee.name,
                                 say("{} 报名，不在报名时间 {} 内", "enrolled {}, not within the days of enrolment, {}",
                                     with_weekday(*enrolled), window.shown()),
                                 {"核对 enrolled 和 batch.year；不在报名时间内的不能参加本期培训",
                                  "check enrolled and batch.year; who enrolled outside of these days can't take part"},
                                 enrolled.at());
    finding.limit = DayLimit{.day = window.last};
    findings.push_back(detailed(std::move(finding), iso(*enrolled), window.range()));
    return findings;
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    return judge_trainees(c, row, [&](const Trainee& trainee, const Window& window) { return judge_one(c, row, trainee, window); });
}

} // namespace

extern const Rule enrolment_window{
    .id = "enrolment-window", .title_zh = "报名时间", .title_en = "days of enrolment", .params = params, .judge = judge};

} // namespace hegui::rules
