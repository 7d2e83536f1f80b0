#include "lib/report/excerpt.hpp"
#include "lib/report/words.hpp"

#include <string>
#include <string_view>

namespace hegui {
namespace {

/// A description: `#` would begin a directive.
std::string description(std::string_view words) {
    std::string escaped;
    for (const char c : words) {
        if (c == '#' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

/// A double-quoted string of YAML. It has no line breaks: what strangers wrote was made visible before.
std::string yaml(std::string_view words) {
    std::string escaped = "\"";
    for (const char c : words) {
        if (c == '"' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped + '"';
}

/// A flat list of points, one for each rule of each batch: harnesses pass over subtests. The version is 13: the prove of Debian
/// 12 refuses a stream that says 14, while harnesses for 14 read 13 as well, and nothing here differs between them.
class TapWriter : public Writer {
public:
    TapWriter(std::ostream& out, Run run, const Style& style) : out_(out), run_(std::move(run)), style_(style) {
        out_ << "TAP version 13\n";
        out_ << "# hegui " << run_.tool_version << ", " << run_.as_of << '\n';
    }

    void batch(const BatchResult& result) override {
        out_ << "# " << id_of(result.verdict) << " - " << description(shown(result.file, style_)) << '\n';
        if (!result.errors.empty() || result.rules.empty()) unjudged(result);
        for (const RuleResult& one : result.rules) rule(result, one);
    }

    void end(const Summary& /*summary*/) override {
        out_ << "1.." << points_;
        if (points_ == 0) out_ << " # SKIP no batch";
        out_ << '\n';
    }

private:
    void point(bool ok, const BatchResult& batch, std::string_view what) {
        out_ << (ok ? "ok " : "not ok ") << ++points_ << " - " << description(shown(batch.file, style_));
        if (!what.empty()) out_ << ": " << description(shown(what, style_));
    }

    /// A batch that could not be read is one point.
    void unjudged(const BatchResult& batch) {
        point(batch.verdict == Verdict::pass, batch, "");
        out_ << "\n  ---\n  outcome: " << yaml(id_of(batch.verdict)) << '\n';
        if (!batch.errors.empty()) out_ << "  errors:\n";
        for (const InputError& error : batch.errors) {
            out_ << "    - message: " << yaml(shown(error.message, style_)) << '\n';
            out_ << "      at: " << yaml(shown(place_of(error.where), style_)) << '\n';
        }
        out_ << "  ...\n";
    }

    void rule(const BatchResult& batch, const RuleResult& rule) {
        const bool ok = !fails(run_, rule.outcome) && rule.outcome != Outcome::unchecked;
        point(ok, batch, fmt::format("{} {}", rule.rule, rule.title.in(style_.lang)));
        switch (rule.outcome) {
        case Outcome::pass: out_ << '\n'; return;
        case Outcome::not_applicable: out_ << " # SKIP not-applicable\n"; return;
        case Outcome::pending:
        case Outcome::waived: out_ << " # SKIP " << id_of(rule.outcome); break;
        default: break;
        }
        out_ << '\n';
        diagnostics(batch, rule);
    }

    void diagnostics(const BatchResult& batch, const RuleResult& rule) {
        out_ << "  ---\n  outcome: " << yaml(id_of(rule.outcome)) << '\n';
        out_ << "  clause: " << yaml(shown(rule.clause, style_)) << '\n';
        out_ << "  count: " << rule.count << '\n';
        if (!rule.findings.empty()) out_ << "  findings:\n";
        for (const Finding& finding : rule.findings) {
            const auto key = [&](const char* name, std::string_view value) {
                if (!value.empty()) out_ << "      " << name << ": " << yaml(value) << '\n';
            };
            out_ << "    - outcome: " << yaml(id_of(finding.outcome)) << '\n';
            key("subject", shown(finding.subject, style_));
            out_ << "      message: " << yaml(shown(advice_of(finding), style_)) << '\n';
            if (finding.waiver) key("waiver", shown(words_of(*finding.waiver), style_));
            key("clause", shown(finding.clause, style_));
            key("at", shown(place_of(batch.where(finding)), style_));
        }
        out_ << "  ...\n";
    }

    std::ostream& out_;
    Run run_;
    Style style_;
    std::size_t points_ = 0;
};

} // namespace

extern const Format tap_format{.name = "tap", .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                   return std::make_unique<TapWriter>(out, run, style);
                               }};

} // namespace hegui
