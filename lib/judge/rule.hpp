#pragma once

#include "lib/calendar/calendar.hpp"
#include "lib/judge/deadline.hpp"
#include "lib/model/attachment.hpp"
#include "lib/model/batch.hpp"
#include "lib/model/report.hpp"
#include "lib/model/roster.hpp"
#include "lib/regulation/regulation.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// The contract of a rule: a value, and a pure function of what it is shown.
namespace hegui {

/// How many findings of a rule a report lists at most. A flood is cut for the reader, never for the verdict.
inline constexpr std::size_t most_listed = 100;

/// A day of a batch, as a rule sees it.
struct Day {
    std::optional<date::sys_days> day;
    bool taken = false; ///< absent, and taken as the as-of day: "if it is submitted today"
    Position at;

    explicit operator bool() const { return day.has_value(); }
    date::sys_days operator*() const { return *day; }
};

/// What became of a waiver when the other rules were judged. The one thing a rule (`waivers`) sees of other rules.
struct WaiverFate {
    enum class State {
        used,
        unused,  ///< in force, and its rule had nothing that it could waive
        waiting, ///< in force; its rule is pending or was not selected
        invalid, ///< not complete, expired, or of no rule that can be waived
    };
    State state = State::invalid;
};

/// Everything that a rule may look at. It never opens a file, reads a clock or prints.
struct Case {
    const Batch& batch;
    const Regulation& regulation;
    const Procedure* procedure; ///< null where institution and module make none
    std::string_view stage;     ///< being prepared
    const Calendar& calendar;
    date::sys_days as_of;
    std::span<const Attachment> attachments;
    const Roster* roster = nullptr;      ///< null where the batch names none
    std::span<const WaiverFate> waivers; ///< of batch.waivers, one for one; empty before they were applied

    /// Whether what is due from a stage of this procedure ("first": its first one) is due now.
    [[nodiscard]] bool due_from(std::string_view due) const;

    /// A day; with `taken` where it is absent and the stage being prepared is the one that would produce it.
    [[nodiscard]] Day day(Step step) const;

    /// A day as the batch file gives it, never taken.
    [[nodiscard]] Day written_day(Step step) const;

    /// Whether the exam is held outside the institution's own region; nothing where that is not known.
    [[nodiscard]] std::optional<bool> in_another_region() const;
};

/// A rule as a helpful official would explain it. Its numbers stand in the regulation: where one is needed for an example, the
/// example says so.
struct About {
    Wording asks;     ///< what must hold
    Wording why;      ///< what it is good for
    Wording computed; ///< which data are looked at and how they are counted
    Wording fails;    ///< a case that fails
    Wording passes;   ///< one that passes
    Wording mend;     ///< what to do about a failure
};

struct Rule {
    std::string_view id;
    std::string_view title_zh;
    std::string_view title_en;
    std::span<const Key> params;
    /// The row is that of the case's procedure.
    std::vector<Finding> (*judge)(const Case&, const RuleRow& row);
    About about;
    /// The keys of the batch file ("dates.completed"; a table stands for all of its keys) that it is about, beside the steps that
    /// its parameters and the procedure's approvals name. Where none of the rules about a key applies, it need not be filled in.
    std::span<const std::string_view> reads = {};
    /// The days that it fixes for the batch, by the same computation; null where it fixes none.
    std::vector<Deadline> (*deadlines)(const Case&, const RuleRow& row) = nullptr;
};

/// Ways to make a finding. The remedy says what to do.
Finding fail(std::string subject, Text message, Text remedy, Position at);
Finding warning(std::string subject, Text message, Text remedy, Position at);
Finding pending(std::string subject, Text message, Position at);
Finding unchecked(std::string subject, Text message, Text remedy, Position at);
Finding pass(std::string subject, Text message, Position at);

/// The one finding of a rule that the regulation has for the batch and that finds nothing to judge: "no roster is named".
Finding not_applicable(Text why);

/// Data that is needed from the stage `due` on and is not there: a fail that names the key and the stage, before it pending.
Finding missing(const Case& c, std::string_view due, std::string subject, std::string_view key, Position at);

/// The same for several keys, told in one finding.
Finding missing(const Case& c, std::string_view due, std::string subject, const std::vector<std::string>& keys, Position at);

/// The same for the day of a step, whose subject is its key.
Finding missing(const Case& c, std::string_view due, Step step);

/// A word of the batch file that has to be one of those that a row allows.
struct AllowedWord {
    std::string_view list; ///< of the regulation's words
    std::string_view key;  ///< "exam.theory"; its last part is the subject
    Text what;             ///< for people
    Text remedy;
};

/// Missing, or not one of the row's parameter "allowed"; nothing where it is.
std::vector<Finding> judge_allowed(const Case& c, const RuleRow& row, const Field<std::string>& written, const AllowedWord& word);

/// A day that is fixed for a step, which is done on the day that the batch file gives it.
Deadline deadline_of(const Case& c, Step step, Deadline::Kind kind, date::sys_days day, Text note);

/// A day for people: its title, date and weekday, and that it is taken as the as-of day where it is.
Text shown(Step step, const Day& day);

} // namespace hegui
