#include "lib/report/uri.hpp"
#include "lib/report/words.hpp"

#include <string>
#include <string_view>

namespace hegui {
namespace {

/// What follows the last `::`. The runner takes each line for a command and turns %XX back.
std::string data(std::string_view words) {
    std::string escaped;
    for (const char c : words) {
        switch (c) {
        case '%': escaped += "%25"; break;
        case '\r': escaped += "%0D"; break;
        case '\n': escaped += "%0A"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

/// The value of a property, in which `:` and `,` would end it.
std::string property(std::string_view words) {
    std::string escaped;
    for (const char c : data(words)) {
        switch (c) {
        case ':': escaped += "%3A"; break;
        case ',': escaped += "%2C"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

/// Workflow commands: the runner shows each as an annotation at its line.
class GithubWriter : public Writer {
public:
    GithubWriter(std::ostream& out, const Style& style) : out_(out), style_(style) {}

    void batch(const BatchResult& result) override {
        for (const InputError& error : result.errors) {
            command("error", error.where, shown(words_of(Verdict::error), style_), shown(error.message, style_));
        }
        for (const RuleResult& rule : result.rules) {
            for (const Finding& finding : rule.findings) this->finding(result, rule, finding);
        }
    }

    /// No command, and nothing that a stranger wrote.
    void end(const Summary& summary) override { out_ << "hegui: " << counted(summary).in(style_.lang) << '\n'; }

private:
    /// Only what somebody has to look at: the runner shows few annotations, and drops the others.
    void finding(const BatchResult& batch, const RuleResult& rule, const Finding& finding) {
        const bool bad = finding.outcome == Outcome::fail || finding.outcome == Outcome::unchecked;
        if (!bad && finding.outcome != Outcome::warning) return;
        const std::string title = fmt::format("{} ({})", shown(rule.title, style_), rule.rule);
        command(bad ? "error" : "warning", batch.where(finding), title,
                shown(whole_of(finding), style_) + '\n' + shown(clause_of(finding, rule), style_));
    }

    void command(std::string_view name, const Location& where, std::string_view title, std::string_view message) {
        out_ << "::" << name << " file=" << property(shown(plain_path(where.file), style_));
        if (where.at.line > 0) out_ << ",line=" << where.at.line;
        if (where.at.line > 0 && where.at.column > 0) out_ << ",col=" << where.at.column;
        out_ << ",title=" << property(title) << "::" << data(message) << '\n';
    }

    std::ostream& out_;
    Style style_;
};

} // namespace

extern const Format github_format{.name = "github",
                                  .open = [](std::ostream& out, const Run& /*run*/, const Style& style) -> std::unique_ptr<Writer> {
                                      return std::make_unique<GithubWriter>(out, style);
                                  }};

} // namespace hegui
