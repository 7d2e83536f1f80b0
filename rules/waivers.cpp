#include "lib/judge/rule.hpp"
#include "lib/judge/waive.hpp"

#include <array>

namespace hegui::rules {
namespace {

std::vector<Finding> judge(const Case& c, const RuleRow& /*row*/) {
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < c.waivers.size(); ++i) {
        const Waiver& waiver = c.batch.waivers[i];
        const std::string subject = waiver.rule.value_or({});
        switch (c.waivers[i].state) {
        case WaiverFate::State::invalid:
            findings.push_back(warning(subject, say("豁免无效：{}", "this waiver waives nothing: {}", why_void(waiver, c)),
                                       {"补全或删去这条 [[waiver]]；到期的须重新批准",
                                        "complete this [[waiver]] or take it out; one that expired must be approved again"},
                                       waiver.at));
            break;
        case WaiverFate::State::unused:
            findings.push_back(
                warning(subject,
                        {"这条豁免没有用上：所指规则没有可豁免的问题", "this waiver is not used: its rule has nothing that it could waive"},
                        {"删去这条 [[waiver]]，或核对 rule 和 subject", "take this [[waiver]] out, or check rule and subject"}, waiver.at));
            break;
        case WaiverFate::State::used:
            findings.push_back(
                pass(subject, say("已用上，批准人：{}，有效至 {}", "used; approved by {}, until {}", *waiver.approved_by, *waiver.until),
                     waiver.at));
            break;
        case WaiverFate::State::waiting: break;
        }
    }
    return findings;
}

constexpr std::array<std::string_view, 1> reads{"waiver"};

constexpr About about{
    .asks = {"每条豁免须写明规则、理由、批准人和最后一天，在有效期内，并且用得上。",
             "Each waiver states its rule, reason, who approved it and its last day, is in force, and is used."},
    .why = {"豁免是对规程的例外，须经得起查。", "A waiver is an exception and has to stand inspection."},
    .computed =
        {"写了 subject "
         "的只豁免该对象，不写的豁免该规则的全部问题。不完整、到期、规则名不对或没有用上的，不起作用并提醒。最后一天当日仍有效。复核时可用 "
         "--no-waivers 全部不理会。",
         "With a subject it waives the findings of that subject only, else all of its rule. One that is incomplete, has expired, names an "
         "unknown rule or is not used waives nothing and is a warning. The last day still counts. --no-waivers sets all of them aside."},
    .fails = {"豁免没有写 approved_by，所指的规则仍然不通过，本规则提醒。",
              "A waiver lacks approved_by: the rule that it names still fails, and this one warns."},
    .passes = {"规则、理由、批准人、期限俱全，所指的问题变为“已豁免”。",
               "Rule, reason, approver and last day are there, and the finding that it names is waived."},
    .mend = {"补全或删去这条 [[waiver]]；到期的须重新批准。", "Complete it or take it out; one that expired has to be approved again."},
};

} // namespace

extern const Rule waivers{
    .id = "waivers", .title_zh = "豁免", .title_en = "waivers", .params = {}, .judge = judge, .about = about, .reads = reads};

} // namespace hegui::rules
