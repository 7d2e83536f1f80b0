#pragma once

#include "lib/judge/rule.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the rules of an enrolment of trainees have in common.
namespace hegui {

/// Some days of a year, the first and the last included.
struct Window {
    date::sys_days first;
    date::sys_days last;

    [[nodiscard]] bool contains(date::sys_days day) const { return first <= day && day <= last; }
    /// 2026-07-30..2026-08-16
    [[nodiscard]] std::string range() const { return iso(first) + ".." + iso(last); }
    /// 2026-07-30 至 2026-08-16
    [[nodiscard]] Text shown() const { return say("{} 至 {}", "{} to {}", first, last); }
};

/// The window of a row (its parameters "from" and "until") in the year of the batch; nothing where that has no year.
std::optional<Window> window_of(const Case& c, const RuleRow& row);

/// The two ends of a window: nobody does the one before its first day, everybody has done the other by its last.
std::vector<Deadline> window_deadlines(const Case& c, const RuleRow& row, TraineeStep first, TraineeStep last);

/// The parameters that a rule with a window declares.
inline constexpr Key window_from{.name = "from", .type = KeyType::day_of_year, .required = true, .about = {"第一天", "the first day"}};
inline constexpr Key window_until{.name = "until", .type = KeyType::day_of_year, .required = true, .about = {"最后一天", "the last day"}};

/// Judges one trainee; what is right is told by a pass where nothing else was.
using JudgeTrainee = std::function<std::vector<Finding>(const Trainee&)>;

/// Judges each trainee of the batch. Without any the batch lacks the data that the rule needs.
std::vector<Finding> judge_trainees(const Case& c, const RuleRow& row, const JudgeTrainee& judge_one);

/// The same for a rule with a window, which needs the year of the batch.
std::vector<Finding> judge_trainees(const Case& c, const RuleRow& row,
                                    const std::function<std::vector<Finding>(const Trainee&, const Window&)>& judge_one);

/// The keys of a trainee that a rule needs and that are absent, told in one finding.
class AbsentKeys {
public:
    template<class T> void need(const Field<T>& field, std::string_view key) {
        if (field) return;
        if (keys_.empty()) at_ = field.at();
        keys_.emplace_back(key);
    }
    void need(const Trainee& trainee, TraineeStep step) { need(trainee.date(step), key_of(step)); }

    /// Missing from the row's stage on.
    void tell(const Case& c, const RuleRow& row, const Trainee& trainee, std::vector<Finding>& findings) const;
    /// Pending as long as the last day has not passed; then missing from the row's stage on.
    void tell_after(date::sys_days last, const Case& c, const RuleRow& row, const Trainee& trainee, std::vector<Finding>& findings) const;

private:
    std::vector<std::string> keys_;
    Position at_;
};

/// A finding with what was found, what is asked, and the clause where a row's parameter gives a more precise one.
Finding detailed(Finding finding, std::string actual, std::string expected);
Finding under_clause(Finding finding, const Case& c, const RuleRow& row, std::string_view param);

} // namespace hegui
