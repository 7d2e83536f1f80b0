#include "lib/judge/rule.hpp"

#include "lib/model/occupation.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "at-least", .type = KeyType::count, .required = true, .about = {"每职业至少人数", "the least number for an occupation"}}};

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

constexpr std::array<std::string_view, 1> reads{"session.planned"};

constexpr About about{
    .asks = {"每个职业的计划人数不少于规定人数，同一职业各级别合计。",
             "Of each occupation, all its levels together, at least the fixed number is planned."},
    .why = {"人数太少的考试难以组织和监管。", "An exam for very few is hard to hold and to supervise well."},
    .computed = {"把同一职业各场的 planned "
                 "相加；两场都有职业编码的按编码认，有一方没有编码的按名称认。条款说的是计划，实际报名人数少了不影响结论，只作说明。",
                 "planned of all sessions of an occupation is added up. Two sessions are of one occupation by their codes, or by name "
                 "where a code is missing. The clause speaks of the plan: fewer registrations are noted and change nothing."},
    .fails = {"规定 15 人，电工四级计划 8 人、三级计划 4 人，合计 12 人。",
              "With 15 asked, 电工 has 8 planned at level 4 and 4 at level 3: 12 together."},
    .passes = {"规定 15 人，电工四级计划 8 人、三级计划 7 人，合计 15 人。",
               "With 15 asked, 电工 has 8 planned at level 4 and 7 at level 3: 15 together."},
    .mend = {"并入其他批次，或补充计划人数后再申报。", "Join it with another batch, or plan for more before submitting."},
};

} // namespace

extern const Rule min_headcount{.id = "min-headcount",
                                .title_zh = "每职业计划人数",
                                .title_en = "planned headcount",
                                .params = params,
                                .judge = judge,
                                .about = about,
                                .reads = reads};

} // namespace hegui::rules
