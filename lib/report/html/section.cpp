#include "lib/report/html/section.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/utf8.hpp"
#include "lib/report/excerpt.hpp"
#include "lib/report/html/checklist.hpp"
#include "lib/report/html/course.hpp"
#include "lib/report/words.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace hegui::html {
namespace {

/// Longer names than this are cut in headings; they stand whole among the files.
constexpr std::size_t longest_heading = 120;

/// How much of a long line is quoted on either side of an error.
constexpr std::size_t quoted_around = 120;

bool is_folded(Outcome outcome) { return outcome == Outcome::pass || outcome == Outcome::not_applicable; }

class Section {
public:
    Section(const BatchResult& result, const Run& run, const Words& words, std::size_t number)
        : result_(result), run_(run), words_(words), id_(anchor_of(number)) {}

    std::string write() {
        put("<section class=\"batch\" id=\"{0}\" aria-labelledby=\"{0}-title\">\n", id_);
        head();
        errors();
        for (const Outcome outcome : {Outcome::fail, Outcome::unchecked, Outcome::warning}) group(outcome);
        part({"日程", "Course"}, drawn(result_.course, words_));
        part({"材料清单", "Materials"}, checklist(result_.checklist, words_));
        for (const Outcome outcome : {Outcome::pending, Outcome::waived}) group(outcome);
        if_today();
        by_hand();
        for (const Outcome outcome : {Outcome::pass, Outcome::not_applicable}) group(outcome);
        files();
        out_ += "</section>\n";
        return std::move(out_);
    }

private:
    template<class... Args> void put(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    }

    [[nodiscard]] std::string tr(const Text& text) const { return words_.tr(text); }

    void part(const Text& heading, const std::string& body) {
        if (!body.empty()) put("<section class=\"part\"><h3>{}</h3>\n{}</section>\n", tr(heading), body);
    }

    void head() {
        const VerdictLook look = look_of(result_.verdict);
        put("<header class=\"head {}\">\n<h2 id=\"{}-title\">{}</h2>\n", look.tone, id_,
            result_.id ? Words::exact(*result_.id, longest_heading) : words_.brief(result_.file, longest_heading));
        put("<p class=\"verdict {}\">{}{}</p>\n", look.tone, mark_of(look.mark, look.tone), tr(look.word));
        facts();
        counts();
        out_ += "</header>\n";
    }

    void fact(const Text& what, const std::string& value) { put("<div><dt>{}</dt><dd>{}</dd></div>\n", tr(what), value); }

    void facts() {
        out_ += "<dl class=\"facts\">\n";
        if (!result_.procedure_title.empty()) fact({"机构与模块", "Procedure"}, tr(result_.procedure_title));
        if (!result_.stage_title.empty()) fact({"准备环节", "Preparing"}, tr(result_.stage_title));
        if (result_.regulation) {
            const RegulationUse& used = *result_.regulation;
            const std::string from = used.file.empty() ? "" : tr(say("，取自 {}", ", from {}", used.file));
            fact({"依据", "By"}, fmt::format("<span lang=\"zh-CN\">{}</span> <span class=\"code\">{} {}{}</span>", words_(used.document),
                                             words_(used.id), words_(used.version), from));
        }
        fact({"判定日", "As of"}, words_(run_.as_of));
        fact({"批次文件", "File"}, fmt::format("<span class=\"code\">{}</span>", words_.brief(result_.file, 2 * longest_heading)));
        out_ += "</dl>\n";
    }

    void counts() {
        if (result_.rules.empty()) return;
        put("<ul class=\"counts\" aria-label=\"{}\">\n", tr({"规则", "Rules"}));
        for (const Look& look : looks()) {
            const std::size_t number = result_.count(look.outcome);
            if (number == 0) continue;
            put("<li><a href=\"#{}-{}\">{}{} <b>{}</b></a></li>\n", id_, id_of(look.outcome), mark_of(look.mark, look.tone),
                tr(look.heading), number);
        }
        out_ += "</ul>\n";
    }

    void errors() {
        if (result_.errors.empty()) return;
        put("<section class=\"part group bad\"><h3>{}{}</h3>\n<ul class=\"errors\">\n", mark_of("✗", "bad"), tr({"没有读成", "Not read"}));
        for (const InputError& error : result_.errors) {
            put("<li><p>{}</p><p class=\"place code\">{}</p>{}</li>\n", tr(error.message), words_(place_of(error.where)), quoted(error));
        }
        out_ += "</ul></section>\n";
    }

