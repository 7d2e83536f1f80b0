#include "lib/report/json_parts.hpp"

#include "lib/report/fingerprint.hpp"
#include "lib/report/words.hpp"

#include <algorithm>

namespace hegui {
namespace {

void write_message(JsonOut& json, const Text& message) {
    json.object("message", [&] {
        json.text("zh", message.zh);
        json.text("en", message.en);
    });
}

void write_location(JsonOut& json, std::string_view file, Position at) {
    json.object("location", [&] {
        json.text("file", file);
        json.number("line", std::max(at.line, 1U));
        json.number("column", std::max(at.column, 1U));
    });
}

/// As advice_of() has it, but nothing is copied where there is nothing to do.
void write_advice(JsonOut& json, const Finding& finding) {
    if (finding.remedy.empty()) return write_message(json, finding.message);
    write_message(json, advice_of(finding));
}

/// As BatchResult::where() has it, but nothing is copied where it is in the batch file.
void write_location(JsonOut& json, const BatchResult& batch, const Finding& finding) {
    if (finding.file.empty()) return write_location(json, batch.file, finding.at);
    write_location(json, batch.where(finding).file, finding.at);
}

void write_finding(JsonOut& json, const BatchResult& batch, const Finding& finding, const std::string& fingerprint) {
    json.object([&] {
        json.text("outcome", id_of(finding.outcome));
        json.text("subject", finding.subject);
        write_advice(json, finding);
        json.text("actual", finding.actual);
        json.text("expected", finding.expected);
        write_location(json, batch, finding);
        if (!finding.clause.empty()) json.text("clause", finding.clause);
        json.exact("fingerprint", fingerprint);
        if (!finding.waiver) return;
        json.object("waiver", [&] {
            json.text("reason", finding.waiver->reason);
            json.text("approved_by", finding.waiver->approved_by);
            json.text("until", finding.waiver->until);
        });
    });
}

void write_rule(JsonOut& json, const BatchResult& batch, const RuleResult& rule) {
    json.object([&] {
        json.text("rule", rule.rule);
        json.text("outcome", id_of(rule.outcome));
        json.text("clause", rule.clause);
        json.number("count", rule.count);
        const auto prints = fingerprints(batch, rule);
        std::size_t at = 0;
        json.list("findings", rule.findings, [&](const Finding& one) { write_finding(json, batch, one, prints.at(at++)); });
    });
}

void write_input(JsonOut& json, const InputFile& input) {
    json.object([&] {
        json.text("file", input.file);
        json.number("bytes", input.bytes);
        if (!input.sha256.empty()) json.exact("sha256", input.sha256);
    });
}

void write_error(JsonOut& json, const InputError& error) {
    json.object([&] {
        write_message(json, error.message);
        if (error.where.at.line > 0) write_location(json, error.where.file, error.where.at);
    });
}

} // namespace

void Regulations::add(const BatchResult& result) {
    if (result.regulation && std::find(all_.begin(), all_.end(), *result.regulation) == all_.end()) all_.push_back(*result.regulation);
}

void write_head(JsonOut& json, const Run& run, const Summary& summary, const Regulations& regulations) {
    json.number("format", 1);
    json.object("tool", [&] {
        json.text("name", "hegui");
        json.exact("version", run.tool_version);
    });
    json.exact("as_of", run.as_of);
    json.object("summary", [&] { write_summary(json, summary); });
    json.list("regulations", regulations.all(), [&](const RegulationUse& regulation) {
        json.object([&] {
            json.exact("id", regulation.id);
            json.exact("version", regulation.version);
            json.exact("sha256", regulation.sha256);
        });
    });
}

void write_batch(JsonOut& json, const BatchResult& result, Lang lang) {
    json.text("file", result.file);
    result.id ? json.exact("id", *result.id) : json.null("id");
    json.optional("regulation", result.regulation ? std::optional(result.regulation->id) : std::nullopt);
    json.optional("procedure", result.procedure);
    json.optional("stage", result.stage);
    json.text("verdict", id_of(result.verdict));
    json.list("rules", result.rules, [&](const RuleResult& one) { write_rule(json, result, one); });
    json.list("inputs", result.inputs, [&](const InputFile& one) { write_input(json, one); });
    json.list("by_hand", result.by_hand, [&](const Text& note) { json.text(note.in(lang)); });
    json.list("errors", result.errors, [&](const InputError& one) { write_error(json, one); });
}

void write_summary(JsonOut& json, const Summary& summary) {
    json.number("batches", summary.batches);
    json.number("pass", summary.pass);
    json.number("fail", summary.fail);
    json.number("error", summary.error);
    json.number("unchecked", summary.unchecked);
}

} // namespace hegui
