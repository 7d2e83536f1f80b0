#include "tests/support/judging.hpp"

#include <algorithm>

namespace hegui::test {
namespace {

constexpr const char* rule = "materials";

/// A row of the regulation's list.
struct Row {
    const char* stage;
    const char* kind;
    const char* name;
    const char* clause;
    bool with_warnings = false;
};

/// Every material of a list, stamped.
BatchBuilder with_all(BatchBuilder batch, const std::vector<Row>& rows) {
    for (const Row& row : rows) batch = batch.without_material(row.kind).material(row.kind, true);
    return batch;
}

/// The stages of a batch's procedure that come before one, and the others.
std::pair<std::vector<std::string>, std::vector<std::string>> split(const BatchBuilder& batch, std::string_view stage) {
    const auto& all = henan().find_procedure(*batch.batch().institution.kind, *batch.batch().module)->stages;
    const auto from = std::find(all.begin(), all.end(), stage);
    return {{all.begin(), from}, {from, all.end()}};
}

/// Without it a batch fails from its stage on and not before.
void check_demanded(const BatchBuilder& batch, const Row& row) {
    const BatchBuilder lacking = batch.without_material(row.kind);
    const auto [before, from] = split(batch, row.stage);
    for (const std::string& stage : before) CHECK(judge(rule, lacking.at(stage)) == passes());
    for (const std::string& stage : from)
        CHECK(judge(rule, lacking.at(stage)) == fails(row.kind).times(1).saying(row.name).under(row.clause));
}

void check_not_demanded(const BatchBuilder& batch, const Row& row) {
    CHECK(judge(rule, batch.without_material(row.kind).at("complete")) == passes());
}

/// Each row of a procedure's list: demanded, always or where there are warnings; and known by its kind and by its name.
void check_list(const BatchBuilder& start, const std::vector<Row>& rows) {
    const BatchBuilder batch = with_all(start, rows);
    for (const Row& row : rows) {
        INFO(procedure_of(batch), ": ", row.stage, " ", row.name);
        check_demanded(batch.warnings_at_registration(1), row);
        if (!row.with_warnings) {
            check_demanded(batch.warnings_at_registration(0), row);
        } else if (std::string_view(row.stage) == "registration") {
            check_not_demanded(batch.warnings_at_registration(0).warnings_at_certificate(1), row);
            check_not_demanded(batch.warnings_at_registration(absent).warnings_at_certificate(absent), row);
        } else {
            check_demanded(batch.warnings_at_registration(0).warnings_at_certificate(1), row);
            check_demanded(batch.warnings_at_registration(absent).warnings_at_certificate(1), row);
            check_not_demanded(batch.warnings_at_registration(absent).warnings_at_certificate(absent), row);
        }
        CHECK(judge(rule, batch.without_material(row.kind).material(row.name, true).at("complete")) == passes());
        CHECK(judge(rule, batch.without_material(row.kind).material("《" + std::string(row.name) + "》", true)) == passes());
    }
}

TEST_CASE("materials: asked in every procedure") {
    check_applies_in(rule, {"employer/supervised", "employer/autonomous", "social-training/supervised", "technical-college/supervised",
                            "technical-college/autonomous"});
}

TEST_CASE("materials: 用人单位评价机构 二.2–二.4") {
    const std::vector<Row> always{
        {"plan", "plan-application-form", "职业技能等级认定计划申请表", "用人单位评价机构 二.2"},
        {"registration", "warning-verification", "核查情况说明", "用人单位评价机构 二.3", true},
        {"certificate", "passed-confirmation", "合格人员确认文件", "用人单位评价机构 二.4"},
        {"certificate", "internal-supervision-report", "内部质量督导报告", "用人单位评价机构 二.4"},
    };
    check_list(employer_batch(), always);
    // The list of this procedure alone doesn't say "where there are warnings" beside the form.
    const BatchBuilder lacking = with_all(employer_batch(), always).without_material("exception-verification-form");
    check_rule(rule, "用人单位评价机构 二.2–二.4",
               {
                   {"warnings, and no form", lacking.warnings_at_registration(1), fails("exception-verification-form").times(1)},
                   {"warnings after the exam, and no form", lacking.warnings_at_certificate(1), fails("exception-verification-form")},
                   {"no warnings, and no form", lacking, warns("exception-verification-form").times(1)},
                   {"no warnings, and no form, before its stage", lacking.at("registration"), passes()},
                   {"no warnings, and the form", lacking.material("exception-verification-form"), passes()},
                   {"nothing of it need be stamped", employer_batch(), passes()},
               });
}

TEST_CASE("materials: 用人单位评价机构 三.2、三.3") {
    check_list(employer_autonomous_batch(),
               {
                   {"registration", "warning-evidence", "佐证材料", "用人单位评价机构 三.2", true},
                   {"certificate", "implementation-notice", "职业技能等级认定实施公告", "用人单位评价机构 三.3（1）"},
                   {"certificate", "implementation-plan", "本批次考核方式实施计划和安排", "用人单位评价机构 三.3（2）"},
                   {"certificate", "participant-roster", "本批次参评人员花名册", "用人单位评价机构 三.3（3）"},
                   {"certificate", "internal-supervision-report", "本批次认定工作内部质量督导报告", "用人单位评价机构 三.3（5）"},
                   {"certificate", "exception-verification-form", "职业技能认定申报异常情况核实信息表", "用人单位评价机构 三.3（6）", true},
               });
}

TEST_CASE("materials: 社会培训评价组织 二.2–二.6") {
    check_list(social_batch(),
               {
                   {"plan", "plan-application-report", "职业技能等级认定考试计划申请报告", "社会培训评价组织 二.2"},
                   {"registration", "eligibility-commitment", "考生报名资格审核合格承诺书", "社会培训评价组织 二.3"},
                   {"registration", "personal-information-form", "职业技能等级认定个人信息登记表", "社会培训评价组织 二.3"},
                   {"registration", "warning-evidence", "符合报名条件佐证", "社会培训评价组织 二.3", true},
                   {"certificate", "internal-supervision-report", "内部质量督导报告", "社会培训评价组织 二.6"},
                   {"certificate", "exception-verification-form", "职业技能认定申报异常情况核实信息表", "社会培训评价组织 二.6", true},
               });
}

TEST_CASE("materials: 技工院校评价机构 二.2–二.4") {
    check_list(college_batch(),
               {
                   {"plan", "college-plan-application-form", "河南省院校职业技能等级认定中心认定考试计划申请表", "技工院校评价机构 二.2"},
                   {"registration", "warning-verification", "核查情况说明", "技工院校评价机构 二.3", true},
                   {"certificate", "passed-student-register", "合格人员学籍花名册", "技工院校评价机构 二.4"},
                   {"certificate", "internal-supervision-report", "内部质量督导报告", "技工院校评价机构 二.4"},
                   {"certificate", "exception-verification-form", "职业技能认定申报异常情况核实信息表", "技工院校评价机构 二.4", true},
               });
}

TEST_CASE("materials: 技工院校评价机构 三.2、三.3") {
    check_list(college_autonomous_batch(),
               {
                   {"registration", "warning-evidence", "佐证材料", "技工院校评价机构 三.2", true},
                   {"certificate", "implementation-notice", "职业技能等级认定实施公告", "技工院校评价机构 三.3（1）"},
                   {"certificate", "implementation-plan", "本批次考核方式实施计划和安排", "技工院校评价机构 三.3（2）"},
                   {"certificate", "participant-student-roster", "本批次参评学生人员花名册", "技工院校评价机构 三.3（3）"},
                   {"certificate", "student-register", "学生学籍表", "技工院校评价机构 三.3（3）"},
                   {"certificate", "passed-score-roster", "合格人员成绩花名册", "技工院校评价机构 三.3（4）"},
                   {"certificate", "internal-supervision-report", "本批次认定工作内部质量督导报告", "技工院校评价机构 三.3（5）"},
                   {"certificate", "exception-verification-form", "职业技能认定申报异常情况核实信息表", "技工院校评价机构 三.3（6）", true},
               });
}

TEST_CASE("materials: 跨区域开展认定工作的需提交跨地区认定申请表") {
    const BatchBuilder elsewhere = social_batch().institution_region("410100").exam_region("410300");
    check_rule(rule, "社会培训评价组织 二.2–二.6",
               {
                   {"another region, and no application", elsewhere, fails("cross-region-application").saying("跨地区认定申请表")},
                   {"another region, and no application, at plan", elsewhere.at("plan"), fails("cross-region-application")},
                   {"another region, with the application", elsewhere.material("cross-region-application"), passes()},
                   {"another region, with the application by its name", elsewhere.material("河南省省属社会培训评价组织跨地区认定申请表"),
                    passes()},
                   {"the own region", social_batch(), passes()},
                   {"no region for the exam: the own one", elsewhere.exam_region(absent), passes()},
                   {"no region for the institution: it can't be told", elsewhere.institution_region(absent),
                    fails("region").saying("institution.region")},
                   {"no region at all: the same", elsewhere.institution_region(absent).exam_region(absent), passes()},
               });
}

TEST_CASE("materials: 盖章") {
    const auto college = [](const char* kind, std::optional<bool> stamped) {
        return college_autonomous_batch().without_material(kind).material(kind, stamped);
    };
    check_rule(rule, "技工院校评价机构 三.2、三.3",
               {
                   {"学生学籍表（盖章）", college("student-register", true), passes()},
                   {"not stamped", college("student-register", false), fails("student-register").times(1)},
                   {"nothing said of a stamp", college("student-register", absent), fails("student-register")},
                   {"合格人员成绩花名册（盖章）, not stamped", college("passed-score-roster", false), fails("passed-score-roster")},
                   {"花名册、学生学籍表（盖章）: the first may be meant too", college("participant-student-roster", false),
                    warns("participant-student-roster").times(1)},
                   {"nothing said of its stamp", college("participant-student-roster", absent), warns("participant-student-roster")},
                   {"early, and judged for its stamp", college("student-register", false).at("registration"), fails("student-register")},
                   {"several of a kind, one not stamped", college_autonomous_batch().material("student-register", false),
                    fails("student-register").times(1)},
                   {"several of a kind, all stamped", college_autonomous_batch().material("student-register", true), passes()},
                   {"no stamp is asked of the others", college("implementation-notice", false), passes()},
               });
    const BatchBuilder employer = employer_autonomous_batch().without_material("participant-roster");
    CHECK(judge(rule, employer.material("participant-roster", false)) == fails("participant-roster"));
    CHECK(judge(rule, employer.material("本批次参评人员花名册（公司或人事部门盖章）", true)) == passes());
}

TEST_CASE("materials: 合格人员确认文件或合格人员成绩花名册（盖章）") {
    const BatchBuilder neither = employer_autonomous_batch().without_material("passed-score-roster");
    const BatchBuilder confirmed = neither.material("passed-confirmation", true);
    const BatchBuilder scored = neither.material("passed-score-roster", true);
    check_rule(rule, "用人单位评价机构 三.2、三.3",
               {
                   {"neither", neither, fails("passed-confirmation").times(1).saying("合格人员成绩花名册")},
                   {"neither, before its stage", neither.at("registration"), passes()},
                   {"the confirmation, stamped", confirmed, passes()},
                   {"the confirmation, not stamped: the stamp may be meant for it too", neither.material("passed-confirmation"),
                    warns("passed-confirmation")},
                   {"the roster, stamped", scored, passes()},
                   {"the roster, not stamped", neither.material("passed-score-roster"), fails("passed-score-roster")},
                   {"both: the better counts", scored.material("passed-confirmation", false), passes()},
                   {"both, with the better the other way round", confirmed.material("passed-score-roster", false), passes()},
                   {"both not stamped: a warning is better than a fail",
                    neither.material("passed-confirmation", false).material("passed-score-roster", false), warns("passed-confirmation")},
                   {"within a kind the worst counts", scored.material("passed-score-roster", false), fails("passed-score-roster")},
                   {"the worst of one kind beside the other",
                    confirmed.material("passed-score-roster", true).material("passed-score-roster"), passes()},
               });
}

TEST_CASE("materials: a kind that the procedure doesn't know") {
    const BatchBuilder batch = social_batch();
    check_rule(rule, "社会培训评价组织 二.2–二.6",
               {
                   {"misspelt: the nearest is named", batch.material("internal-supervison-report"),
                    warns("internal-supervison-report").saying("internal-supervision-report")},
                   {"misspelt in Chinese", batch.material("内部质量督导报吿"), warns("内部质量督导报吿").saying("内部质量督导报告")},
                   {"of another procedure", batch.material("student-register", true), warns("student-register")},
                   {"a name that another procedure gives it", batch.material("本批次认定工作内部质量督导报告"),
                    warns("本批次认定工作内部质量督导报告")},
                   {"misspelt in place of the right one",
                    batch.without_material("internal-supervision-report").material("internal-supervison-report"),
                    fails("internal-supervision-report").times(1)},
               });
}

} // namespace
} // namespace hegui::test
