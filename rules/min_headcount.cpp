#include "lib/judge/rule.hpp"

#include "lib/model/occupation.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "at-least", .type = KeyType::count, .required = true}};

/// 30 + 12, and their sum.
struct Sum {
    std::int64_t total = 0;
    std::string terms;

    void add(std::int64_t term) {
        total += term;
        terms += (terms.empty() ? "" : " + ") + std::to_string(term);
    }
};

Finding judge_occupation(const OccupationGroup& group, std::int64_t least) {
    Sum planned;
    Sum registered;
    bool all_registered = true;
    for (const Session* session : group.sessions) {
        planned.add(*session->planned);
        if (session->registered) registered.add(*session->registered);
        all_registered = all_registered && session->registered;
    }
    const std::string arithmetic = group.sessions.size() > 1 ? fmt::format("{} = {}", planned.terms, planned.total) : planned.terms;
    const Position at = group.sessions.front()->planned.at();
    Finding finding;
    if (planned.total >= least) {
        Text message = say("计划 {} 人，不少于 {} 人", "planned: {}, at least {} are asked", arithmetic, least);
        if (all_registered && registered.total < least) {
            message = say("{}（实际报名 {} 人：条款针对计划人数，不影响结论）",
                          "{} (registered: {}; the clause speaks of the plan, so this changes nothing)", message, registered.total);
        }
        finding = pass(group.name, std::move(message), at);
    } else {
        finding = fail(group.name,
                       say("计划 {} 人，应不少于 {} 人，还差 {} 人", "planned: {}; at least {} are asked, {} are lacking", arithmetic,
                           least, least - planned.total),
                       {"并入其他批次或补充计划人数后再申报（同一职业各级别合并计算）",
                        "join it with another batch or plan for more before submitting; all levels of an occupation count together"},
                       at);
    }
    finding.actual = std::to_string(planned.total);
    finding.expected = ">= " + std::to_string(least);
    return finding;
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    if (c.batch.sessions.empty()) return {missing(c, row.due, "session", "[[session]]", {})};
    std::vector<Finding> findings;
    for (const OccupationGroup& group : by_occupation(c.batch.sessions)) {
        bool all_planned = true;
        for (const Session* session : group.sessions) {
            if (session->planned) continue;
            findings.push_back(missing(c, row.due, session->subject(), "planned", session->planned.at()));
            all_planned = false;
        }
        if (all_planned) findings.push_back(judge_occupation(group, row.params.count("at-least")));
    }
    return findings;
}

} // namespace

extern const Rule min_headcount{
    .id = "min-headcount", .title_zh = "每职业计划人数", .title_en = "planned headcount", .params = params, .judge = judge};

} // namespace hegui::rules
