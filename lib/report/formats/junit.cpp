#include "lib/report/excerpt.hpp"
#include "lib/report/words.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace hegui {
namespace {

/// Text as it stands in XML. Control characters, which XML can't hold, were made visible before; two characters are left.
std::string xml(std::string_view words) {
    std::string escaped;
    for (const char c : words) {
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break; // ]]>
        case '"': escaped += "&quot;"; break;
        default: escaped += c;
        }
    }
    for (const std::string_view forbidden : {"\uFFFE", "\uFFFF"}) {
        for (std::size_t at = escaped.find(forbidden); at != std::string::npos; at = escaped.find(forbidden, at)) {
            escaped.replace(at, forbidden.size(), "\uFFFD");
        }
    }
    return escaped;
}

/// How a test case is told: servers know these elements and no others.
enum class Case {
    passed,
    skipped,
    failure,
    error
};

Case case_of(const Run& run, Outcome outcome) {
    if (fails(run, outcome)) return Case::failure;
    switch (outcome) {
    case Outcome::unchecked: return Case::error;
    case Outcome::pending:
    case Outcome::waived:
    case Outcome::not_applicable: return Case::skipped;
    default: return Case::passed;
    }
}

/// Each suite has its own counts. The root has none: they would be known at the end only, and servers add up the suites.
class JunitWriter : public Writer {
public:
    JunitWriter(std::ostream& out, Run run, const Style& style) : out_(out), run_(std::move(run)), style_(style) {
        out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"hegui\">\n";
    }

    void batch(const BatchResult& result) override {
        const auto count = [&](Case which) {
            return std::count_if(result.rules.begin(), result.rules.end(),
                                 [&](const RuleResult& rule) { return case_of(run_, rule.outcome) == which; });
        };
        const std::size_t unread = result.errors.empty() ? 0 : 1;
        out_ << fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n", shown(result.file),
                            result.rules.size() + unread, count(Case::failure), static_cast<std::size_t>(count(Case::error)) + unread,
                            count(Case::skipped));
        properties(result);
        if (unread > 0) errors(result);
        for (const RuleResult& one : result.rules) rule(result, one);
        out_ << "  </testsuite>\n";
    }

    void end(const Summary& /*summary*/) override { out_ << "</testsuites>\n"; }

private:
    void properties(const BatchResult& batch) {
        out_ << "    <properties>\n";
        const auto property = [&](const char* name, std::string_view value) {
            if (!value.empty()) out_ << fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, shown(value));
        };
        property("verdict", id_of(batch.verdict));
        property("batch", batch.id.value_or(""));
        property("regulation", batch.regulation ? batch.regulation->id : "");
        property("procedure", batch.procedure.value_or(""));
        property("stage", batch.stage.value_or(""));
        property("as_of", run_.as_of);
        out_ << "    </properties>\n";
    }

    void open_case(const BatchResult& batch, std::string_view name) {
        // Servers take what stands behind the last dot of the class for its name.
        std::string_view folder = batch.file;
        if (folder.ends_with(".toml")) folder.remove_suffix(5);
        out_ << fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\"", shown(folder), shown(name), shown(batch.file));
    }

    /// A batch that could not be read is one test case that broke.
    void errors(const BatchResult& batch) {
        open_case(batch, "batch");
        std::string body;
        for (const InputError& error : batch.errors) {
            body += fmt::format("{}: {}\n", shown(place_of(error.where)), shown(error.message.in(style_.lang)));
        }
        element("error", batch.errors.front().message.in(style_.lang), "error", body);
    }

    void rule(const BatchResult& batch, const RuleResult& rule) {
        open_case(batch, fmt::format("{} {}", rule.rule, rule.title.in(style_.lang)));
        const std::string_view outcome = id_of(rule.outcome);
        switch (case_of(run_, rule.outcome)) {
        case Case::failure: return element("failure", first_of(rule), outcome, findings(batch, rule));
        case Case::error: return element("error", first_of(rule), outcome, findings(batch, rule));
        case Case::skipped: out_ << fmt::format(">\n      <skipped message=\"{}\"/>\n    </testcase>\n", shown(skipped(rule))); return;
        case Case::passed: break;
        }
        if (rule.outcome == Outcome::pass) {
            out_ << "/>\n";
            return;
        }
        out_ << ">\n      <system-out>" << outcome << ": " << shown(rule.title.in(style_.lang)) << '\n'
             << findings(batch, rule) << "</system-out>\n    </testcase>\n";
    }

    void element(std::string_view name, std::string_view message, std::string_view type, std::string_view body) {
        out_ << fmt::format(">\n      <{0} message=\"{1}\" type=\"{2}\">{3}</{0}>\n    </testcase>\n", name, shown(message), type, body);
    }

    [[nodiscard]] std::string skipped(const RuleResult& rule) const {
        std::string all(id_of(rule.outcome));
        if (rule.outcome == Outcome::not_applicable) return all;
        const char* between = ": ";
        for (const Finding& finding : rule.findings) {
            if (finding.outcome != rule.outcome) continue;
            all += std::exchange(between, "; ") + whole_of(finding).in(style_.lang);
            if (finding.waiver) all += ": " + words_of(*finding.waiver).in(style_.lang);
        }
        return all;
    }

    /// The worst finding of a rule: servers show it where there is no room for more.
    [[nodiscard]] std::string first_of(const RuleResult& rule) const {
        for (const Finding& finding : rule.findings) {
            if (finding.outcome == rule.outcome) return whole_of(finding).in(style_.lang);
        }
        return rule.title.in(style_.lang);
    }

    [[nodiscard]] std::string findings(const BatchResult& batch, const RuleResult& rule) const {
        std::string all;
        for (const Finding& finding : rule.findings) {
            if (finding.outcome == Outcome::pass) continue;
            all += fmt::format("{}: {}\n  {}\n  {}\n", id_of(finding.outcome), shown(whole_of(finding).in(style_.lang)),
                               shown(clause_of(finding, rule)), shown(place_of(batch.where(finding))));
        }
        const Text cut = cut_of(rule);
        return cut.empty() ? all : all + cut.in(style_.lang) + '\n';
    }

    [[nodiscard]] std::string shown(std::string_view words) const { return xml(hegui::shown(words, style_)); }

    std::ostream& out_;
    Run run_;
    Style style_;
};

} // namespace

extern const Format junit_format{.name = "junit",
                                 .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                     return std::make_unique<JunitWriter>(out, run, style);
                                 }};

} // namespace hegui
