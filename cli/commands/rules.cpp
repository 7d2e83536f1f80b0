#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/options.hpp"
#include "cli/page.hpp"
#include "cli/pager.hpp"
#include "cli/reference.hpp"
#include "lib/base/utf8.hpp"
#include "rules/all.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace hegui {
namespace {

struct Arguments {
    std::string regulation;
    bool coverage = false;
    LookArguments look;
};

Text title_of(std::string_view id) {
    const auto rule = std::find_if(rules::all().begin(), rules::all().end(), [&](const Rule* one) { return one->id == id; });
    return {std::string((*rule)->title_zh), std::string((*rule)->title_en)};
}

/// The stage from which a rule is due in a procedure, or – where it does not apply.
Text due_in(const Regulation& regulation, const RegulatedRule& rule, const Procedure& procedure) {
    const RuleRow* row = rule.row_for(&procedure);
    if (row == nullptr) return same("–");
    return regulation.title_of("stage", row->due == "first" ? procedure.stages.front() : row->due);
}

/// The table of one regulation: a row for each rule, a column for each procedure.
class Table {
public:
    Table(Page& page, const Regulation& regulation) : page_(page), regulation_(regulation), lang_(page.look().lang) {
        columns_.push_back(column({"规则", "rule"}, [](const RegulatedRule& rule) { return same(rule.id); }));
        std::size_t number = 0;
        for (const Procedure& procedure : regulation.procedures) {
            columns_.push_back(column(same(fmt::format("({})", ++number)),
                                      [&](const RegulatedRule& rule) { return due_in(regulation_, rule, procedure); }));
        }
        columns_.push_back(column({"名称", "title"}, [](const RegulatedRule& rule) { return title_of(rule.id); }));
    }

    void tell() {
        std::size_t number = 0;
        for (const Procedure& procedure : regulation_.procedures) {
            const Text title = regulation_.title_of(procedure);
            page_.paragraph(
                say("({}) {}{}", "({}) {}{}", ++number, procedure.id, title.zh == procedure.id ? Text{} : Text{"  " + title.zh, ""}), 2);
        }
        page_.gap();
        for (std::size_t i = 0; i <= regulation_.rules.size(); ++i) tell_line(i);
    }

private:
    /// A heading and a cell for each rule, as wide as the widest of them.
    struct Column {
        std::vector<std::string> cells;
        std::size_t width = 0;
    };

    template<class CellOf> Column column(const Text& heading, const CellOf& cell_of) const {
        Column made{.cells = {heading.in(lang_)}, .width = 0};
        for (const RegulatedRule& rule : regulation_.rules) made.cells.push_back(cell_of(rule).in(lang_));
        for (const std::string& cell : made.cells) made.width = std::max(made.width, utf8::width(cell));
        return made;
    }

    void tell_line(std::size_t line) {
        std::vector<Page::Cell> cells;
        for (const Column& column : columns_) {
            cells.push_back({.words = column.cells[line], .width = column.width, .tone = line == 0 ? Page::Tone::bold : Page::Tone::plain});
        }
        page_.row(cells, 2);
    }

    Page& page_;
    const Regulation& regulation_;
    Lang lang_;
    std::vector<Column> columns_;
};

/// How much of a clause the program judges.
enum class Cover {
    rules,
    in_part,
    by_hand,
};

Cover cover_of(const Clause& clause) {
    if (clause.rules.empty()) return Cover::by_hand;
    return clause.by_hand.empty() ? Cover::rules : Cover::in_part;
}

void tell_clause(Page& page, const Regulation& regulation, const Clause& clause) {
    page.gap();
    page.heading(same(regulation.cite(clause.ref)), 2);
    page.paragraph(say("流程：{}", "procedures: {}", listed(clause.procedures)), 6);
    switch (cover_of(clause)) {
    case Cover::rules: page.paragraph(say("由规则判定：{}", "judged by {}", listed(clause.rules)), 6, Page::Tone::good); break;
    case Cover::in_part:
        page.paragraph(say("部分由规则判定：{}", "judged in part, by {}", listed(clause.rules)), 6, Page::Tone::doubtful);
        break;
    case Cover::by_hand: page.paragraph({"只能人工核对", "to be checked by hand"}, 6, Page::Tone::doubtful); break;
    }
    if (!clause.by_hand.empty()) page.paragraph(say("人工核对：{}", "by hand: {}", clause.by_hand), 6);
}

void tell_coverage(Page& page, const Regulation& regulation) {
    const auto count = [&](Cover cover) {
        return std::count_if(regulation.clauses.begin(), regulation.clauses.end(),
                             [&](const Clause& one) { return cover_of(one) == cover; });
    };
    page.paragraph(say("有要求的条款 {} 条：由规则判定 {} 条，部分判定 {} 条，只能人工核对 {} 条。",
                       "Clauses that ask something: {}; judged by rules: {}, in part: {}, by hand alone: {}.", regulation.clauses.size(),
                       count(Cover::rules), count(Cover::in_part), count(Cover::by_hand)),
                   2);
    for (const Clause& clause : regulation.clauses) tell_clause(page, regulation, clause);
}

ExitStatus tell_rules(const Arguments& arguments, const Io& io) {
    Page page({.lang = io.lang, .color = wants_color(arguments.look), .columns = environment::columns()});
    const Catalogue catalogue = shipped_regulations();
    bool first = true;
    for (const auto& regulation : regulations_named(catalogue, arguments.regulation)) {
        if (!first) page.gap();
        first = false;
        page.heading(say("{}  {}", "{}  {}", regulation->id, regulation->title));
        if (arguments.coverage)
            tell_coverage(page, *regulation);
        else
            Table(page, *regulation).tell();
    }
    show_long(page.take(), io);
    return ExitStatus::pass;
}

std::function<ExitStatus()> setup(CLI::App& app, const Io& io) {
    const auto arguments = std::make_shared<Arguments>();
    add_regulation(app, arguments->regulation, io);
    app.add_flag("--coverage", arguments->coverage,
                 Text{"逐条列出：由哪些规则判定，哪些须人工核对", "clause by clause: by which rules, in part, or by hand"}.in(io.lang));
    add_look(app, arguments->look, io);
    return [arguments, io] { return tell_rules(*arguments, io); };
}

Text summary() { return {"列出规则及其适用的流程", "list the rules, and to which procedures each applies"}; }

} // namespace

extern const Command rules_command{.name = "rules", .summary = summary, .setup = setup};

} // namespace hegui