    /// The line with what is meant marked in it, and a caret below: aligned whatever the width of the letters.
    [[nodiscard]] std::string quoted(const InputError& error) const {
        if (error.where.at.line == 0 || error.source_line.empty()) return {};
        // Masked as a whole: a number must not escape where the mark parts it.
        const std::string sound = utf8::repaired(error.source_line);
        const std::string line = words_.shows_ids() ? sound : mask_long_numbers(sound);
        const std::size_t column = std::max(error.where.at.column, 1U) - 1;
        const std::size_t from = column > quoted_around ? column - quoted_around : 0;
        const std::string before = part_of(line, from, column - from);
        const std::string meant = part_of(line, column, std::min<std::size_t>(error.span, quoted_around));
        const std::string after = part_of(line, column + std::min<std::size_t>(error.span, quoted_around), quoted_around);
        return fmt::format("<pre class=\"source\"><span class=\"line\">{}</span> {}{}<mark>{}<span class=\"caret\" "
                           "aria-hidden=\"true\">^</span></mark>{}</pre>",
                           error.where.at.line, from > 0 ? "…" : "", before, meant.empty() ? " " : meant, after);
    }

    [[nodiscard]] std::string part_of(const std::string& line, std::size_t from, std::size_t count) const {
        std::size_t at = 0;
        std::string part;
        for (const std::string& character : characters_of(line)) {
            if (at >= from && at < from + count) part += character;
            ++at;
        }
        return words_(part);
    }

    static std::vector<std::string> characters_of(const std::string& line) {
        std::vector<std::string> all;
        for (const char c : line) {
            const bool goes_on = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
            if (goes_on && !all.empty()) all.back() += c;
            if (!goes_on || all.empty()) all.emplace_back(1, c);
        }
        return all;
    }

    /// The rules that came out so; folded where nothing is to be done about them.
    void group(Outcome outcome) {
        const Look& look = look_of(outcome);
        const std::size_t number = result_.count(outcome);
        if (number == 0) return;
        const std::string heading = fmt::format("{}{} <span class=\"number\">{}</span>", mark_of(look.mark, look.tone), tr(look.heading),
                                                number);
        if (is_folded(outcome)) {
            put("<details class=\"part group {}\" id=\"{}-{}\"{}><summary><h3>{}</h3></summary>\n", look.tone, id_, id_of(outcome),
                words_.verbose() ? " open" : "", heading);
        } else {
            put("<section class=\"part group {}\" id=\"{}-{}\"><h3>{}</h3>\n", look.tone, id_, id_of(outcome), heading);
        }
        for (const RuleResult& rule : result_.rules) {
            if (rule.outcome == outcome) this->rule(rule);
        }
        out_ += is_folded(outcome) ? "</details>\n" : "</section>\n";
    }

    void rule(const RuleResult& rule) {
        put("<article class=\"rule\"><h4>{} <span class=\"code\">{}</span></h4>\n<p class=\"clause\">{}<span "
            "lang=\"zh-CN\">{}</span></p>\n",
            tr(rule.title), words_(rule.rule), tr({"依据：", "Clause: "}), words_(rule.clause));
        // What went well in a rule that did not comes after what did not.
        std::vector<const Finding*> bad;
        std::vector<const Finding*> good;
        for (const Finding& finding : rule.findings) {
            const bool went_well = finding.outcome == Outcome::pass && rule.outcome != Outcome::pass;
            (went_well ? good : bad).push_back(&finding);
        }
        findings(bad, rule);
        if (rule.count > rule.findings.size())
            put("<p class=\"more\">{}</p>\n",
                tr(say("……共 {} 处，仅列出 {} 处", "… {} in all, {} listed", rule.count, rule.findings.size())));
        if (!good.empty()) {
            put("<details class=\"good\"{}><summary>{}</summary>\n", words_.verbose() ? " open" : "",
                tr(say("其中符合要求的 {} 处", "in order: {}", good.size())));
            findings(good, rule);
            out_ += "</details>\n";
        }
        out_ += "</article>\n";
    }

    void findings(const std::vector<const Finding*>& all, const RuleResult& rule) {
        if (all.empty()) return;
        out_ += "<ul class=\"findings\">\n";
        for (const Finding* one : all) finding(*one, rule);
        out_ += "</ul>\n";
    }

