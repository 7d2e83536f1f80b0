#include "lib/judge/trainees.hpp"

#include <iterator>
#include <utility>

namespace hegui {

std::optional<Window> window_of(const Case& c, const RuleRow& row) {
    if (!c.batch.year) return std::nullopt;
    const date::year year{static_cast<int>(*c.batch.year)};
    return Window{.first = row.params.day_of_year(window_from.name, year), .last = row.params.day_of_year(window_until.name, year)};
}

std::vector<Deadline> window_deadlines(const Case& c, const RuleRow& row, TraineeStep first, TraineeStep last) {
    const auto window = window_of(c, row);
    if (!window) return {};
    Deadline from{.subject = std::string(key_of(first)),
                  .title = title_of(first).text(),
                  .kind = Deadline::Kind::earliest,
                  .day = window->first,
                  .done = {},
                  .note = {},
                  .clause = {},
                  .rule = {}};
    Deadline until{.subject = std::string(key_of(last)),
                   .title = title_of(last).text(),
                   .kind = Deadline::Kind::latest,
                   .day = window->last,
                   .done = {},
                   .note = {},
                   .clause = {},
                   .rule = {}};
    std::vector<std::string> waiting;
    for (const Trainee& trainee : c.batch.trainees) {
        const auto& earliest = trainee.date(first);
        if (earliest && (!from.done || *earliest < *from.done)) from.done = *earliest;
        const auto& latest = trainee.date(last);
        if (!latest) waiting.push_back(trainee.name);
        if (latest && (!until.done || *latest > *until.done)) until.done = *latest;
    }
    if (!waiting.empty()) {
        until.done.reset();
        until.note = say("尚缺：{}", "still without: {}", listed(waiting));
    }
    return {std::move(from), std::move(until)};
}

std::vector<Finding> judge_trainees(const Case& c, const RuleRow& row, const JudgeTrainee& judge_one) {
    if (c.batch.trainees.empty()) return {missing(c, row.due, "trainee", "[[trainee]]", {})};
    std::vector<Finding> findings;
    for (const Trainee& trainee : c.batch.trainees) {
        std::vector<Finding> of_trainee = judge_one(trainee);
        findings.insert(findings.end(), std::make_move_iterator(of_trainee.begin()), std::make_move_iterator(of_trainee.end()));
    }
    return findings;
}

std::vector<Finding> judge_trainees(const Case& c, const RuleRow& row,
                                    const std::function<std::vector<Finding>(const Trainee&, const Window&)>& judge_one) {
    const auto window = window_of(c, row);
    if (!window) return {missing(c, row.due, "year", "batch.year", c.batch.year.at())};
    return judge_trainees(c, row, [&](const Trainee& trainee) { return judge_one(trainee, *window); });
}

void AbsentKeys::tell(const Case& c, const RuleRow& row, const Trainee& trainee, std::vector<Finding>& findings) const {
    if (!keys_.empty()) findings.push_back(missing(c, row.due, trainee.name, keys_, at_));
}

void AbsentKeys::tell_after(date::sys_days last, const Case& c, const RuleRow& row, const Trainee& trainee,
                            std::vector<Finding>& findings) const {
    if (keys_.empty() || c.as_of > last) return tell(c, row, trainee, findings);
    findings.push_back(pending(trainee.name,
                               say("尚未填写 {}；截止 {}，还有 {} 天", "not there yet: {}; the last day is {}, days left: {}",
                                   listed(keys_), with_weekday(last), (last - c.as_of).count()),
                               at_));
    findings.back().expected = fmt::format("{}", fmt::join(keys_, ", "));
}

Finding detailed(Finding finding, std::string actual, std::string expected) {
    finding.actual = std::move(actual);
    finding.expected = std::move(expected);
    return finding;
}

Finding under_clause(Finding finding, const Case& c, const RuleRow& row, std::string_view param) {
    if (const std::string clause = row.params.text(param); !clause.empty()) finding.clause = c.regulation.cite(clause);
    return finding;
}

} // namespace hegui
