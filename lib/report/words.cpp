#include "lib/report/words.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/utf8.hpp"

namespace hegui {

Text words_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::fail: return {"不通过", "Failed"};
    case Outcome::unchecked: return {"无法判定", "Could not be judged"};
    case Outcome::warning: return {"提醒", "Warnings"};
    case Outcome::pending: return {"待办", "Pending"};
    case Outcome::waived: return {"已豁免", "Waived"};
    case Outcome::pass: return {"通过", "Passed"};
    case Outcome::not_applicable: return {"不适用", "Not applicable"};
    }
    return {};
}

Text words_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::pass: return {"通过", "PASS"};
    case Verdict::fail: return {"不通过", "FAIL"};
    case Verdict::error: return {"无法判定", "ERROR"};
    }
    return {};
}

Text advice_of(const Finding& finding) {
    return finding.remedy.empty() ? finding.message : say("{}。{}", "{}. {}", finding.message, finding.remedy);
}

Text whole_of(const Finding& finding) {
    return finding.subject.empty() ? advice_of(finding) : say("{}：{}", "{}: {}", finding.subject, advice_of(finding));
}

const std::string& clause_of(const Finding& finding, const RuleResult& rule) {
    return finding.clause.empty() ? rule.clause : finding.clause;
}

Text cut_of(const RuleResult& rule) {
    if (rule.count <= rule.findings.size()) return {};
    return say("共 {} 处，仅列出 {} 处", "{} in all, {} listed", rule.count, rule.findings.size());
}

Text words_of(const WaiverUse& waiver) {
    return say("{}（批准人：{}，有效至 {}）", "{} (approved by {}, until {})", waiver.reason, waiver.approved_by, waiver.until);
}

Text counted(const Summary& summary) {
    const char* batches = summary.batches == 1 ? "batch" : "batches";
    return {fmt::format("共 {} 个批次：通过 {}，不通过 {}，无法判定 {}", summary.batches, summary.pass, summary.fail, summary.error),
            fmt::format("{} {}: {} pass, {} fail, {} could not be judged", summary.batches, batches, summary.pass, summary.fail,
                        summary.error)};
}

bool fails(const Run& run, Outcome outcome) { return outcome == Outcome::fail || (outcome == Outcome::warning && run.warnings_fail); }

std::string shown(std::string_view words, const Style& style) {
    // Masked before: a control character that is written out in digits would make another number of the one behind it.
    if (style.show_ids || !may_hold_id_number(words)) return utf8::printable(words);
    return utf8::printable(mask_id_numbers(words));
}

std::string shown(const Text& words, const Style& style) { return shown(words.in(style.lang), style); }

} // namespace hegui
