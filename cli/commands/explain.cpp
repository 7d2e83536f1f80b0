#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/options.hpp"
#include "cli/page.hpp"
#include "cli/pager.hpp"
#include "cli/reference.hpp"
#include "rules/all.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace hegui {
namespace {

struct Arguments {
    std::string rule;
    std::string regulation;
    LookArguments look;
};

const Rule& rule_named(const std::string& name) {
    std::vector<std::string_view> known;
    for (const Rule* rule : rules::all()) known.push_back(rule->id);
    choice("RULE", name, known);
    return **std::find_if(rules::all().begin(), rules::all().end(), [&](const Rule* rule) { return rule->id == name; });
}

/// The parts of the explanation, in the order in which a person asks.
std::vector<std::pair<Text, Wording>> parts_of(const About& about) {
    return {{{"要求", "What must hold"}, about.asks},
            {{"为什么", "Why"}, about.why},
            {{"怎样判定", "How it is judged"}, about.computed},
            {{"不通过的例子", "A case that fails"}, about.fails},
            {{"通过的例子", "A case that passes"}, about.passes},
            {{"怎么办", "What to do"}, about.mend}};
}

Text procedures_of(const Regulation& regulation, const RuleRow& row) {
    std::vector<Text> titles;
    for (const std::string& id : row.procedures) {
        const auto procedure = std::find_if(regulation.procedures.begin(), regulation.procedures.end(),
                                            [&](const Procedure& one) { return one.id == id; });
        const Text title = regulation.title_of(*procedure);
        titles.push_back(title.zh == id ? same(id) : Text{title.zh + "（" + id + "）", id});
    }
    if (row.outside) titles.push_back({"机构与模块不成流程的批次", "batches whose institution and module make no procedure"});
    return listed(titles);
}

void tell_row(Page& page, const Rule& rule, const Regulation& regulation, const RuleRow& row) {
    const Text due = row.due == "first" ? Text{"第一个环节", "the first stage"}
                                        : say("“{}”环节", "stage {}", regulation.title_of("stage", row.due));
    page.paragraph(say("{}：从{}起", "{}: from {} on", procedures_of(regulation, row), due), 4);
    page.paragraph(say("依据：{}", "clause: {}", row.clause), 8);
    for (const Key& param : rule.params) {
        const Text value = regulation.value_of(row, param);
        if (!value.empty()) page.paragraph(say("{}（{}）：{}", "{} ({}): {}", param.about.text(), param.name, value), 8);
    }
}

void tell_regulation(Page& page, const Rule& rule, const Regulation& regulation) {
    const auto regulated = std::find_if(regulation.rules.begin(), regulation.rules.end(),
                                        [&](const RegulatedRule& one) { return one.id == rule.id; });
    page.gap();
    page.heading(say("{}  {}", "{}  {}", regulation.id, regulation.title));
    if (regulated == regulation.rules.end())
        return page.paragraph({"这个规程没有这条规则。", "This regulation does not have the rule."}, 4);
    for (const RuleRow& row : regulated->rows) tell_row(page, rule, regulation, row);
}

ExitStatus explain(const Arguments& arguments, const Io& io) {
    const bool color = wants_color(arguments.look);
    const Rule& rule = rule_named(arguments.rule);
    const Catalogue catalogue = shipped_regulations();
    Page page({.lang = io.lang, .color = color, .columns = environment::columns()});
    page.heading(say("{}  {}", "{}  {}", rule.id, Text{std::string(rule.title_zh), std::string(rule.title_en)}));
    for (const auto& [heading, words] : parts_of(rule.about)) {
        page.gap();
        page.heading(heading);
        page.paragraph(words.text(), 4);
    }
    for (const auto& regulation : regulations_named(catalogue, arguments.regulation)) tell_regulation(page, rule, *regulation);
    show_long(page.take(), io);
    return ExitStatus::pass;
}

std::function<ExitStatus()> setup(CLI::App& app, const Io& io) {
    const auto arguments = std::make_shared<Arguments>();
    app.add_option("RULE", arguments->rule, Text{"规则的代码，如 lead-time", "a rule's id, such as lead-time"}.in(io.lang))->required();
    add_regulation(app, arguments->regulation, io);
    add_look(app, arguments->look, io);
    return [arguments, io] { return explain(*arguments, io); };
}

Text summary() {
    return {"解释一条规则：要求、依据、怎样判定、怎么改", "explain a rule: what it asks, by which clause, how to mend a failure"};
}

} // namespace

extern const Command explain_command{.name = "explain", .summary = summary, .setup = setup};

} // namespace hegui
