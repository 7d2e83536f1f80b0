#include "lib/base/id_number.hpp"
#include "lib/report/fingerprint.hpp"
#include "lib/report/json_parts.hpp"
#include "lib/report/uri.hpp"
#include "lib/report/words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

namespace hegui {
namespace {

std::string_view level_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::fail:
    case Outcome::unchecked: return "error";
    case Outcome::warning: return "warning";
    default: return "note";
    }
}

/// `](` would make a link of what stands before and behind it.
std::string without_links(std::string words) {
    for (std::size_t at = words.find("]("); at != std::string::npos; at = words.find("](", at + 2)) words.insert(at, "\\");
    return words;
}

/// What is told of a rule, whatever the batch.
struct Descriptor {
    std::string rule;
    Text title;
    std::set<std::string> clauses; ///< several where several regulations have the rule
};

/// The results are written as they come; what else a run holds is small and follows behind them.
class SarifWriter : public Writer {
public:
    SarifWriter(std::ostream& out, Run run, const Style& style)
        : out_(out), run_(std::move(run)), style_(style), json_(out, JsonOut::Layout::indented, style) {
        json_.open_object();
        json_.exact("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json_.exact("version", "2.1.0");
        json_.open_list("runs");
        json_.open_object();
        json_.open_list("results");
    }

    void batch(const BatchResult& result) override {
        for (const InputError& error : result.errors) errors_.push_back(error);
        for (const RuleResult& one : result.rules) rule(result, one);
    }

    void end(const Summary& summary) override {
        json_.close_list();
        tool();
        invocations();
        json_.exact("language", style_.lang == Lang::zh ? "zh-CN" : "en-US");
        json_.exact("columnKind", "unicodeCodePoints");
        json_.object("properties", [&] {
            json_.exact("as_of", run_.as_of);
            json_.object("summary", [&] { write_summary(json_, summary); });
        });
        json_.close_object();
        json_.close_list();
        json_.close_object();
        out_ << '\n';
    }

private:
    void rule(const BatchResult& batch, const RuleResult& rule) {
        const std::size_t index = learn(rule);
        const auto prints = fingerprints(batch, rule);
        std::size_t at = 0;
        for (const Finding& finding : rule.findings) {
            const std::string& print = prints.at(at++);
            if (finding.outcome == Outcome::pass || finding.outcome == Outcome::not_applicable) continue;
            json_.object([&] {
                json_.exact("ruleId", rule.rule);
                json_.number("ruleIndex", index);
                result(batch, rule, finding, print);
            });
        }
    }

    /// Where the rule stands in the list of them that follows the results.
    std::size_t learn(const RuleResult& rule) {
        const auto known = std::find_if(rules_.begin(), rules_.end(), [&](const Descriptor& one) { return one.rule == rule.rule; });
        const auto index = static_cast<std::size_t>(known - rules_.begin());
        if (known == rules_.end()) rules_.push_back({.rule = rule.rule, .title = rule.title, .clauses = {}});
        rules_[index].clauses.insert(rule.clause);
        return index;
    }

    void result(const BatchResult& batch, const RuleResult& rule, const Finding& finding, const std::string& print) {
        json_.exact("level", level_of(finding.outcome));
        const Text words = say("{}（{}）", "{} ({})", whole_of(finding), clause_of(finding, rule));
        message("message", without_links(shown(words, style_)));
        locations(batch.where(finding));
        json_.number("occurrenceCount", std::max<std::size_t>(finding.times, 1));
        json_.object("partialFingerprints", [&] {
            json_.exact("hegui/v1", print);
            json_.exact("primaryLocationLineHash", print);
        });
        if (finding.waiver) suppression(*finding.waiver);
        json_.object("properties", [&] {
            json_.text("batch", shown(batch.id.value_or(""), style_));
            json_.exact("outcome", id_of(finding.outcome));
        });
    }

    void suppression(const WaiverUse& waiver) {
        json_.list("suppressions", std::array{&waiver}, [&](const WaiverUse* one) {
            json_.object([&] {
                json_.exact("kind", "external");
                json_.text("justification", shown(words_of(*one), style_));
            });
        });
    }

    void locations(const Location& where) {
        json_.list("locations", std::array{&where},
                   [&](const Location* one) { json_.object([&] { json_.object("physicalLocation", [&] { place(*one); }); }); });
    }

    void place(const Location& where) {
        json_.object("artifactLocation", [&] { json_.exact("uri", uri_of(style_.show_ids ? where.file : mask_id_numbers(where.file))); });
        if (where.at.line == 0) return;
        json_.object("region", [&] {
            json_.number("startLine", where.at.line);
            if (where.at.column > 0) json_.number("startColumn", where.at.column);
        });
    }

    void tool() {
        json_.object("tool", [&] {
            json_.object("driver", [&] {
                json_.exact("name", "hegui");
                json_.exact("version", run_.tool_version);
                json_.list("rules", rules_, [&](const Descriptor& one) { json_.object([&] { descriptor(one); }); });
            });
        });
    }

    void descriptor(const Descriptor& rule) {
        const Text clauses = listed(rule.clauses);
        json_.exact("id", rule.rule);
        message("shortDescription", shown(rule.title, style_));
        message("fullDescription", shown(say("{}（{}）", "{} ({})", rule.title, clauses), style_));
        message("help", shown(say("{}。依据：{}。详见 hegui explain {}", "{}. Clause: {}. More by hegui explain {}", rule.title, clauses,
                                  rule.rule),
                              style_));
    }

    /// The batches that could not be read are no results of a rule: the run itself lacks something.
    void invocations() {
        json_.open_list("invocations");
        json_.object([&] {
            json_.flag("executionSuccessful", errors_.empty());
            json_.list("toolExecutionNotifications", errors_, [&](const InputError& error) {
                json_.object([&] {
                    json_.exact("level", "error");
                    message("message", without_links(shown(error.message, style_)));
                    locations(error.where);
                });
            });
        });
        json_.close_list();
    }

    void message(const char* key, std::string_view words) {
        json_.object(key, [&] { json_.text("text", words); });
    }

    std::ostream& out_;
    Run run_;
    Style style_;
    JsonOut json_;
    std::vector<Descriptor> rules_;
    std::vector<InputError> errors_;
};

} // namespace

extern const Format sarif_format{.name = "sarif",
                                 .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                     return std::make_unique<SarifWriter>(out, run, style);
                                 }};

} // namespace hegui
