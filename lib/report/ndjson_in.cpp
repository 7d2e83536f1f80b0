#include "lib/report/ndjson_in.hpp"

#include "lib/report/detail.hpp"
#include "lib/report/detail_in.hpp"
#include "lib/report/json_in.hpp"

#include <limits>
#include <optional>

namespace hegui {
namespace {

constexpr std::uint64_t most_lines = std::numeric_limits<std::uint32_t>::max();

/// As many as `hegui check --shard` makes.
constexpr std::uint64_t most_parts = 1'000'000;

Position read_position(const JsonIn& json) {
    return {static_cast<std::uint32_t>(json.number("line", most_lines)), static_cast<std::uint32_t>(json.number("column", most_lines))};
}

WaiverUse read_waiver(const JsonIn& json) {
    return {.reason = json.text("reason"), .approved_by = json.text("approved_by"), .until = json.text("until")};
}

Finding read_finding(const JsonIn& json) {
    Finding finding;
    finding.outcome = named(json, "outcome", Outcome::not_applicable, Outcome::fail);
    finding.subject = json.text("subject");
    finding.message = json.message("message");
    finding.actual = json.text("actual");
    finding.expected = json.text("expected");
    finding.at = read_position(json.object("location"));
    if (json.has("clause")) finding.clause = json.text("clause");
    if (json.has("waiver")) finding.waiver = read_waiver(json.object("waiver"));
    return finding;
}

RuleResult read_rule(const JsonIn& json) {
    RuleResult rule;
    rule.rule = json.text("rule");
    rule.outcome = named(json, "outcome", Outcome::not_applicable, Outcome::fail);
    rule.clause = json.text("clause");
    rule.count = json.number("count");
    json.list("findings", [&](const JsonIn& one) { rule.findings.push_back(read_finding(one)); });
    return rule;
}

InputFile read_input(const JsonIn& json) {
    return {.file = json.text("file"), .bytes = json.number("bytes"), .sha256 = json.has("sha256") ? json.text("sha256") : ""};
}

InputError read_error(const JsonIn& json) {
    InputError error{.message = json.message("message")};
    if (json.has("location")) error.where.at = read_position(json.object("location"));
    return error;
}

/// The keys that `json` has, too.
BatchResult read_keys(const JsonIn& json) {
    BatchResult batch;
    batch.file = json.text("file");
    batch.id = json.optional("id");
    if (const auto id = json.optional("regulation")) batch.regulation.emplace().id = *id;
    batch.procedure = json.optional("procedure");
    batch.stage = json.optional("stage");
    batch.verdict = named(json, "verdict", Verdict::pass, Verdict::error);
    json.list("rules", [&](const JsonIn& one) { batch.rules.push_back(read_rule(one)); });
    json.list("inputs", [&](const JsonIn& one) { batch.inputs.push_back(read_input(one)); });
    json.list("errors", [&](const JsonIn& one) { batch.errors.push_back(read_error(one)); });
    return batch;
}

/// `json` tells message and remedy as one.
bool take_off(std::string& advice, const std::string& between, const std::string& remedy) {
    const std::string end = between + remedy;
    if (!advice.ends_with(end)) return false;
    advice.erase(advice.size() - end.size());
    return true;
}

bool part_message_and_remedy(Finding& finding) {
    if (finding.remedy.empty()) return true;
    return take_off(finding.message.zh, "。", finding.remedy.zh) && take_off(finding.message.en, ". ", finding.remedy.en);
}

/// One line as a JSON text, nothing where it is none. Nesting is no matter of the stack here, however deep a stranger makes it.
std::optional<rapidjson::Document> parse(std::string_view line) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.data(), line.size());
    return document.HasParseError() || !document.IsObject() ? std::nullopt : std::optional(std::move(document));
}

Text no_line_of_ours() { return {"不是 hegui check -f ndjson 写的一行", "not a line that hegui check -f ndjson writes"}; }

Text wrong_key(const std::string& key) {
    return say("其中的 {} 不是这一版 hegui 写的样子", "its key {} is not as this version of hegui writes it", key);
}

} // namespace

std::variant<BatchResult, Text> read_batch_line(std::string_view line) {
    const auto document = parse(line);
    if (!document || !line.starts_with(batch_line)) return no_line_of_ours();
    std::string wrong;
    const JsonIn json(*document, wrong);
    BatchResult batch = read_keys(json);
    detail::DetailIn fields(json.object("detail"));
    detail::describe(fields, batch);
    for (RuleResult& rule : batch.rules) {
        for (Finding& finding : rule.findings) {
            if (!part_message_and_remedy(finding)) json.refuse("remedy");
        }
    }
    if (!json.is_sound()) return wrong_key(wrong);
    return batch;
}

std::variant<RunEnd, Text> read_summary_line(std::string_view line, std::string_view version) {
    const auto document = parse(line);
    if (!document || !line.starts_with(summary_line)) return no_line_of_ours();
    std::string wrong;
    const JsonIn json(*document, wrong);
    RunEnd end;
    end.run.tool_version = json.object("tool").text("version");
    if (json.is_sound() && end.run.tool_version != version) {
        return say("由 hegui {} 写成；请用同一版本合并（本程序是 {}）", "written by hegui {}; merge it with that version (this is {})",
                   end.run.tool_version, version);
    }
    end.run.as_of = iso(json.day("as_of"));
    const JsonIn counts = json.object("summary");
    end.summary = {.batches = counts.number("batches"),
                   .pass = counts.number("pass"),
                   .fail = counts.number("fail"),
                   .error = counts.number("error"),
                   .unchecked = counts.number("unchecked")};
    const JsonIn detail = json.object("detail");
    end.run.part = detail.number("part");
    end.run.of = detail.number("of", most_parts);
    if (!json.is_sound() || end.run.part < 1 || end.run.part > end.run.of) detail.refuse("part");
    if (!detail.is_null("found")) end.summary.found = Discovered{detail.number("found"), detail.text("paths")};
    end.run.warnings_fail = detail.flag("warnings_fail");
    end.run.terms = detail.text("terms");
    if (!json.is_sound()) return wrong_key(wrong);
    return end;
}

} // namespace hegui
