#include "lib/judge/trainees.hpp"

#include <array>

namespace hegui::rules {
namespace {

/// 合格者录入考评人员信息库并颁发电子证书. There is no mark for it in the text, so none is asked for.
std::vector<Finding> judge_one(const Case& c, const RuleRow& row, const Trainee& trainee) {
    const Field<bool>& passed = trainee.qualified;
    if (!passed) return {missing(c, row.due, trainee.name, "qualification.passed", passed.at())};
    if (*passed) return {pass(trainee.name, {"资格考试合格", "passed the qualification exam"}, passed.at())};
    return {detailed(fail(trainee.name, {"考评员资格考试不合格", "the qualification exam was not passed"},
                          {"不合格的不录入考评人员信息库，也不颁发证书；从本次认证中删去此人",
                           "who did not pass is not listed and gets no certificate; take them out of this submission"},
                          passed.at()),
                     "false", "true")};
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    return judge_trainees(c, row, [&](const Trainee& trainee) { return judge_one(c, row, trainee); });
}

constexpr std::array<std::string_view, 1> reads{"trainee.qualification"};

constexpr About about{
    .asks = {"参培人员须通过考评员资格考试。", "Each trainee passed the qualification exam."},
    .why = {"合格者才录入考评人员信息库并颁发电子证书。", "Only who passed is listed as an examiner and gets the electronic certificate."},
    .computed = {"看 qualification.passed。规程没有写这项考试的分数线，所以不看分数。",
                 "qualification.passed is judged. The text gives no mark for this exam, so none is asked for."},
    .fails = {"qualification.passed = false。", "qualification.passed = false."},
    .passes = {"qualification.passed = true。", "qualification.passed = true."},
    .mend = {"不合格的不进入本次认证，从批次文件中删去。", "Who did not pass is taken out of this submission."},
};

} // namespace

extern const Rule qualification_exam{.id = "qualification-exam",
                                     .title_zh = "资格考试",
                                     .title_en = "qualification exam",
                                     .params = {},
                                     .judge = judge,
                                     .about = about,
                                     .reads = reads};

} // namespace hegui::rules
