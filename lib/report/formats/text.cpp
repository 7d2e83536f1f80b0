#include "lib/report/format.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/utf8.hpp"
#include "lib/report/excerpt.hpp"
#include "lib/report/uri.hpp"
#include "lib/report/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace hegui {
namespace {

constexpr std::size_t columns = 80;

/// How much of what is merely not there yet is listed of a rule, unless all was asked for.
constexpr std::size_t most_pending = 3;

enum class Tone {
    plain,
    strong,
    faint,
    good,
    bad,
    doubtful
};

std::string_view code_of(Tone tone) {
    switch (tone) {
    case Tone::strong: return "\x1b[1m";
    case Tone::faint: return "\x1b[2m";
    case Tone::good: return "\x1b[32m";
    case Tone::bad: return "\x1b[1;31m";
    case Tone::doubtful: return "\x1b[33m";
    case Tone::plain: break;
    }
    return "";
}

/// How an outcome is shown: its heading, its mark and its tone. In the order in which a person wants to know.
struct Section {
    Outcome outcome;
    Text heading;
    std::string_view mark;
    Tone tone;
    bool only_verbose;
};

const std::array<Section, 7>& sections() {
    static const std::array<Section, 7> all{{
        {Outcome::fail, words_of(Outcome::fail), "✗", Tone::bad, false},
        {Outcome::unchecked, words_of(Outcome::unchecked), "?", Tone::bad, false},
        {Outcome::warning, words_of(Outcome::warning), "!", Tone::doubtful, false},
        {Outcome::pending, words_of(Outcome::pending), "…", Tone::plain, false},
        {Outcome::waived, words_of(Outcome::waived), "~", Tone::plain, false},
        {Outcome::pass, words_of(Outcome::pass), "✓", Tone::good, true},
        {Outcome::not_applicable, words_of(Outcome::not_applicable), "-", Tone::faint, true},
    }};
    return all;
}

const Section& section_of(Outcome outcome) {
    const auto& all = sections();
    return *std::find_if(all.begin(), all.end(), [&](const Section& section) { return section.outcome == outcome; });
}

Tone tone_of(Verdict verdict) { return verdict == Verdict::pass ? Tone::good : Tone::bad; }

/// Builds the report of one batch, line by line.
class Page {
public:
    explicit Page(const Style& style) : style_(style) {}

    std::string take() { return std::move(text_); }

    /// A blank where nothing stands, so that parts are told apart.
    void gap() { text_ += '\n'; }

    void line(std::string_view words, std::size_t indent, Tone tone = Tone::plain) { paragraph({}, words, indent, tone); }

    /// Words with a mark before them, wrapped so that the mark stands alone in its column.
    /// With a link, its words lead to that URI on terminals that know links.
    void paragraph(std::string_view mark, std::string_view words, std::size_t indent, Tone tone = Tone::plain, std::string_view link = {}) {
        const std::size_t hanging = mark.empty() ? indent : indent + utf8::width(mark) + gap_after(mark).size();
        bool first = true;
        for (const std::string& part : utf8::wrapped(shown(words), columns - hanging)) {
            const std::string lead = first && !mark.empty() ? std::string(indent, ' ') + std::string(mark) + gap_after(mark)
                                                            : std::string(hanging, ' ');
            put(link.empty() ? lead + part : fmt::format("{}\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", lead, link, part), tone);
            first = false;
        }
    }

    /// A line of a file as it stands, not wrapped, and the caret under the place.
    void source(const InputError& error) {
        InputError shown = error;
        if (!style_.show_ids) shown.source_line = mask_long_numbers(error.source_line);
        const Excerpt excerpt = excerpt_of(shown);
        if (excerpt.line.empty()) return;
        put(excerpt.line, Tone::plain);
        put(excerpt.caret, Tone::bad);
    }

private:
    /// A full-width colon brings its own blank.
    static std::string gap_after(std::string_view mark) { return mark.ends_with("：") ? "" : " "; }

    void put(std::string_view line, Tone tone) {
        const bool colored = style_.color && tone != Tone::plain;
        if (colored) text_ += code_of(tone);
        text_ += line;
        if (colored) text_ += "\x1b[0m";
        text_ += '\n';
    }

    /// What strangers wrote never steers the terminal, and ID numbers stay masked.
    [[nodiscard]] std::string shown(std::string_view words) const { return hegui::shown(words, style_); }

    [[nodiscard]] std::string masked(const std::string& words) const { return style_.show_ids ? words : mask_id_numbers(words); }

