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
                          ? pass(trainee.name, say("{}报名，在 {} 内", "enrolled {}, within {}", with_weekday(*enrolled), window.shown()),
                                 enrolled.at())
                          : fail(trainee.name,
                                 say("{}报名，不在报名时间 {} 内", "enrolled {}, not within the days of enrolment, {}",
                                     with_weekday(*enrolled), window.shown()),
                                 {"核对 enrolled 和 batch.year；不在报名时间内的不能参加本期培训",
                                  "check enrolled and batch.year; who enrolled outside of these days can't take part"},
                                 enrolled.at());
    findings.push_back(detailed(std::move(finding), iso(*enrolled), window.range()));
    return findings;
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    return judge_trainees(c, row, [&](const Trainee& trainee, const Window& window) { return judge_one(c, row, trainee, window); });
}

std::vector<Deadline> deadlines(const Case& c, const RuleRow& row) {
    return window_deadlines(c, row, TraineeStep::enrolled, TraineeStep::enrolled);
}

constexpr std::array<std::string_view, 2> reads{"batch.year", "trainee.enrolled"};

constexpr About about{
    .asks = {"参培人员须在规定的报名时间内报名。", "Each trainee enrolled within the fixed days."},
    .why = {"逾期系统不再受理，也排不进当期培训。", "Later the system takes nobody, and the course is full."},
    .computed = {"看每人的 enrolled 是否在 batch.year 的报名时间内，首末两日都算。没有填写而时间未过为待办，已过为不通过。",
                 "enrolled must lie within the days of batch.year, the first and the last included. Absent, it is pending while there is "
                 "time and fails afterwards."},
    .fails = {"报名时间为 7 月 30 日至 8 月 16 日，8 月 17 日报名。",
              "The days are 30 July to 16 August, and somebody enrolled on 17 August."},
    .passes = {"同样的时间，8 月 16 日报名。", "The same days, and they enrolled on 16 August."},
    .mend = {"核对 enrolled 和 batch.year；逾期的只能等下一期。",
             "Check enrolled and batch.year; who is too late has to wait for the next course."},
};

} // namespace

extern const Rule enrolment_window{.id = "enrolment-window",
                                   .title_zh = "报名时间",
                                   .title_en = "days of enrolment",
                                   .params = params,
                                   .judge = judge,
                                   .about = about,
                                   .reads = reads,
                                   .deadlines = deadlines};

} // namespace hegui::rules
