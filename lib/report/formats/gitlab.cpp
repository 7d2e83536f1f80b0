#include "lib/base/id_number.hpp"
#include "lib/base/sha256.hpp"
#include "lib/report/fingerprint.hpp"
#include "lib/report/json_out.hpp"
#include "lib/report/uri.hpp"
#include "lib/report/words.hpp"

#include <algorithm>
#include <map>

namespace hegui {
namespace {

struct Issue {
    std::string description;
    std::string check_name;
    std::string fingerprint;
    std::string_view severity;
    Location where;
};

std::string_view severity_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::fail: return "major";
    case Outcome::unchecked: return "minor";
    case Outcome::warning: return "info";
    default: return ""; // not to be shown
    }
}

/// Code Quality: one issue a finding that somebody has to look at.
class GitlabWriter : public Writer {
public:
    GitlabWriter(std::ostream& out, const Style& style) : out_(out), style_(style), json_(out, JsonOut::Layout::indented, style) {
        json_.open_list();
    }

    void batch(const BatchResult& result) override {
        for (const InputError& error : result.errors) {
            put({.description = shown(error.message, style_),
                 .check_name = "batch",
                 .fingerprint = sha256(mask_id_numbers(fmt::format("{}\n{}", result.file, error.message.en))).substr(0, 16),
                 .severity = severity_of(Outcome::fail),
                 .where = error.where});
        }
        for (const RuleResult& rule : result.rules) this->rule(result, rule);
    }

    void end(const Summary& /*summary*/) override {
        json_.close_list();
        out_ << '\n';
    }

private:
    void rule(const BatchResult& batch, const RuleResult& rule) {
        const auto prints = fingerprints(batch, rule);
        std::size_t at = 0;
        for (const Finding& finding : rule.findings) {
            const std::string& print = prints.at(at++);
            if (severity_of(finding.outcome).empty()) continue;
            const Text words = say("{}：{}（{}）", "{}: {} ({})", rule.title, whole_of(finding), clause_of(finding, rule));
            put({.description = shown(words, style_),
                 .check_name = rule.rule,
                 .fingerprint = print,
                 .severity = severity_of(finding.outcome),
                 .where = batch.where(finding)});
        }
    }

    void put(const Issue& issue) {
        json_.object([&] {
            json_.text("description", issue.description);
            json_.exact("check_name", issue.check_name);
            json_.exact("fingerprint", unique(issue.fingerprint));
            json_.exact("severity", issue.severity);
            json_.object("location", [&] {
                json_.text("path", shown(plain_path(issue.where.file), style_));
                json_.object("lines", [&] { json_.number("begin", std::max(issue.where.at.line, 1U)); });
            });
        });
    }

    /// Of two issues with one fingerprint only one is shown: a batch that was judged twice, two batches with one id.
    std::string unique(const std::string& print) {
        const std::size_t before = seen_[print]++;
        return before == 0 ? print : sha256(fmt::format("{}\n{}", print, before)).substr(0, print.size());
    }

    std::ostream& out_;
    Style style_;
    JsonOut json_;
    std::map<std::string, std::size_t> seen_;
};

} // namespace

extern const Format gitlab_format{.name = "gitlab",
                                  .open = [](std::ostream& out, const Run& /*run*/, const Style& style) -> std::unique_ptr<Writer> {
                                      return std::make_unique<GitlabWriter>(out, style);
                                  }};

} // namespace hegui