    const Style& style_;
    std::string text_;
};

class BatchPage {
public:
    BatchPage(const BatchResult& result, const Run& run, const Style& style) : result_(result), run_(run), style_(style), page_(style) {}

    std::string write() {
        head();
        for (const InputError& one : result_.errors) error(one);
        for (const Section& section : sections()) {
            if (!section.only_verbose || style_.verbose) this->section(section);
        }
        if (!style_.verbose) if_today();
        by_hand();
        verdict();
        return page_.take();
    }

private:
    [[nodiscard]] std::string tr(const Text& text) const { return text.in(style_.lang); }

    void head() {
        page_.line(result_.file, 0, Tone::strong);
        if (!result_.regulation || !result_.stage) return;
        const RegulationUse& regulation = *result_.regulation;
        page_.line(tr(say("批次 {} · {} · 准备环节：{}", "batch {} · {} · preparing: {}", result_.id.value_or("-"), result_.procedure_title,
                          result_.stage_title)),
                   2);
        const std::string from = regulation.file.empty() ? "" : tr(say("，取自 {}", ", from {}", regulation.file));
        page_.line(tr(say("依据 {}（{} {}{}） · 判定日 {}", "by {} ({} {}{}) · as of {}", regulation.document, regulation.id,
                          regulation.version, from, run_.as_of)),
                   2);
    }

    void error(const InputError& error) {
        page_.gap();
        page_.paragraph("✗", place_of(error.where), 2, Tone::bad);
        page_.line(tr(error.message), 4);
        page_.source(error);
    }

    void section(const Section& section) {
        bool begun = false;
        for (const RuleResult& rule : result_.rules) {
            if (rule.outcome != section.outcome) continue;
            if (!begun) {
                page_.gap();
                page_.line(tr(section.heading), 2, section.tone == Tone::plain ? Tone::strong : section.tone);
            }
            begun = true;
            this->rule(rule, section);
        }
    }

    void rule(const RuleResult& rule, const Section& section) {
        page_.paragraph(section.mark, fmt::format("{}  {}", tr(rule.title), rule.rule), 2, section.tone);
        if (rule.outcome == Outcome::not_applicable) return;
        const bool brief = rule.outcome == Outcome::pending && !style_.verbose;
        if (!brief) page_.line(tr(say("依据：{}", "clause: {}", rule.clause)), 6, Tone::faint);
        std::size_t shown = 0;
        for (const Finding& finding : rule.findings) {
            // What went well in a rule that did not is said only to those who ask for all.
            if (rule.outcome != Outcome::pass && finding.outcome == Outcome::pass && !style_.verbose) continue;
            if (++shown <= most_pending || !brief) this->finding(finding, rule);
        }
        if (brief && shown > most_pending) {
            page_.line(tr(say("……另有 {} 项，用 -v 列出", "... and {} more, listed by -v", shown - most_pending)), 6, Tone::faint);
        }
        if (rule.count > rule.findings.size()) {
            page_.line(tr(say("……共 {} 处，仅列出 {} 处", "... {} in all, {} listed", rule.count, shown)), 6, Tone::faint);
        }
    }

    /// The URI of a place; empty where links are not wanted, or where one would tell an ID number.
    [[nodiscard]] std::string link_to(const Location& where) const {
        if (run_.links_from.empty() || (!style_.show_ids && mask_id_numbers(where.file) != where.file)) return {};
        const std::string file = uri_of(where.file);
        const std::string line = where.at.line > 0 ? fmt::format("#{}", where.at.line) : "";
        return (where.file.starts_with('/') ? "" : run_.links_from) + file + line;
    }

    void finding(const Finding& finding, const RuleResult& rule) {
        const std::string subject = finding.subject.empty() ? "" : finding.subject + (style_.lang == Lang::zh ? "：" : ": ");
        const std::string_view mark = finding.outcome == rule.outcome ? "·" : section_of(finding.outcome).mark;
        page_.paragraph(mark, subject + tr(finding.message), 4);
        if (!finding.remedy.empty()) page_.paragraph(tr({"处理：", "do:"}), tr(finding.remedy), 6);
        const bool nothing_wrong = finding.outcome == Outcome::pass || finding.outcome == Outcome::pending;
        if (nothing_wrong && !style_.verbose) return;
        const bool own_clause = !finding.clause.empty() && finding.clause != rule.clause;
        const std::string clause = own_clause ? tr(say("；{}", "; {}", finding.clause)) : "";
        if (finding.at.line > 0 || own_clause) {
            const Location where = result_.where(finding);
            page_.paragraph(tr({"位置：", "at:"}), place_of(where) + clause, 6, Tone::faint, link_to(where));
        }
        if (finding.waiver) {
            page_.paragraph(tr({"豁免：", "waived:"}), tr(words_of(*finding.waiver)), 6);
        }
    }

