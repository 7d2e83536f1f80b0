#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

/// A bound of an approval; nothing where it has no day. A day taken as the as-of day is no bound.
std::optional<Deadline> deadline_of(const Case& c, const Gate& gate, Deadline::Kind kind) {
    const bool lower = kind == Deadline::Kind::earliest;
    const Step bound = lower ? gate.not_before : gate.not_after;
    const Day day = c.written_day(bound);
    if (!day) return std::nullopt;
    Deadline deadline = hegui::deadline_of(c, gate.step, kind, *day,
                                           lower ? say("不早于{}", "not before: {}", title_of(bound))
                                                 : say("不晚于{}", "not later than: {}", title_of(bound)));
    deadline.clause = gate.clause;
    return deadline;
}

/// One bound of an approval: whether it was kept, or that it is missing.
void judge_bound(const Case& c, const Gate& gate, const Day& approved, Deadline::Kind kind, std::vector<Finding>& findings) {
    const bool lower = kind == Deadline::Kind::earliest;
    const Step bound = lower ? gate.not_before : gate.not_after;
    const auto deadline = deadline_of(c, gate, kind);
    if (!deadline) {
        if (c.due_from(gate.due)) findings.push_back(missing(c, gate.due, bound));
        return;
    }
    if (!approved || deadline->allows(*approved)) return;
    const Day day = c.written_day(bound);
    Finding finding = lower
                          ? fail(std::string(subject_of(gate.step)),
                                 say("{}，早于{}", "{}, before: {}", shown(gate.step, approved), shown(bound, day)),
                                 {"批复不能早于它所审核的环节；核对日期", "an approval can't come before what it approves; check the days"},
                                 approved.at)
                          : fail(std::string(subject_of(gate.step)),
                                 say("{}，晚于{}", "{}, later than: {}", shown(gate.step, approved), shown(bound, day)),
                                 {"须先取得批复再进入下一环节；核对日期或改期",
                                  "the approval must be there before the next step; check the days or hold that step later"},
                                 approved.at);
    finding.actual = iso(*approved);
    finding.expected = (lower ? ">= " : "<= ") + iso(deadline->day);
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
        for (const auto kind : {Deadline::Kind::earliest, Deadline::Kind::latest}) judge_bound(c, gate, approved, kind, findings);
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

std::vector<Deadline> deadlines(const Case& c, const RuleRow& /*row*/) {
    std::vector<Deadline> all;
    for (const Gate& gate : c.procedure->gates) {
        if (gate.only_with_warnings && c.batch.warnings.registration.value_or(0) == 0) continue;
        for (const auto kind : {Deadline::Kind::earliest, Deadline::Kind::latest}) {
            if (auto deadline = deadline_of(c, gate, kind)) all.push_back(std::move(*deadline));
        }
    }
    return all;
}

constexpr std::array<std::string_view, 1> reads{"warnings.registration"};

constexpr About about{
    .asks = {"需要审核的每个环节，都须及时取得批复：不早于所审核的环节，不晚于下一步。",
             "Each stage that needs an approval had it in time: not before what it approves, and not after the next step."},
    .why = {"批复是下一步的依据；先办后批，监管就落空了。",
            "The next step rests on the approval; what is approved afterwards was not supervised."},
    .computed = {"每个审核项有两个界限日（见 hegui-regulation(5) 的 "
                 "procedure."
                 "gate），批复日须在两者之间，当日也算。环节过后仍没有批复为不通过，此前为待办；只在有预警信息时才需要的审核项，没有预警即"
                 "通过。按“今天申报”计的日期不作界限。",
                 "Each approval has two bounds (procedure.gate in hegui-regulation(5)) and must lie between them, both days included. Once "
                 "its stage is over an absent approval fails; before, it is pending. One that is needed only where there are warnings "
                 "passes without them. A day taken as today is no bound."},
    .fails = {"计划 10 月 12 日申报，批复却写成 10 月 9 日。",
              "The plan was submitted on 12 October, and its approval is dated 9 October."},
    .passes = {"计划 10 月 12 日申报，10 月 14 日批复，之后才进行下一步。",
               "Submitted on 12 October, approved on 14 October, and the next step came after that."},
    .mend = {"核对批复日期；确实没有批复的，先取得批复，再办后面的环节。",
             "Check the days. Where there is no approval yet, get it before going on."},
};

} // namespace

extern const Rule approvals{.id = "approvals",
                            .title_zh = "审核批复",
                            .title_en = "approvals",
                            .params = {},
                            .judge = judge,
                            .about = about,
                            .reads = reads,
                            .deadlines = deadlines};

} // namespace hegui::rules
