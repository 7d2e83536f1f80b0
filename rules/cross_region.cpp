#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "approval-due",
                                .type = KeyType::word,
                                .required = true,
                                .list = "stage",
                                .about = {"从哪个环节起须有批复", "the stage from which the approval is needed"}}};

/// The approval that counts: that of the application, or else of the plan as a whole.
Step approval_of(const Case& c) { return c.day(Step::cross_region_approved) ? Step::cross_region_approved : Step::plan_approved; }

Deadline last_day(const Case& c, Step approval, date::sys_days exam) {
    return deadline_of(c, approval, Deadline::Kind::latest, exam,
                       {"考试在另一区域：不晚于首个考试日", "the exam is held in another region: not later than its first day"});
}

/// The approval of the application, which may be that of the stage as a whole, before the first exam day.
std::vector<Finding> judge_approval(const Case& c, const std::string& due) {
    const Step step = approval_of(c);
    const Day approved = c.day(step);
    const Day exam = c.day(Step::first_exam_day);
    std::vector<Finding> findings;
    if (!approved) findings.push_back(missing(c, due, Step::cross_region_approved));
    if (!exam) findings.push_back(missing(c, due, Step::first_exam_day));
    if (!approved || !exam) return findings;

    if (last_day(c, step, *exam).allows(*approved)) {
        return {pass(std::string(subject_of(step)),
                     say("{}，不晚于{}", "{}, not later than: {}", shown(step, approved), shown(Step::first_exam_day, exam)), approved.at)};
    }
    Finding finding = fail(std::string(subject_of(step)),
                           say("{}，晚于{}", "{}, later than: {}", shown(step, approved), shown(Step::first_exam_day, exam)),
                           {"跨区域认定须先取得批复再考试；改期或核对日期",
                            "an exam in another region needs its approval first; hold it later or check the days"},
                           approved.at);
    finding.actual = iso(*approved);
    finding.expected = "<= " + iso(*exam);
    return {finding};
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const auto& own = c.batch.institution.region;
    const auto differs = c.in_another_region();
    if (!differs) return {missing(c, row.due, "region", "institution.region", own.at())};
    if (!*differs)
        return {pass("region",
                     say("考试在本区域内（{}）", "the exam is held in the institution's own region ({})", c.batch.region.value_or(*own)),
                     own.at())};
    std::vector<Finding> findings = judge_approval(c, row.params.text("approval-due"));
    for (Finding& finding : findings) {
        finding.message = say("考试在 {}，机构在 {}，属于跨区域；{}",
                              "the exam is held in {}, the institution is in {}: another region; {}", *c.batch.region, *own,
                              finding.message);
    }
    return findings;
}

std::vector<Deadline> deadlines(const Case& c, const RuleRow& /*row*/) {
    const Day exam = c.day(Step::first_exam_day);
    if (!exam || !c.in_another_region().value_or(false)) return {};
    const Step step = approval_of(c);
    return {last_day(c, c.day(step) ? step : Step::cross_region_approved, *exam)};
}

constexpr std::array<std::string_view, 3> reads{"institution.region", "batch.region", "dates.cross_region_approved"};

constexpr About about{
    .asks = {"考试不在机构所在区域的，须在首个考试日以前取得批复。",
             "An exam outside the institution's own region was approved before the first exam day."},
    .why = {"考试所在地的主管部门要能到场监管。", "The authority of the place where the exam is held has to be able to supervise it."},
    .computed = {"比较 institution.region 与 batch.region（不写即相同）的前四位；省直管县级单位（第三、四位为 "
                 "90）比较全部六位；其中一个是全省代码时只比较前两位。区域不同时看 cross_region_approved，没有则看 "
                 "plan_approved，须不晚于首个考试日。申请表由规则 materials 判定。",
                 "The first four digits of institution.region and batch.region are compared (left out, the latter is the same); of "
                 "county-level units directly under a province (third and fourth digit 90) all six; beside the code of a whole province "
                 "the first two. Where they differ, cross_region_approved, or else plan_approved, must not be after the first exam day. "
                 "The application form is the matter of the rule materials."},
    .fails = {"机构在 410100，考试在 410300，首个考试日以前没有任何批复。",
              "The institution is in 410100, the exam in 410300, and nothing was approved before the first exam day."},
    .passes = {"机构在 410100，考试在 410300，申请在首个考试日以前批复。",
               "The institution is in 410100, the exam in 410300, and the application was approved before the first exam day."},
    .mend = {"先办跨地区认定申请，取得批复后再考试；地区代码填错的，改正代码。",
             "Apply and wait for the approval before the exam; or correct the codes."},
};

} // namespace

extern const Rule cross_region{.id = "cross-region",
                               .title_zh = "跨区域认定",
                               .title_en = "exam in another region",
                               .params = params,
                               .judge = judge,
                               .about = about,
                               .reads = reads,
                               .deadlines = deadlines};

} // namespace hegui::rules
