#include "lib/judge/rule.hpp"

#include "lib/model/occupation.hpp"

#include <array>
#include <cstdlib>
#include <map>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "at-most", .type = KeyType::count, .required = true, .about = {"至多相差人数", "the most by which they may differ"}},
    Key{.name = "examined-due",
        .type = KeyType::word,
        .required = true,
        .list = "stage",
        .about = {"从哪个环节起须有参考人数", "the stage from which examined is needed"}},
};

using Headcount = Field<std::int64_t> Session::*;

/// One headcount of a pair (occupation, level), over all its sessions.
struct Total {
    std::int64_t known = 0;      ///< of the sessions that have it
    bool complete = true;        ///< all of them have it
    std::vector<Finding> absent; ///< one for each that lacks it
};

struct Pair {
    std::string subject;
    std::vector<const Session*> sessions;
};

std::vector<Pair> pairs_of(const Batch& batch) {
    std::vector<Pair> pairs;
    for (const OccupationGroup& group : by_occupation(batch.sessions)) {
        std::map<std::int64_t, std::size_t> by_level;
        for (const Session* session : group.sessions) {
            const auto [place, is_new] = by_level.try_emplace(session->level, pairs.size());
            if (is_new) pairs.push_back({.subject = group.name + "/" + std::to_string(session->level), .sessions = {}});
            pairs[place->second].sessions.push_back(session);
        }
    }
    return pairs;
}

Total total_of(const Case& c, const Pair& pair, Headcount headcount, std::string_view key, std::string_view due) {
    Total total;
    for (const Session* session : pair.sessions) {
        const auto& field = session->*headcount;
        total.known += field.value_or(0);
        if (field) continue;
        total.complete = false;
        total.absent.push_back(missing(c, due, session->subject(), key, field.at()));
    }
    return total;
}

std::string shown(const Total& total) { return total.complete ? std::to_string(total.known) : "-"; }

/// planned 30, registered 19 (difference 11, at most 10)
Text compared(const Text& what, std::int64_t planned, std::int64_t actual, std::int64_t most) {
    return say("计划 {} 人，{} {} 人，相差 {} 人（不超过 {} 人）", "planned {}, {} {}: a difference of {} (at most {})", planned, what,
               actual, std::abs(actual - planned), most);
}

Finding judge_numbers(const Pair& pair, std::int64_t planned, const Total& registered, const Total& examined, std::int64_t most) {
    const auto outside = [&](const Total& total) { return total.complete && std::abs(total.known - planned) > most; };
    const Text remedy{"核对人数；确有变动的，向督导部说明并申请调整计划",
                      "check the numbers; where they did change, ask the supervision department to amend the plan"};
    const Position at = pair.sessions.front()->at;
    const Text both = [&] {
        std::vector<Text> parts;
        if (registered.complete) parts.push_back(compared({"报名", "registered"}, planned, registered.known, most));
        if (examined.complete) parts.push_back(compared({"参考", "examined"}, planned, examined.known, most));
        return listed(parts);
    }();
    const bool registered_outside = outside(registered);
    const bool examined_outside = outside(examined);
    const bool inside = (registered.complete && !registered_outside) || (examined.complete && !examined_outside);
    const bool outside_too = registered_outside || examined_outside;
    if (outside_too && !inside) return fail(pair.subject, both, remedy, at);
    if (outside_too) {
        return warning(pair.subject,
                       say("{}；“考试人数”理解为报名人数或参考人数，结论不同",
                           "{}; 考试人数 may mean those registered or those examined, and the two differ", both),
                       remedy, at);
    }
    return pass(pair.subject, both, at);
}

void judge_pair(const Case& c, const RuleRow& row, const Pair& pair, std::vector<Finding>& findings) {
    Total registered = total_of(c, pair, &Session::registered, "registered", row.due);
    Total examined = total_of(c, pair, &Session::examined, "examined", row.params.text("examined-due"));
    std::int64_t planned = 0;
    for (const Session* session : pair.sessions) planned += session->planned.value_or(0);

    const std::int64_t most = row.params.count("at-most");
    if (planned == 0 && (registered.known > 0 || examined.known > 0)) {
        findings.push_back(fail(pair.subject,
                                say("计划中没有这一职业级别，却有考生（报名 {} 人，参考 {} 人）",
                                    "this occupation and level was never planned, but has candidates (registered {}, examined {})",
                                    registered.known, examined.known),
                                {"未列入计划的职业级别不能认定；核对 occupation、level 和 planned",
                                 "what was not planned can't be assessed; check occupation, level and planned"},
                                pair.sessions.front()->at));
    } else if (registered.complete || examined.complete) {
        findings.push_back(judge_numbers(pair, planned, registered, examined, most));
        findings.back().actual = fmt::format("{}/{}", shown(registered), shown(examined));
        findings.back().expected = fmt::format("{}..{}", planned - most, planned + most);
    }
    findings.insert(findings.end(), registered.absent.begin(), registered.absent.end());
    findings.insert(findings.end(), examined.absent.begin(), examined.absent.end());
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    if (c.batch.sessions.empty()) return {missing(c, row.due, "session", "[[session]]", {})};
    std::vector<Finding> findings;
    for (const Pair& pair : pairs_of(c.batch)) judge_pair(c, row, pair, findings);
    return findings;
}

constexpr std::array<std::string_view, 3> reads{"session.planned", "session.registered", "session.examined"};

constexpr About about{
    .asks = {"每个职业级别的实际人数与计划人数之差不超过规定人数。",
             "Of each occupation and level, the real headcount differs from the planned one by at most the fixed number."},
    .why = {"场地、考评员和监管都按计划人数安排。", "Rooms, examiners and supervision are arranged for the planned number."},
    .computed =
        {"按职业和级别合计各场。报名人数（registered）和参考人数（examined）各与计划（planned）比较：都在范围内为通过，都超出为不通过，一个"
         "超出为提醒，因为“考试人数”两样都可以指；只知道报名人数时，超出即不通过。正好等于规定人数不算超出。没有列入计划却有考生的不通过。",
         "The sessions of an occupation and level are added up. registered and examined are each compared with planned: both inside pass, "
         "both outside fail, one outside is a warning, as 考试人数 may mean either; while only registered is known, outside fails. A "
         "difference of exactly the fixed number is inside. What was never planned but has candidates fails."},
    .fails = {"至多相差 10 人，计划 30 人，报名和参考都是 19 人。",
              "With at most 10, 30 were planned, and 19 registered and were examined."},
    .passes = {"至多相差 10 人，计划 30 人，报名 28 人，参考 27 人。",
               "With at most 10, 30 were planned, 28 registered, 27 were examined."},
    .mend = {"核对人数；确有变动的，向主管部门说明并申请调整计划。",
             "Check the numbers; where they did change, ask the authority to amend the plan."},
};

} // namespace

extern const Rule headcount_variance{.id = "headcount-variance",
                                     .title_zh = "实际人数与计划相符",
                                     .title_en = "headcount against plan",
                                     .params = params,
                                     .judge = judge,
                                     .about = about,
                                     .reads = reads};

} // namespace hegui::rules
