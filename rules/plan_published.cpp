#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

/// By when a plan that is submitted on a day has to be published.
Deadline last_day(const Case& c, date::sys_days submitted) {
    return deadline_of(c, Step::plan_published, Deadline::Kind::latest, submitted,
                       {"不晚于计划申报之日", "not later than the plan is submitted"});
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const Day published = c.day(Step::plan_published);
    const Day submitted = c.day(Step::plan_submitted);
    std::vector<Finding> findings;
    if (!published) findings.push_back(missing(c, row.due, Step::plan_published));
    if (!submitted) findings.push_back(missing(c, row.due, Step::plan_submitted));
    if (!published || !submitted) return findings;

    const bool in_order = last_day(c, *submitted).allows(*published);
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

std::vector<Deadline> deadlines(const Case& c, const RuleRow& /*row*/) {
    const Day submitted = c.written_day(Step::plan_submitted);
    return submitted ? std::vector{last_day(c, *submitted)} : std::vector<Deadline>{};
}

constexpr std::array<std::string_view, 2> reads{"dates.plan_published", "dates.plan_submitted"};

constexpr About about{
    .asks = {"考试计划须先对社会发布，再申报。", "The exam plan was published, and not later than it was submitted."},
    .why = {"社会考生要先看到计划才能报名，申报又要以报名情况为依据。",
            "The public has to see the plan to sign up, and the submission rests on who signed up."},
    .computed = {"plan_published 不晚于 plan_submitted，同一天也可以；制定计划环节没有填写申报日的，按今天申报计。",
                 "plan_published must not be after plan_submitted; the same day will do. While the plan is prepared, an absent "
                 "plan_submitted is taken as today."},
    .fails = {"10 月 12 日申报，10 月 13 日才发布。", "Submitted on 12 October, published on 13 October."},
    .passes = {"9 月 14 日发布，10 月 12 日申报。", "Published on 14 September, submitted on 12 October."},
    .mend = {"核对两个日期；没有发布的，先发布再申报。", "Check both days; what was not published has to be published first."},
};

} // namespace

extern const Rule plan_published{.id = "plan-published",
                                 .title_zh = "发布考试计划",
                                 .title_en = "plan published",
                                 .params = {},
                                 .judge = judge,
                                 .about = about,
                                 .reads = reads,
                                 .deadlines = deadlines};

} // namespace hegui::rules
