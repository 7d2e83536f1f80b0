#include "lib/report/spool.hpp"
#include "lib/report/uri.hpp"
#include "lib/report/words.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace hegui {
namespace {

/// More findings than this of one batch are folded away.
constexpr std::size_t most_open = 10;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Platforms make links of @name, #12, !12, $12, ~label, &12, %"milestone" and :emoji: whatever stands before them, since they
/// look at the finished text; an invisible blank behind the sign keeps it what it is.
bool is_reference(char sign, char next) {
    if (sign == ':') return is_letter(next);
    const bool begins_name = is_letter(next) || is_digit(next) || next == '_' || next == '"';
    return begins_name && std::string_view("@#!$~&%^").find(sign) != std::string_view::npos;
}

/// 12. at the start of a text, which would begin a list.
bool is_list_number(std::string_view text, std::size_t at) {
    return at > 0 && (text[at] == '.' || text[at] == ')') && text.find_first_not_of("0123456789") == at;
}

/// www. is a link without more.
bool is_www(std::string_view text, std::size_t at) {
    const auto is = [&](std::size_t i) { return text[i] == 'w' || text[i] == 'W'; };
    return at >= 3 && text[at] == '.' && is(at - 1) && is(at - 2) && is(at - 3);
}

/// http:// and mailto: are links without more.
bool is_scheme(std::string_view text, std::size_t at) {
    return text[at] == ':' && at + 1 < text.size() && (text[at + 1] == '/' || is_letter(text[at + 1]));
}

/// What strangers wrote, as text that is nothing but text, also in a cell of a table.
std::string escaped(std::string_view text) {
    constexpr std::string_view invisible = "\u200B";
    std::string all;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool begins_list = at == 0 && std::string_view("-+=").find(c) != std::string_view::npos;
        const bool marks = std::string_view("\\`*_[]{}#~@!$^").find(c) != std::string_view::npos;
        switch (c) {
        case '<': all += "&lt;"; break;
        case '>': all += "&gt;"; break;
        case '&': all += "&amp;"; break;
        case '|': all += "&#124;"; break;                // a backslash before it would be counted together with others
        case ' ': all += at == 0 ? "&#32;" : " "; break; // four of them would begin code
        default:
            if (marks || begins_list || is_list_number(text, at) || is_www(text, at) || is_scheme(text, at)) all += '\\';
            all += c;
        }
        if (at + 1 < text.size() && is_reference(c, text[at + 1])) all += invisible;
    }
    return all;
}

std::string_view sign_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::pass: return "✅";
    case Verdict::fail: return "❌";
    case Verdict::error: return "⚠️";
    }
    return "";
}

/// Whether somebody who reads the merge request has to know of it.
bool is_told(const Finding& finding) {
    switch (finding.outcome) {
    case Outcome::fail:
    case Outcome::unchecked:
    case Outcome::warning:
    case Outcome::waived: return true;
    default: return false;
    }
}

/// The count of all batches stands before their table, and the table before what was found in each: both are spooled.
class MarkdownWriter : public Writer {
public:
    MarkdownWriter(std::ostream& out, Run run, const Style& style) : out_(out), run_(std::move(run)), style_(style) {}

    void batch(const BatchResult& result) override {
        std::string row = fmt::format("| {} {} | {} | {} |", sign_of(result.verdict), tr(words_of(result.verdict)), safe(result.file),
                                      safe(result.id.value_or("")));
        for (const Outcome outcome : {Outcome::fail, Outcome::unchecked, Outcome::warning, Outcome::pending, Outcome::waived}) {
            row += fmt::format(" {} |", result.count(outcome));
        }
        table_.add(row + '\n');
        section(result);
    }

    void end(const Summary& summary) override {
        out_ << tr(say("**合规检查** {}。判定日 {}。", "**Compliance check.** {}. As of {}.", counted(summary), run_.as_of)) << "\n\n";
        if (summary.batches == 0) return;
        out_ << tr({"| 结论 | 批次文件 | 批次 | 不通过 | 无法判定 | 提醒 | 待办 | 已豁免 |\n",
                    "| Verdict | Batch file | Batch | Failed | Unchecked | Warnings | Pending | Waived |\n"});
        out_ << "|---|---|---|--:|--:|--:|--:|--:|\n";
        table_.copy_to(out_);
        sections_.copy_to(out_);
    }

private:
    /// What was found in a batch; nothing where nobody has to know more than the table says.
    void section(const BatchResult& batch) {
        std::string items;
        std::size_t found = 0;
        for (const InputError& error : batch.errors) {
            items += fmt::format("- {}\n\n  {}\n\n", some(tr(error.message)), place(error.where));
            ++found;
        }
        for (const RuleResult& one : batch.rules) {
            found += static_cast<std::size_t>(std::count_if(one.findings.begin(), one.findings.end(), is_told));
            items += rule(batch, one);
        }
        if (found == 0) return;
        if (found > most_open) {
            const Text all = say("{} 处", "{} findings", found);
            items = fmt::format("<details><summary>{}</summary>\n\n{}</details>\n\n", tr(all), items);
        }
        items.pop_back(); // the last blank line: one stands before each section
        sections_.add(fmt::format("\n### {}\n\n{}", safe(batch.file), items));
    }

    std::string rule(const BatchResult& batch, const RuleResult& rule) {
        std::string items;
        for (const Finding& finding : rule.findings) {
            if (is_told(finding)) items += this->finding(batch, rule, finding);
        }
        if (items.empty()) return {};
        const Text cut = cut_of(rule);
        const std::string more = cut.empty() ? "" : tr(say("（{}）", " ({})", cut));
        return fmt::format("- **{}** {} ({}){}\n\n{}", tr(words_of(rule.outcome)), safe(tr(rule.title)), safe(rule.rule), more, items);
    }

    std::string finding(const BatchResult& batch, const RuleResult& rule, const Finding& finding) {
        const Text subject = finding.subject.empty() ? Text{} : say("{}：", "{}: ", finding.subject);
        const std::string what = tr(say("{}{}", "{}{}", subject, finding.message));
        std::string item = fmt::format("  - {}\n", some(what));
        const auto line = [&](const std::string& words) { item += fmt::format("\n    {}\n", words); };
        if (!finding.remedy.empty()) line(safe(tr(say("处理：{}", "To do: {}", finding.remedy))));
        if (finding.waiver) line(safe(tr(say("豁免：{}", "Waived: {}", words_of(*finding.waiver)))));
        line(safe(tr(say("依据：{}", "Clause: {}", clause_of(finding, rule)))));
        line(place(batch.where(finding)));
        return item + "\n";
    }

    std::string place(const Location& where) {
        const std::string file = safe(plain_path(where.file));
        if (where.at.line == 0) return tr(say("位置：{}", "At: {}", file));
        return tr(say("位置：{} 第 {} 行", "At: {} line {}", file, where.at.line));
    }

    [[nodiscard]] std::string tr(const Text& text) const { return text.in(style_.lang); }
    [[nodiscard]] std::string safe(std::string_view words) const { return escaped(shown(words, style_)); }

    /// An item of a list without any words would end it.
    [[nodiscard]] std::string some(const std::string& words) const { return words.empty() ? "…" : safe(words); }

    std::ostream& out_;
    Run run_;
    Style style_;
    Spool table_;
    Spool sections_;
};

} // namespace

extern const Format markdown_format{.name = "markdown",
                                    .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                        return std::make_unique<MarkdownWriter>(out, run, style);
                                    }};

} // namespace hegui
