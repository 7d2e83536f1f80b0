#include "lib/judge/judge.hpp"

#include "lib/judge/course.hpp"
#include "lib/judge/materials.hpp"
#include "lib/judge/waive.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>

namespace hegui {
namespace {

std::vector<Finding> broken(const Rule& rule, std::string_view why) {
    return {unchecked(std::string(rule.id), say("规则本身出错，没有判定：{}", "the rule itself broke and judged nothing: {}", why),
                      {"这是程序的缺陷，请报告", "this is a defect of the program; please report it"}, {})};
}

/// One broken rule does not stop the others.
std::vector<Finding> judge_safely(const Rule& rule, const Case& c, const RuleRow& row) {
    try {
        return rule.judge(c, row);
    } catch (const std::bad_alloc&) {
        throw; // no fault of the rule
    } catch (const std::exception& error) {
        return broken(rule, error.what());
    } catch (...) {
        return broken(rule, "?");
    }
}

RuleResult judge_rule(const Rule& rule, const RegulatedRule& regulated, const Case& c) {
    RuleResult result{.rule = regulated.id,
                      .title = {std::string(rule.title_zh), std::string(rule.title_en)},
                      .outcome = Outcome::not_applicable,
                      .clause = regulated.rows.empty() ? std::string{} : regulated.rows.front().clause,
                      .count = 0,
                      .findings = {}};
    const RuleRow* row = regulated.row_for(c.procedure);
    if (row == nullptr) return result;
    result.clause = row->clause;
    result.findings = judge_safely(rule, c, *row);
    result.outcome = worst_of(result.findings);
    if (result.findings.size() == 1 && result.findings.front().outcome == Outcome::not_applicable) {
        result.outcome = Outcome::not_applicable;
        result.findings.clear();
    }
    return result;
}

/// Judges a rule once more, with what became known since.
void judge_again(const Rule& rule, const Case& c, RuleResult& result) {
    const auto regulated = std::find_if(c.regulation.rules.begin(), c.regulation.rules.end(),
                                        [&](const RegulatedRule& one) { return one.id == rule.id; });
    result = judge_rule(rule, *regulated, c);
}

/// Worst first where not all can be listed.
void cut(RuleResult& result) {
    for (const Finding& finding : result.findings) result.count += finding.times;
    if (result.findings.size() <= most_listed) return;
    std::stable_sort(result.findings.begin(), result.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.outcome > b.outcome; });
    result.findings.resize(most_listed);
}

Verdict verdict_of(const BatchResult& result, const JudgeOptions& options) {
    const bool fails = result.count(Outcome::fail) > 0 || (options.fail_on_warning && result.count(Outcome::warning) > 0);
    if (fails) return Verdict::fail;
    return result.count(Outcome::unchecked) > 0 ? Verdict::error : Verdict::pass;
}

/// What the regulation leaves to a person in this procedure, and whether it holds on the day of the exam at all.
std::vector<Text> by_hand(const Case& c) {
    std::vector<Text> notes;
    const Regulation& regulation = c.regulation;
    const date::sys_days day = c.written_day(Step::first_exam_day).day.value_or(c.as_of);
    if (day < regulation.valid_from || (regulation.valid_until && day > *regulation.valid_until)) {
        notes.push_back(say("本规程数据适用于 {} 起{}，而本批次在 {}：请确认适用哪个文件",
                            "these data of the regulation hold from {} on{}, while this batch is of {}: check which notice applies",
                            regulation.valid_from, regulation.valid_until ? say("至 {}", " to {}", *regulation.valid_until) : Text{}, day));
    }
    for (const Clause& clause : regulation.clauses) {
        if (c.procedure == nullptr || clause.by_hand.empty()) continue;
        if (std::find(clause.procedures.begin(), clause.procedures.end(), c.procedure->id) == clause.procedures.end()) continue;
        notes.push_back(say("{}（{}）", "{} ({})", clause.by_hand, clause.ref));
    }
    return notes;
}

/// A rule whose arithmetic breaks is unchecked, and has said so; the days of the others are not drawn without it.
std::vector<Deadline> deadlines_safely(const Case& c, std::span<const Rule* const> rules) {
    try {
        return deadlines_of(c, rules);
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace

bool JudgeOptions::selects(std::string_view rule) const { return (only.empty() || only.contains(rule)) && !skip.contains(rule); }

void judge(const Case& batch, std::span<const Rule* const> rules, const JudgeOptions& options, BatchResult& result) {
    const auto rule_of = [&](std::string_view id) {
        return *std::find_if(rules.begin(), rules.end(), [&](const Rule* rule) { return rule->id == id; });
    };
    result.rules.reserve(batch.regulation.rules.size());
    std::optional<std::size_t> waivers; // the place of this rule in the report: it is judged after the others
    for (const RegulatedRule& regulated : batch.regulation.rules) {
        if (!options.selects(regulated.id)) continue;
        if (regulated.id == "waivers") waivers = result.rules.size();
        result.rules.push_back(judge_rule(*rule_of(regulated.id), regulated, batch));
    }

    if (options.waivers) {
        const std::vector<WaiverFate> fates = apply_waivers(batch, options, result.rules);
        Case with_fates = batch;
        with_fates.waivers = fates;
        if (waivers) judge_again(*rule_of("waivers"), with_fates, result.rules[*waivers]);
    } else if (waivers) {
        result.rules[*waivers].outcome = Outcome::not_applicable;
    }
    result.course = course_of(batch, result.rules, deadlines_safely(batch, rules));
    result.checklist = checklist_of(batch, result.rules);
    for (RuleResult& rule : result.rules) cut(rule);
    result.by_hand = by_hand(batch);
    result.verdict = verdict_of(result, options);
}

std::vector<Deadline> deadlines_of(const Case& batch, std::span<const Rule* const> rules) {
    std::vector<Deadline> all;
    for (const RegulatedRule& regulated : batch.regulation.rules) {
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule* one) { return one->id == regulated.id; });
        const RuleRow* row = regulated.row_for(batch.procedure);
        if (row == nullptr || (*rule)->deadlines == nullptr) continue;
        for (Deadline& deadline : (*rule)->deadlines(batch, *row)) {
            deadline.rule = regulated.id;
            if (deadline.clause.empty()) deadline.clause = row->clause;
            all.push_back(std::move(deadline));
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Deadline& a, const Deadline& b) { return a.day < b.day; });
    return all;
}

} // namespace hegui