    /// A pass that rests on the batch being submitted on the as-of day is no pass tomorrow.
    void if_today() {
        bool begun = false;
        for (const RuleResult& rule : result_.rules) {
            const auto rests = [](const Finding& finding) { return finding.if_today && finding.outcome == Outcome::pass; };
            if (rule.outcome != Outcome::pass || std::none_of(rule.findings.begin(), rule.findings.end(), rests)) continue;
            if (!begun) {
                page_.gap();
                page_.line(tr({"通过，前提是判定日当天提交", "Passed, if submitted on the as-of day"}), 2, Tone::strong);
            }
            begun = true;
            page_.paragraph("✓", fmt::format("{}  {}", tr(rule.title), rule.rule), 2, Tone::good);
            for (const Finding& finding : rule.findings) {
                if (rests(finding)) this->finding(finding, rule);
            }
        }
    }

    void by_hand() {
        if (result_.by_hand.empty()) return;
        page_.gap();
        page_.line(tr({"仍需人工核对", "Left for a person to check"}), 2, Tone::strong);
        for (const Text& note : result_.by_hand) page_.paragraph("□", tr(note), 2);
    }

    void verdict() {
        page_.gap();
        std::vector<Text> counts;
        const auto count = [&](std::size_t number, const Text& what) {
            if (number > 0) counts.push_back(say("{} {}", "{} {}", what, number));
        };
        for (const Section& section : sections()) {
            if (section.outcome == Outcome::not_applicable) continue;
            count(result_.count(section.outcome), {section.heading.zh, lower(section.heading.en) + ":"});
        }
        const Text all = counts.empty() ? Text{} : say("（规则：{}）", " (rules: {})", listed(counts));
        page_.line(tr(say("结论：{}{}", "Verdict: {}{}", words_of(result_.verdict), all)), 0, tone_of(result_.verdict));
    }

    static std::string lower(std::string words) {
        if (!words.empty() && words.front() >= 'A' && words.front() <= 'Z') words.front() = static_cast<char>(words.front() - 'A' + 'a');
        return words;
    }

    const BatchResult& result_;
    const Run& run_;
    const Style& style_;
    Page page_;
};

/// One line a batch: the verdict, the file, and which rules are why.
std::string quiet_line(const BatchResult& result, const Style& style) {
    std::vector<std::string> why;
    for (const RuleResult& rule : result.rules) {
        if (rule.outcome == Outcome::fail || rule.outcome == Outcome::unchecked) why.push_back(rule.rule);
    }
    const std::string verdict = words_of(result.verdict).in(style.lang);
    const std::string pad(std::size_t{9} - std::min<std::size_t>(8, utf8::width(verdict)), ' ');
    std::string line = verdict + pad + utf8::printable(result.file);
    if (!why.empty()) line += fmt::format("  {}", fmt::join(why, ", "));
    if (!result.errors.empty()) line += fmt::format("  {}", utf8::printable(result.errors.front().message.in(style.lang)));
    line = style.show_ids ? line : mask_id_numbers(line);
    if (style.color) line = fmt::format("{}{}\x1b[0m", code_of(tone_of(result.verdict)), line);
    return line + "\n";
}

class TextWriter : public Writer {
public:
    TextWriter(std::ostream& out, Run run, const Style& style) : out_(out), run_(std::move(run)), style_(style) {}

    void batch(const BatchResult& result) override {
        if (style_.quiet) {
            out_ << quiet_line(result, style_);
            return;
        }
        if (!first_) out_ << '\n';
        first_ = false;
        out_ << BatchPage(result, run_, style_).write();
    }

    void end(const Summary& summary) override {
        if (summary.batches < 2 || style_.quiet) return;
        out_ << '\n' << counted(summary).in(style_.lang) << '\n';
    }

private:
    std::ostream& out_;
    Run run_;
    Style style_;
    bool first_ = true;
};

} // namespace

extern const Format text_format{.name = "text",
                                .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                    return std::make_unique<TextWriter>(out, run, style);
                                }};

} // namespace hegui