    void finding(const Finding& finding, const RuleResult& rule) {
        const Look& look = look_of(finding.outcome);
        out_ += "<li>";
        if (finding.outcome != rule.outcome) put("{}<span class=\"hidden\">{}</span>", mark_of(look.mark, look.tone), tr(look.heading));
        if (!finding.subject.empty()) put("<b class=\"subject\">{}</b>", words_(finding.subject) + tr({"：", ": "}));
        put("<span class=\"message\">{}</span>", tr(finding.message));
        if (!finding.remedy.empty()) put("\n<p class=\"remedy\"><b>{}</b>{}</p>", tr({"处理：", "To do: "}), tr(finding.remedy));
        if (finding.waiver) waiver(*finding.waiver);
        place(finding, rule);
        out_ += "</li>\n";
    }

    void waiver(const WaiverUse& waiver) { put("\n<p class=\"waiver\"><b>{}</b>{}</p>", tr({"豁免：", "Waived: "}), tr(words_of(waiver))); }

    void place(const Finding& finding, const RuleResult& rule) {
        const bool own_clause = !finding.clause.empty() && finding.clause != rule.clause;
        if (own_clause)
            put("\n<p class=\"clause\">{}<span lang=\"zh-CN\">{}</span></p>", tr({"依据：", "Clause: "}), words_(finding.clause));
        if (finding.at.line > 0)
            put("\n<p class=\"place\">{}<span class=\"code\">{}</span></p>", tr({"位置：", "At: "}),
                words_(place_of(result_.where(finding))));
    }

    /// A pass that rests on the batch being submitted on the as-of day is no pass tomorrow.
    void if_today() {
        bool begun = false;
        for (const RuleResult& rule : result_.rules) {
            std::vector<const Finding*> rest;
            for (const Finding& finding : rule.findings) {
                if (finding.if_today && finding.outcome == Outcome::pass && rule.outcome == Outcome::pass) rest.push_back(&finding);
            }
            if (rest.empty()) continue;
            if (!begun)
                put("<section class=\"part group good\"><h3>{}{}</h3>\n", mark_of("✓", "good"),
                    tr({"通过，前提是判定日当天提交", "Passed, if submitted on the as-of day"}));
            begun = true;
            put("<article class=\"rule\"><h4>{} <span class=\"code\">{}</span></h4>\n", tr(rule.title), words_(rule.rule));
            findings(rest, rule);
            out_ += "</article>\n";
        }
        if (begun) out_ += "</section>\n";
    }

    void by_hand() {
        if (result_.by_hand.empty()) return;
        put("<section class=\"part\"><h3>{}</h3>\n<ul class=\"boxes\">\n", tr({"仍需人工核对", "Left for a person to check"}));
        for (const Text& note : result_.by_hand) put("<li>{}</li>\n", tr(note));
        put("</ul>\n<p class=\"signature\"><span>{}</span><span>{}</span></p>\n</section>\n", tr({"核对人：", "Checked by: "}),
            tr({"日期：", "Date: "}));
    }

    void files() {
        if (result_.inputs.empty()) return;
        const bool hashed = std::any_of(result_.inputs.begin(), result_.inputs.end(),
                                        [](const InputFile& one) { return !one.sha256.empty(); });
        put("<details class=\"part files\"><summary><h3>{} <span class=\"number\">{}</span></h3></summary>\n<table><thead><tr><th "
            "scope=\"col\">{}</th><th scope=\"col\" class=\"amount\">{}</th></tr></thead><tbody>\n",
            tr({"读取的文件", "Files that were read"}), result_.inputs.size(), tr({"文件", "file"}), tr({"字节", "bytes"}));
        for (const InputFile& input : result_.inputs) {
            put("<tr><th scope=\"row\"><span class=\"code\">{}</span>", words_(input.file));
            if (hashed) put("<span class=\"hash\">{}</span>", input.sha256.empty() ? "–" : "SHA-256 " + Words::exact(input.sha256));
            put("</th><td class=\"amount\">{}</td></tr>\n", grouped(input.bytes));
        }
        out_ += "</tbody></table></details>\n";
    }

    /// 1,834
    static std::string grouped(std::uint64_t number) {
        std::string digits = std::to_string(number);
        for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
        return digits;
    }

    const BatchResult& result_;
    const Run& run_;
    const Words& words_;
    std::string id_;
    std::string out_;
};

} // namespace

std::string anchor_of(std::size_t number) { return fmt::format("b{}", number); }

std::string section_of(const BatchResult& result, const Run& run, const Words& words, std::size_t number) {
    return Section(result, run, words, number).write();
}

} // namespace hegui::html
