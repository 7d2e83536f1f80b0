#include "lib/judge/rule.hpp"

namespace hegui::rules {
namespace {

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const Day published = c.day(Step::plan_published);
    const Day submitted = c.day(Step::plan_submitted);
    std::vector<Finding> findings;
    if (!published) findings.push_back(missing(c, row.due, Step::plan_published));
    if (!submitted) findings.push_back(missing(c, row.due, Step::plan_submitted));
    if (!published || !submitted) return findings;

    const bool in_order = *published <= *submitted;
    const Text order = in_order ? Text{"不晚于", "not later than"} : Text{"晚于", "later than"};
    const Text days = say("{}，{}{}", "{}, {}: {}", shown(Step::plan_published, published), order, shown(Step::plan_submitted, submitted));
    Finding finding = in_order ? pass("plan_published", days, published.at)
                               : fail("plan_published", days,
                                      {"计划须先对社会发布，再申报；核对两个日期",
                                       "a plan is published first and then submitted; check both days"},
                                      published.at);
    finding.if_today = submitted.taken;
    finding.actual = iso(*published);
    finding.expected = "<= " + iso(*submitted);
    return {finding};
}

} // namespace

extern const Rule plan_published{
    .id = "plan-published", .title_zh = "发布考试计划", .title_en = "plan published", .params = {}, .judge = judge};

} // namespace hegui::rules
