#include "lib/report/format.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/utf8.hpp"
#include "lib/report/fingerprint.hpp"

#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include <algorithm>
#include <vector>

namespace hegui {
namespace {

using Json = rapidjson::PrettyWriter<rapidjson::OStreamWrapper>;

/// Writes the parts of a report, each key in the order in which the format lists it.
class JsonParts {
public:
    JsonParts(std::ostream& out, const Style& style) : stream_(out), json_(stream_), style_(style) { json_.SetIndent(' ', 2); }

    void report(const Run& run, const Summary& summary, const std::vector<RegulationUse>& regulations,
                const std::vector<BatchResult>& batches) {
        json_.StartObject();
        number("format", 1);
        json_.Key("tool");
        json_.StartObject();
        text("name", "hegui");
        exact("version", run.tool_version);
        json_.EndObject();
        exact("as_of", run.as_of);
        json_.Key("summary");
        this->summary(summary);
        list("regulations", regulations, [&](const RegulationUse& regulation) {
            json_.StartObject();
            exact("id", regulation.id);
            exact("version", regulation.version);
            exact("sha256", regulation.sha256);
            json_.EndObject();
        });
        list("batches", batches, [&](const BatchResult& result) { batch(result); });
        json_.EndObject();
    }

private:
    void summary(const Summary& summary) {
        json_.StartObject();
        number("batches", summary.batches);
        number("pass", summary.pass);
        number("fail", summary.fail);
        number("error", summary.error);
        number("unchecked", summary.unchecked);
        json_.EndObject();
    }

    void batch(const BatchResult& result) {
        json_.StartObject();
        text("file", result.file);
        result.id ? exact("id", *result.id) : null("id");
        optional("regulation", result.regulation ? std::optional(result.regulation->id) : std::nullopt);
        optional("procedure", result.procedure);
        optional("stage", result.stage);
        text("verdict", id_of(result.verdict));
        list("rules", result.rules, [&](const RuleResult& one) { rule(result, one); });
        list("inputs", result.inputs, [&](const InputFile& input) {
            json_.StartObject();
            text("file", input.file);
            number("bytes", input.bytes);
            if (!input.sha256.empty()) exact("sha256", input.sha256);
            json_.EndObject();
        });
        list("by_hand", result.by_hand, [&](const Text& note) { string(note.in(style_.lang)); });
        list("errors", result.errors, [&](const InputError& one) { error(one); });
        json_.EndObject();
    }

    void rule(const BatchResult& batch, const RuleResult& result) {
        json_.StartObject();
        text("rule", result.rule);
        text("outcome", id_of(result.outcome));
        text("clause", result.clause);
        number("count", result.count);
        const auto prints = fingerprints(batch, result);
        std::size_t at = 0;
        list("findings", result.findings, [&](const Finding& one) { finding(batch, one, prints.at(at++)); });
        json_.EndObject();
    }

    void finding(const BatchResult& batch, const Finding& finding, const std::string& fingerprint) {
        json_.StartObject();
        text("outcome", id_of(finding.outcome));
        text("subject", finding.subject);
        const Text& remedy = finding.remedy;
        message(remedy.empty() ? finding.message : say("{}。{}", "{}. {}", finding.message, remedy));
        text("actual", finding.actual);
        text("expected", finding.expected);
        location(batch.where(finding));
        if (!finding.clause.empty()) text("clause", finding.clause);
        exact("fingerprint", fingerprint);
        if (finding.waiver) {
            json_.Key("waiver");
            json_.StartObject();
            text("reason", finding.waiver->reason);
            text("approved_by", finding.waiver->approved_by);
            text("until", finding.waiver->until);
            json_.EndObject();
        }
        json_.EndObject();
    }

    void error(const InputError& error) {
        json_.StartObject();
        message(error.message);
        if (error.where.at.line > 0) location(error.where);
        json_.EndObject();
    }

    void message(const Text& message) {
        json_.Key("message");
        json_.StartObject();
        text("zh", message.zh);
        text("en", message.en);
        json_.EndObject();
    }

    void location(const Location& where) {
        json_.Key("location");
        json_.StartObject();
        text("file", where.file);
        number("line", std::max(where.at.line, 1U));
        number("column", std::max(where.at.column, 1U));
        json_.EndObject();
    }

    template<class Range, class Write> void list(const char* key, const Range& all, const Write& write) {
        json_.Key(key);
        json_.StartArray();
        for (const auto& one : all) write(one);
        json_.EndArray();
    }

    void text(const char* key, std::string_view value) {
        json_.Key(key);
        string(value);
    }

    void optional(const char* key, const std::optional<std::string>& value) {
        if (value) return text(key, *value);
        null(key);
    }

    void null(const char* key) {
        json_.Key(key);
        json_.Null();
    }

    /// What is no person's: digests, and the number that the institution gave its batch.
    void exact(const char* key, std::string_view value) {
        json_.Key(key);
        put(value);
    }

    void number(const char* key, std::uint64_t value) {
        json_.Key(key);
        json_.Uint64(value);
    }

    void string(std::string_view value) { put(style_.show_ids ? std::string(value) : mask_id_numbers(value)); }

    void put(std::string_view value) {
        const std::string sound = utf8::repaired(value);
        json_.String(sound.data(), static_cast<rapidjson::SizeType>(sound.size()));
    }

    rapidjson::OStreamWrapper stream_;
    Json json_;
    const Style& style_;
};

/// The summary comes first in the file, so everything is kept until the end.
class JsonWriter : public Writer {
public:
    JsonWriter(std::ostream& out, Run run, const Style& style) : out_(out), run_(std::move(run)), style_(style) {}

    void batch(const BatchResult& result) override {
        batches_.push_back(result);
        const bool is_new = result.regulation &&
                            std::find(regulations_.begin(), regulations_.end(), *result.regulation) == regulations_.end();
        if (is_new) regulations_.push_back(*result.regulation);
    }

    void end(const Summary& summary) override {
        JsonParts(out_, style_).report(run_, summary, regulations_, batches_);
        out_ << '\n';
    }

private:
    std::ostream& out_;
    Run run_;
    Style style_;
    std::vector<BatchResult> batches_;
    std::vector<RegulationUse> regulations_;
};

} // namespace

extern const Format json_format{.name = "json",
                                .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                    return std::make_unique<JsonWriter>(out, run, style);
                                }};

} // namespace hegui
