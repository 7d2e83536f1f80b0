#include "lib/judge/waive.hpp"

#include "lib/base/nearest_name.hpp"

#include <algorithm>

namespace hegui {
namespace {

/// The rule that judges waivers; it can't be waived itself.
constexpr std::string_view waivers_rule = "waivers";

bool is_waivable(const Finding& finding) {
    const bool open = finding.outcome == Outcome::fail || finding.outcome == Outcome::unchecked || finding.outcome == Outcome::warning;
    return open && finding.can_be_waived;
}

bool apply(const Waiver& waiver, RuleResult& result) {
    const std::string subject = waiver.subject.value_or({});
    bool used = false;
    for (Finding& finding : result.findings) {
        if (!is_waivable(finding) || (!subject.empty() && finding.subject != subject)) continue;
        finding.outcome = Outcome::waived;
        finding.waiver = WaiverUse{.reason = *waiver.reason, .approved_by = *waiver.approved_by, .until = iso(*waiver.until)};
        used = true;
    }
    if (used) result.outcome = worst_of(result.findings);
    return used;
}

bool is_blank(const Field<std::string>& field) { return field.value_or({}).find_first_not_of(" \t\n") == std::string::npos; }

} // namespace

Text why_void(const Waiver& waiver, const Case& c) {
    std::vector<std::string> lacking;
    if (is_blank(waiver.rule)) lacking.emplace_back("rule");
    if (is_blank(waiver.reason)) lacking.emplace_back("reason");
    if (is_blank(waiver.approved_by)) lacking.emplace_back("approved_by");
    if (!waiver.until) lacking.emplace_back("until");
    if (!lacking.empty()) return say("缺少 {}", "{} is missing", listed(lacking));

    std::vector<std::string_view> known;
    for (const RegulatedRule& rule : c.regulation.rules) known.push_back(rule.id);
    if (std::find(known.begin(), known.end(), *waiver.rule) == known.end()) {
        return say("没有规则“{}”{}", "there is no rule \"{}\"{}", *waiver.rule, did_you_mean(*waiver.rule, known));
    }
    if (*waiver.rule == waivers_rule) return {"规则 waivers 本身不能豁免", "the rule waivers itself can't be waived"};
    if (*waiver.until < c.as_of) return say("已于 {} 到期", "it expired on {}", *waiver.until);
    return {};
}

std::vector<WaiverFate> apply_waivers(const Case& c, const JudgeOptions& options, std::vector<RuleResult>& results) {
    std::vector<WaiverFate> fates(c.batch.waivers.size());
    const auto result_of = [&](const Waiver& waiver) {
        return std::find_if(results.begin(), results.end(), [&](const RuleResult& result) { return result.rule == *waiver.rule; });
    };
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const Waiver& waiver = c.batch.waivers[i];
        if (!why_void(waiver, c).empty()) continue;
        const auto result = result_of(waiver);
        const bool used = result != results.end() && apply(waiver, *result);
        fates[i].state = used ? WaiverFate::State::used : WaiverFate::State::unused;
    }
    for (std::size_t i = 0; i < fates.size(); ++i) {
        if (fates[i].state != WaiverFate::State::unused) continue;
        const auto result = result_of(c.batch.waivers[i]);
        const bool not_judged = !options.selects(*c.batch.waivers[i].rule);
        if (not_judged || (result != results.end() && result->outcome == Outcome::pending)) fates[i].state = WaiverFate::State::waiting;
    }
    return fates;
}

} // namespace hegui
