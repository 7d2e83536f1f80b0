#include "lib/judge/rule.hpp"
#include "lib/judge/waive.hpp"

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
            findings.push_back(pass(subject,
                                    say("已用上，{} 批准，有效至 {}", "used; approved by {}, until {}", *waiver.approved_by, *waiver.until),
                                    waiver.at));
            break;
        case WaiverFate::State::waiting: break;
        }
    }
    return findings;
}

} // namespace

extern const Rule waivers{.id = "waivers", .title_zh = "豁免", .title_en = "waivers", .params = {}, .judge = judge};

} // namespace hegui::rules
