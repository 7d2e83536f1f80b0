#include "lib/judge/qualification.hpp"
#include "lib/judge/trainees.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{skill_at_least, title_at_least};

/// (一) 职业道德: declared, by the trainee or for them.
void judge_ethics(const Trainee& trainee, std::vector<Finding>& findings) {
    const Field<bool>& declared = trainee.ethics_declared;
    if (!declared || *declared) return;
    findings.push_back(detailed(fail(trainee.name, {"没有职业道德声明", "professional ethics are not declared"},
                                     {"取得本人的声明后把 ethics_declared 改为 true，否则不能申报",
                                      "set ethics_declared to true when it has been declared; without it nobody can apply"},
                                     declared.at()),
                                "false", "true"));
}

/// (二) 三级/高级工以上 or 相关专业中级以上, in the occupation applied for.
void judge_qualification(const Case& c, const RuleRow& row, const Trainee& trainee, std::vector<Finding>& findings) {
    if (!trainee.occupation) return; // told as missing
    const Qualification needed = Qualification::of(row);
    const Occupation occupation(*trainee.occupation, trainee.code);
    if (needed.is_met(c.regulation, occupation, trainee.skills, trainee.titles)) return;
    findings.push_back(fail(trainee.name, say("申报“{}”：{}", "for {}: {}", *trainee.occupation, needed.lacking(c.regulation)),
                            {"补充 [[trainee.skill]] 或 [[trainee.title]]（related_to 写明申报职业），条件不符的不能报名",
                             "add [[trainee.skill]], or [[trainee.title]] with related_to; who holds neither can't enrol"},
                            trainee.at));
}

/// 具有一定考评工作经验: the text gives no number, so no words can be too few and their absence is doubtful.
void judge_experience(const Trainee& trainee, std::vector<Finding>& findings) {
    if (trainee.experience) return;
    findings.push_back(warning(trainee.name,
                               {"没有写明考评工作经验（条款要求“一定考评工作经验”，没有给出年限）",
                                "assessing experience is not stated (the clause asks for some, without a number of years)"},
                               {"在 experience 中写明考评工作经历", "state it in experience"}, trainee.experience.at()));
}

std::vector<Finding> judge_one(const Case& c, const RuleRow& row, const Trainee& trainee) {
    std::vector<Finding> findings;
    AbsentKeys absent;
    absent.need(trainee.occupation, "occupation");
    absent.need(trainee.ethics_declared, "ethics_declared");
    absent.tell(c, row, trainee, findings);
    judge_qualification(c, row, trainee, findings);
    judge_ethics(trainee, findings);
    judge_experience(trainee, findings);
    if (findings.empty()) {
        findings.push_back(pass(trainee.name, say("具备申报“{}”的条件", "may apply for {}", *trainee.occupation), trainee.at));
    }
    return findings;
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    return judge_trainees(c, row, [&](const Trainee& trainee) { return judge_one(c, row, trainee); });
}

constexpr std::array<std::string_view, 5> reads{"trainee.occupation", "trainee.ethics_declared", "trainee.experience", "trainee.skill",
                                                "trainee.title"};

constexpr About about{
    .asks = {"参培人员须具备申报条件：技能等级或职称，职业道德，考评工作经验。",
             "Each trainee may apply: by skill level or title, ethics declared, assessing experience stated."},
    .why = {"考评员要比考生懂行，也要公道。", "An examiner has to know more than the candidates, and to be fair."},
    .computed = {"须有申报职业规定等级以上的证书，或相关专业（related_to 写明申报职业）规定级别以上的职称；ethics_declared 须为 "
                 "true；没有写 experience 为提醒，因为条款没有给出年限。",
                 "They hold a skill certificate in the occupation applied for of at least the fixed level, or a title of at least the "
                 "fixed grade in a specialty that is related_to it; ethics_declared is true; experience left out is a warning, since the "
                 "clause gives no number of years."},
    .fails = {"申报电工，须三级以上，只有四级证书。", "For 电工, where level 3 is asked for, somebody holds level 4."},
    .passes = {"申报电工，持三级证书，已声明职业道德，写明考评 2 年。",
               "For 电工, somebody holds level 3, declared ethics and states two years of assessing."},
    .mend = {"补充证书或职称；条件不符的不能报名。", "Add the certificate or title; who holds neither can't enrol."},
};

} // namespace

extern const Rule trainee_eligibility{.id = "trainee-eligibility",
                                      .title_zh = "申报条件",
                                      .title_en = "trainees' eligibility",
                                      .params = params,
                                      .judge = judge,
                                      .about = about,
                                      .reads = reads};

} // namespace hegui::rules
