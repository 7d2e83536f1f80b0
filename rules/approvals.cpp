#include "lib/judge/rule.hpp"

namespace hegui::rules {
namespace {

/// One bound of an approval: whether it was kept, or that it is missing.
void judge_bound(const Case& c, const Gate& gate, const Day& approved, Step bound, bool lower, std::vector<Finding>& findings) {
    const Day day = c.written_day(bound); // a day taken as the as-of day is no bound
    if (!day) {
        if (c.due_from(gate.due)) findings.push_back(missing(c, gate.due, bound));
        return;
    }
    if (!approved || (lower ? *approved >= *day : *approved <= *day)) return;
    Finding finding = lower
                          ? fail(subject_of(gate.step), say("{}，早于{}", "{}, before: {}", shown(gate.step, approved), shown(bound, day)),
                                 {"批复不能早于它所审核的环节；核对日期", "an approval can't come before what it approves; check the days"},
                                 approved.at)
                          : fail(subject_of(gate.step),
                                 say("{}，晚于{}", "{}, later than: {}", shown(gate.step, approved), shown(bound, day)),
                                 {"须先取得批复再进入下一环节；核对日期或改期",
                                  "the approval must be there before the next step; check the days or hold that step later"},
                                 approved.at);
    finding.actual = iso(*approved);
    finding.expected = (lower ? ">= " : "<= ") + iso(*day);
    findings.push_back(std::move(finding));
}

std::vector<Finding> judge_gate(const Case& c, const Gate& gate) {
    const std::string subject(key_of(gate.step));
    const auto& warnings = c.batch.warnings.registration;
    if (gate.only_with_warnings && !warnings) return {missing(c, gate.due, "registration", "warnings.registration", warnings.at())};
    if (gate.only_with_warnings && *warnings == 0) {
        return {pass(subject, say("无预警信息，无需{}", "no warnings: not needed: {}", title_of(gate.step)), {})};
    }
    const Day approved = c.written_day(gate.step);
    std::vector<Finding> findings;
    if (!approved) findings.push_back(missing(c, gate.due, gate.step));
    if (approved || c.due_from(gate.due)) {
        judge_bound(c, gate, approved, gate.not_before, true, findings);
        judge_bound(c, gate, approved, gate.not_after, false, findings);
    }
    if (findings.empty()) findings.push_back(pass(subject, shown(gate.step, approved), approved.at));
    return findings;
}

std::vector<Finding> judge(const Case& c, const RuleRow& /*row*/) {
    std::vector<Finding> all;
    for (const Gate& gate : c.procedure->gates) {
        for (Finding& finding : judge_gate(c, gate)) {
            finding.clause = gate.clause;
            all.push_back(std::move(finding));
        }
    }
    return all;
}

} // namespace

extern const Rule approvals{.id = "approvals", .title_zh = "审核批复", .title_en = "approvals", .params = {}, .judge = judge};

} // namespace hegui::rules
