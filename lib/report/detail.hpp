#pragma once

#include "lib/base/utf8.hpp"
#include "lib/model/report.hpp"

/// What reports show of a batch beyond the keys that `json` has: `ndjson` carries it under `detail`, so that any report can be
/// made of its lines.
///
/// It is described once, for writing and for reading: `Fields` is DetailOut or DetailIn. `beside` is a list whose items stand
/// beside those that the keys of `json` have already made.
namespace hegui::detail {

template<class Fields, class Item> void describe_words(Fields& fields, Item& words) {
    fields.text("zh", words.zh);
    fields.text("en", words.en);
}

template<class Fields, class Item> void describe_regulation(Fields& fields, Item& used) {
    fields.text("version", used.version);
    fields.text("sha256", used.sha256);
    fields.text("document", used.document);
    fields.words("title", used.title);
    fields.text("file", used.file);
}

template<class Fields, class Item> void describe_finding(Fields& fields, Item& finding) {
    fields.words("remedy", finding.remedy);
    fields.text("file", finding.file);
    fields.place(finding.at);
    fields.flag("if_today", finding.if_today);
    fields.number("times", finding.times, std::size_t{1});
}

template<class Fields, class Item> void describe_rule(Fields& fields, Item& rule) {
    fields.words("title", rule.title);
    fields.beside("findings", rule.findings, [](auto& f, auto& finding) { describe_finding(f, finding); });
}

template<class Fields, class Item> void describe_course(Fields& fields, Item& course) {
    fields.day("as_of", course.as_of);
    fields.day("first", course.first);
    fields.day("last", course.last);
    fields.list("steps", course.steps, [](auto& f, auto& step) {
        f.text("key", step.key);
        f.words("title", step.title);
        f.day("first", step.first);
        f.day("last", step.last);
        f.choice("state", step.state, CourseStep::State::taken);
        f.number("trainees", step.trainees);
    });
    fields.list("limits", course.limits, [](auto& f, auto& limit) {
        f.text("rule", limit.rule);
        f.words("title", limit.title);
        f.day("day", limit.day);
        f.flag("is_first", limit.is_first);
        f.choice("outcome", limit.outcome, Outcome::fail);
    });
    fields.list("off", course.off, [](auto& f, auto& days) {
        f.day("first", days.first);
        f.day("last", days.last);
        f.words("name", days.name);
    });
}

template<class Fields, class Item> void describe_checklist_item(Fields& fields, Item& item) {
    fields.text("kind", item.kind);
    fields.text("name", item.name);
    fields.words("stage", item.stage);
    fields.choice("need", item.need, ChecklistItem::Need::none);
    fields.texts("files", item.files);
    fields.flag("stamp_asked", item.stamp_asked);
    fields.flag("stamped", item.stamped);
    fields.choice("outcome", item.outcome, Outcome::fail);
}

template<class Fields, class Item> void describe_error(Fields& fields, Item& error) {
    fields.bytes("file", error.where.file);
    fields.place(error.where.at);
    fields.line("source_line", error.source_line);
    fields.number("span", error.span, std::uint32_t{1});
}

template<class Fields, class Batch> void describe(Fields& fields, Batch& batch) {
    fields.number("place", batch.place);
    fields.bytes("file", batch.file);
    fields.words("procedure_title", batch.procedure_title);
    fields.words("stage_title", batch.stage_title);
    if (batch.regulation) fields.object("regulation", *batch.regulation, [](auto& f, auto& used) { describe_regulation(f, used); });
    fields.beside("rules", batch.rules, [](auto& f, auto& rule) { describe_rule(f, rule); });
    // Names of files in a folder whose own name is no UTF-8.
    if (utf8::first_invalid(batch.file)) fields.beside("inputs", batch.inputs, [](auto& f, auto& input) { f.bytes("file", input.file); });
    fields.list("by_hand", batch.by_hand, [](auto& f, auto& note) { describe_words(f, note); });
    fields.object("course", batch.course, [](auto& f, auto& course) { describe_course(f, course); });
    fields.list("checklist", batch.checklist, [](auto& f, auto& item) { describe_checklist_item(f, item); });
    fields.beside("errors", batch.errors, [](auto& f, auto& error) { describe_error(f, error); });
}

} // namespace hegui::detail
