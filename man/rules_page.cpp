#include "lib/base/utf8.hpp"
#include "rules/all.hpp"
#include "rules/embedded.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>

// Writes hegui-rules(7) into the file that is its argument: what each rule says of itself, and where the regulations that the
// program ships with have it.

namespace hegui {
namespace {

constexpr std::size_t columns = 70;

/// Words that troff takes as they are.
std::string escaped(std::string_view words) {
    std::string all;
    for (const char c : words) {
        if (c == '\\')
            all += "\\e";
        else
            all += c == '-' ? "\\-" : std::string(1, c);
    }
    return !all.empty() && (all.front() == '.' || all.front() == '\'') ? "\\&" + all : all;
}

/// Chinese is broken into lines here: troff breaks only at blanks.
std::string chinese(std::string_view words) {
    std::string all = ".nf\n";
    for (const std::string& line : utf8::wrapped(words, columns)) all += escaped(line) + "\n";
    return all + ".fi\n";
}

std::string part(std::string_view zh_label, std::string_view en_label, const Wording& words) {
    return ".PP\n" + chinese(std::string(zh_label) + "：" + std::string(words.zh)) + ".br\n\\fI" + escaped(en_label) + ":\\fR " +
           escaped(words.en) + "\n";
}

std::string row_of(const Rule& rule, const Regulation& regulation, const RuleRow& row) {
    std::string all = ".TP\n\\fB" + escaped(regulation.id) + "\\fR";
    for (const std::string& procedure : row.procedures) all += " " + escaped(procedure);
    if (row.outside) all += " \\(pl outside of all procedures";
    all += "\ndue from: " + escaped(row.due) + "\n.br\nclause: " + escaped(row.clause);
    for (const Key& param : rule.params) {
        const Text value = regulation.value_of(row, param);
        if (!value.empty()) all += "\n.br\n" + escaped(param.name) + ": " + escaped(value.en);
    }
    return all + "\n";
}

std::string section_of(const Rule& rule, const Catalogue& catalogue) {
    const About& about = rule.about;
    std::string all = ".SS \"" + escaped(rule.id) + " (" + escaped(rule.title_zh) + ", " + escaped(rule.title_en) + ")\"\n";
    all += part("要求", "What must hold", about.asks) + part("为什么", "Why", about.why);
    all += part("怎样判定", "How it is judged", about.computed) + part("不通过的例子", "A case that fails", about.fails);
    all += part("通过的例子", "A case that passes", about.passes) + part("怎么办", "What to do", about.mend);
    for (const std::string_view id : catalogue.ids()) {
        const auto regulation = catalogue.shipped(id);
        for (const RegulatedRule& regulated : regulation->rules) {
            if (regulated.id != rule.id) continue;
            for (const RuleRow& row : regulated.rows) all += row_of(rule, *regulation, row);
        }
    }
    return all;
}

constexpr std::string_view head = R"man(.\" Made from the rules by man/rules_page.cpp; renew it with "cmake --build BUILD -t docs".
.TH HEGUI\-RULES 7 2026-11-21 "hegui )man" HEGUI_VERSION R"man(" "合规 hegui"
.ad l
.nh
.SH NAME
hegui\-rules \- the rules by which hegui judges a batch (判定批次的规则)
.SH "概要 (Chinese overview)"
.nf
这里逐条说明 hegui 的规则：要求什么，为什么，怎样判定，不通过和通过
的例子，以及怎么办。条款和数字出自规程，每条之后列出它在各规程中的
依据、适用的流程和起始环节。命令 hegui explain 规则 给出同样的内容。
.fi
.SH DESCRIPTION
Each rule says here of itself what must hold, why, how it is judged, a case that fails and one that passes, and what to do.
The numbers stand in the regulations: below each rule, where each of them has it, from which stage, with which numbers, by which clause.
.B hegui explain
.I rule
tells the same. Outcomes, stages and the as-of day are described in
.BR hegui\-check (1).
.SH "RULES (规则)"
)man";

constexpr std::string_view tail = R"man(.SH "SEE ALSO"
.BR hegui (1),
.BR hegui\-check (1),
.BR hegui\-explain (1),
.BR hegui\-rules (1),
.BR hegui\-batch (5),
.BR hegui\-regulation (5)
)man";

} // namespace
} // namespace hegui

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: hegui_rules_page FILE\n";
        return 2;
    }
    const hegui::Catalogue catalogue(hegui::rules::regulations(), hegui::rules::declarations());
    std::ofstream out(argv[1], std::ios::binary);
    out << hegui::head;
    for (const hegui::Rule* rule : hegui::rules::all()) out << hegui::section_of(*rule, catalogue);
    out << hegui::tail;
    return out.flush() ? 0 : 1;
}
