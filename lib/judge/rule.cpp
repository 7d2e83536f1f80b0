#include "lib/judge/rule.hpp"

#include "lib/base/region.hpp"

#include <algorithm>

namespace hegui {
namespace {

/// The earliest and the latest planned date of the sessions.
struct SessionDays {
    Field<date::sys_days> earliest;
    Field<date::sys_days> latest;
};

SessionDays session_days(const Batch& batch) {
    SessionDays days;
    for (const Session& session : batch.sessions) {
        if (!session.date) continue;
        if (!days.earliest || *session.date < *days.earliest) days.earliest = session.date;
        if (!days.latest || *session.date > *days.latest) days.latest = session.date;
    }
    return days;
}

Day day_of(const Field<date::sys_days>& field) { return {.day = field.optional(), .at = field.at()}; }

Day last_exam_day(const Batch& batch) {
    const Field<date::sys_days>& start = batch.date(Step::exam_start);
    const Field<date::sys_days>& end = batch.date(Step::exam_end);
    if (end) return day_of(end);
    const Field<date::sys_days> latest = session_days(batch).latest;
    if (!latest) return day_of(start);
    return day_of(start && *start > *latest ? start : latest);
}

Finding found(Outcome outcome, std::string subject, Text message, Text remedy, Position at) {
    Finding finding;
    finding.outcome = outcome;
    finding.subject = std::move(subject);
    finding.message = std::move(message);
    finding.remedy = std::move(remedy);
    finding.at = at;
    return finding;
}

} // namespace

bool Case::due_from(std::string_view due) const {
    if (due == "first" || procedure == nullptr) return true;
    const auto now = procedure->order_of(stage);
    const auto then = procedure->order_of(due);
    return now && then && *now >= *then;
}

Day Case::written_day(Step step) const {
    switch (step) {
    case Step::first_exam_day: {
        const Field<date::sys_days>& start = batch.date(Step::exam_start);
        const Field<date::sys_days> earliest = session_days(batch).earliest;
        return day_of(start || !earliest ? start : earliest);
    }
    case Step::last_exam_day: return last_exam_day(batch);
    default: return day_of(batch.date(step));
    }
}

Day Case::day(Step step) const {
    Day day = written_day(step);
    if (day) return day;
    const Stage* preparing = procedure == nullptr || !procedure->order_of(stage) ? nullptr : regulation.find_stage(stage);
    if (preparing == nullptr) return day;
    if (std::find(preparing->produces.begin(), preparing->produces.end(), step) == preparing->produces.end()) return day;
    day.day = as_of;
    day.taken = true;
    return day;
}

std::optional<bool> Case::in_another_region() const {
    if (!batch.institution.region) return std::nullopt;
    return batch.region && regions_differ(*batch.institution.region, *batch.region);
}

Finding fail(std::string subject, Text message, Text remedy, Position at) {
    return found(Outcome::fail, std::move(subject), std::move(message), std::move(remedy), at);
}

Finding warning(std::string subject, Text message, Text remedy, Position at) {
    return found(Outcome::warning, std::move(subject), std::move(message), std::move(remedy), at);
}

Finding pending(std::string subject, Text message, Position at) {
    return found(Outcome::pending, std::move(subject), std::move(message), {}, at);
}

Finding unchecked(std::string subject, Text message, Text remedy, Position at) {
    return found(Outcome::unchecked, std::move(subject), std::move(message), std::move(remedy), at);
}

Finding pass(std::string subject, Text message, Position at) {
    return found(Outcome::pass, std::move(subject), std::move(message), {}, at);
}

Finding not_applicable(Text why) { return found(Outcome::not_applicable, {}, std::move(why), {}, {}); }

namespace {

/// What is missing, and how English says that it is: "x is", "x, y are".
struct MissingData {
    Text keys;
    std::string_view are = "is";
};

Finding missing_data(const Case& c, std::string_view due, std::string subject, const MissingData& data, Position at) {
    const std::string_view stage = due == "first" && c.procedure != nullptr ? std::string_view(c.procedure->stages.front()) : due;
    const Text title = c.regulation.title_of("stage", stage);
    if (!c.due_from(due)) {
        return pending(
            std::move(subject),
            say("尚未填写 {0}；从“{2}”环节起需要", "{0} {1} not there yet; needed from stage {2} on", data.keys, data.are, title), at);
    }
    return fail(std::move(subject),
                say("缺少 {0}；从“{2}”环节起必须填写", "{0} {1} missing; needed from stage {2} on", data.keys, data.are, title),
                say("在批次文件中填写 {}", "fill in {} in the batch file", data.keys), at);
}

} // namespace

Finding missing(const Case& c, std::string_view due, std::string subject, std::string_view key, Position at) {
    Finding finding = missing_data(c, due, std::move(subject), {.keys = same(std::string(key))}, at);
    finding.expected = std::string(key);
    return finding;
}

Finding missing(const Case& c, std::string_view due, std::string subject, const std::vector<std::string>& keys, Position at) {
    Finding finding = missing_data(c, due, std::move(subject), {.keys = listed(keys), .are = keys.size() > 1 ? "are" : "is"}, at);
    finding.expected = fmt::format("{}", fmt::join(keys, ", "));
    return finding;
}

Finding missing(const Case& c, std::string_view due, Step step) {
    const std::string key(subject_of(step));
    Finding finding = missing_data(c, due, key, {.keys = say("dates.{}（{}）", "dates.{} ({})", key, title_of(step))},
                                   c.written_day(step).at);
    finding.expected = "dates." + key;
    return finding;
}

std::vector<Finding> judge_allowed(const Case& c, const RuleRow& row, const Field<std::string>& written, const AllowedWord& word) {
    const std::string subject(word.key.substr(word.key.rfind('.') + 1));
    if (!written) return {missing(c, row.due, subject, word.key, written.at())};
    const std::vector<std::string> allowed = row.params.texts("allowed");
    if (std::find(allowed.begin(), allowed.end(), *written) != allowed.end()) return {};

    std::vector<Text> titles;
    for (const std::string& one : allowed) titles.push_back(c.regulation.title_of(word.list, one));
    Finding finding = fail(subject,
                           say("{}为“{}”，本流程只允许：{}", "{}: {}; this procedure allows only {}", word.what,
                               c.regulation.title_of(word.list, *written), listed(titles)),
                           word.remedy, written.at());
    finding.actual = *written;
    finding.expected = fmt::format("{}", fmt::join(allowed, " | "));
    return {finding};
}

Deadline deadline_of(const Case& c, Step step, Deadline::Kind kind, date::sys_days day, Text note) {
    return {.subject = std::string(subject_of(step)),
            .title = title_of(step).text(),
            .kind = kind,
            .day = day,
            .done = c.written_day(step).day,
            .note = std::move(note),
            .clause = {},
            .rule = {}};
}

Text shown(Step step, const Day& day) {
    if (!day) return title_of(step).text();
    if (day.taken) {
        return say("{}尚未填写，按 {}当日计", "{}: not there yet, taken as the as-of day {}", title_of(step), with_weekday(*day));
    }
    return say("{} {}", "{} {}", title_of(step), with_weekday(*day));
}

} // namespace hegui
