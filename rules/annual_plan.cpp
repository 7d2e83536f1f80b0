#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "from", .type = KeyType::day_of_year, .required = true, .about = {"申报期间的第一天", "the first day for submitting it"}},
    Key{.name = "until", .type = KeyType::day_of_year, .required = true, .about = {"申报期间的最后一天", "the last day for submitting it"}},
};

/// The days on which the plan of the batch's year may be submitted.
struct Period {
    date::year year;
    date::sys_days from;
    date::sys_days until;
};

Period period_of(const Case& c, const RuleRow& row) {
    const date::sys_days reference = c.day(Step::first_exam_day).day.value_or(c.as_of);
    const date::year year = date::year_month_day{reference}.year();
    return {.year = year, .from = row.params.day_of_year("from", year), .until = row.params.day_of_year("until", year)};
}

Finding judge_day(const Case& c, const RuleRow& row) {
    const auto& submitted = c.batch.annual_plan.submitted;
    const auto [year, from, until] = period_of(c, row);
    const Text remedy = say(
        "向督导部申报 {} 年度计划（纸质、盖章），并填写 annual_plan.submitted；已过期的须先取得省评价中心意见",
        "submit the plan of {} on stamped paper and fill in annual_plan.submitted; when too late, ask the provincial centre first",
        static_cast<int>(year));
    Finding finding;
    if (!submitted && c.as_of <= until) {
        finding = pending("submitted",
                          say("{} 年度计划尚未申报，最迟 {}，还有 {} 天",
                              "the annual plan of {} is not submitted yet; its last day is {}, days left: {}", static_cast<int>(year),
                              with_weekday(until), (until - c.as_of).count()),
                          submitted.at());
    } else if (!submitted) {
        finding = fail("submitted",
                       say("没有 {} 年度计划的申报日，期限 {} 已过",
                           "there is no day on which the annual plan of {} was submitted; its last day {} is over", static_cast<int>(year),
                           until),
                       remedy, submitted.at());
    } else if (*submitted < from || *submitted > until) {
        finding = fail("submitted",
                       say("年度计划于 {} 申报，应在 {} 至 {}（含）之间",
                           "the annual plan was submitted on {}; it must be between {} and {} inclusive", *submitted, from, until),
                       remedy, submitted.at());
    } else {
        finding = pass(
            "submitted",
            say("年度计划于 {} 申报，在 {} 至 {} 之间", "the annual plan was submitted on {}, between {} and {}", *submitted, from, until),
            submitted.at());
    }
    if (submitted) finding.actual = iso(*submitted);
    finding.expected = iso(from) + ".." + iso(until);
    return finding;
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    std::vector<Finding> findings{judge_day(c, row)};
    const auto& stamped = c.batch.annual_plan.stamped;
    const bool needed = c.batch.annual_plan.submitted || stamped;
    if (needed && !stamped.value_or(false)) {
        Finding finding = fail("stamped",
                               {"年度计划以纸质申报盖章为准，annual_plan.stamped 不是 true",
                                "the annual plan counts on stamped paper, and annual_plan.stamped is not true"},
                               {"盖章后填写 stamped = true", "have it stamped and put stamped = true"}, stamped.at());
        finding.actual = stamped ? "false" : "";
        finding.expected = "true";
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Deadline> deadlines(const Case& c, const RuleRow& row) {
    const Period period = period_of(c, row);
    Deadline first{.subject = "submitted",
                   .title = say("{} 年度计划申报", "annual plan of {} submitted", static_cast<int>(period.year)),
                   .kind = Deadline::Kind::earliest,
                   .day = period.from,
                   .done = c.batch.annual_plan.submitted.optional(),
                   .note = {"以盖章的纸质件为准", "it counts on stamped paper"},
                   .clause = {},
                   .rule = {}};
    Deadline last = first;
    last.kind = Deadline::Kind::latest;
    last.day = period.until;
    return {std::move(first), std::move(last)};
}

constexpr std::array<std::string_view, 2> reads{"annual_plan.submitted", "annual_plan.stamped"};

constexpr About about{
    .asks = {"本年度的考试计划须在规定期间内申报，以盖章的纸质件为准。",
             "The plan of the batch's year was submitted within the fixed days of that year, on stamped paper."},
    .why = {"主管部门凭年度计划安排全年的监管力量；没有列入计划的批次无从监管。",
            "The authority plans its supervision of the year by it; what is not in the plan can't be supervised."},
    .computed = {"看 annual_plan.submitted "
                 "是否在期间之内，首末两日都算；年度取首个考试日所在的年，没有考试日取判定日所在的年。未填写而期限未到为待办，期限已过为不"
                 "通过。填了日期而 stamped 不是 true，任何环节都不通过。",
                 "annual_plan.submitted must lie within the days, the first and the last included, of the year of the first exam day; "
                 "without an exam day, of the as-of day. Absent, it is pending while there is time and fails afterwards. A day without "
                 "stamped = true fails at any stage."},
    .fails = {"期间为 1 月 1 日至 3 月 31 日，年度计划于 4 月 1 日申报。",
              "The days are 1 January to 31 March, and the plan was submitted on 1 April."},
    .passes = {"同样的期间，年度计划于 3 月 31 日申报，并且已盖章（stamped = true）。",
               "The same days, and the plan was submitted on 31 March and stamped (stamped = true)."},
    .mend = {"补报盖章的年度计划并填写 [annual_plan]；期限已过的，先取得主管部门的书面意见，再写入 [[waiver]]。",
             "Submit the stamped plan and fill in [annual_plan]. When it is too late, get the authority's written opinion first and put it "
             "into a [[waiver]]."},
};

} // namespace

extern const Rule annual_plan{.id = "annual-plan",
                              .title_zh = "年度考试计划",
                              .title_en = "annual plan",
                              .params = params,
                              .judge = judge,
                              .about = about,
                              .reads = reads,
                              .deadlines = deadlines};

} // namespace hegui::rules
