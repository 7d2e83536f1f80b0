#include "lib/regulation/regulation.hpp"

#include "tests/fixture/henan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {
namespace {

using Needed = MaterialRequirement::Needed;
using Stamp = MaterialRequirement::Stamp;

const Procedure& procedure(std::string_view id) {
    const auto& all = fixture::henan().procedures;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Procedure& one) { return one.id == id; });
    REQUIRE(found != all.end());
    return *found;
}

// ---- the table of section 5

struct MaterialRow {
    const char* procedure;
    const char* stage;
    const char* kind;
    const char* name;
    Needed needed = Needed::always;
    Stamp stamp = Stamp::none;
};

constexpr const char* exceptions = "职业技能认定申报异常情况核实信息表";

const std::vector<MaterialRow> materials{
    {"employer/supervised", "plan", "plan-application-form", "职业技能等级认定计划申请表（豫人社办〔2020〕19号附件1，扫描件）"},
    {"employer/supervised", "registration", "warning-verification", "核查情况说明", Needed::registration_warnings},
    {"employer/supervised", "certificate", "exception-verification-form", exceptions, Needed::warnings},
    {"employer/supervised", "certificate", "passed-confirmation", "合格人员确认文件"},
    {"employer/supervised", "certificate", "internal-supervision-report", "内部质量督导报告"},

    {"employer/autonomous", "registration", "warning-evidence", "佐证材料", Needed::registration_warnings},
    {"employer/autonomous", "certificate", "implementation-notice", "职业技能等级认定实施公告"},
    {"employer/autonomous", "certificate", "implementation-plan", "本批次考核方式实施计划和安排"},
    {"employer/autonomous", "certificate", "participant-roster", "本批次参评人员花名册（公司或人事部门盖章）", Needed::always,
     Stamp::required},
    {"employer/autonomous", "certificate", "passed-confirmation", "合格人员确认文件", Needed::always, Stamp::doubtful},
    {"employer/autonomous", "certificate", "passed-score-roster", "合格人员成绩花名册（盖章）", Needed::always, Stamp::required},
    {"employer/autonomous", "certificate", "internal-supervision-report", "本批次认定工作内部质量督导报告"},
    {"employer/autonomous", "certificate", "exception-verification-form", exceptions, Needed::warnings},

    {"social-training/supervised", "plan", "plan-application-report", "职业技能等级认定考试计划申请报告"},
    {"social-training/supervised", "plan", "cross-region-application", "河南省省属社会培训评价组织跨地区认定申请表", Needed::cross_region},
    {"social-training/supervised", "registration", "eligibility-commitment", "考生报名资格审核合格承诺书"},
    {"social-training/supervised", "registration", "personal-information-form", "职业技能等级认定个人信息登记表"},
    {"social-training/supervised", "registration", "warning-evidence", "符合报名条件佐证", Needed::registration_warnings},
    {"social-training/supervised", "certificate", "internal-supervision-report", "内部质量督导报告"},
    {"social-training/supervised", "certificate", "exception-verification-form", exceptions, Needed::warnings},

    {"technical-college/supervised", "plan", "college-plan-application-form", "河南省院校职业技能等级认定中心认定考试计划申请表（扫描件）"},
    {"technical-college/supervised", "registration", "warning-verification", "核查情况说明", Needed::registration_warnings},
    {"technical-college/supervised", "certificate", "passed-student-register", "合格人员学籍花名册"},
    {"technical-college/supervised", "certificate", "internal-supervision-report", "内部质量督导报告"},
    {"technical-college/supervised", "certificate", "exception-verification-form", exceptions, Needed::warnings},

    {"technical-college/autonomous", "registration", "warning-evidence", "佐证材料", Needed::registration_warnings},
    {"technical-college/autonomous", "certificate", "implementation-notice", "职业技能等级认定实施公告"},
    {"technical-college/autonomous", "certificate", "implementation-plan", "本批次考核方式实施计划和安排"},
    {"technical-college/autonomous", "certificate", "participant-student-roster", "本批次参评学生人员花名册", Needed::always,
     Stamp::doubtful},
    {"technical-college/autonomous", "certificate", "student-register", "学生学籍表（盖章）", Needed::always, Stamp::required},
    {"technical-college/autonomous", "certificate", "passed-score-roster", "合格人员成绩花名册（盖章）", Needed::always, Stamp::required},
    {"technical-college/autonomous", "certificate", "internal-supervision-report", "本批次认定工作内部质量督导报告"},
    {"technical-college/autonomous", "certificate", "exception-verification-form", exceptions, Needed::warnings},
};

} // namespace

TEST_CASE("henan-2023: materials row by row") {
    std::map<std::string, std::size_t> seen;
    for (const MaterialRow& row : materials) {
        CAPTURE(row.procedure);
        CAPTURE(row.kind);
        const auto& all = procedure(row.procedure).materials;
        const std::size_t at = seen[row.procedure]++;
        REQUIRE(at < all.size());
        CHECK(all[at].stage == row.stage);
        CHECK(all[at].kind == row.kind);
        CHECK(all[at].name == row.name);
        CHECK(all[at].needed == row.needed);
        CHECK(all[at].stamp == row.stamp);
        CHECK(all[at].clause.rfind("豫职评〔2023〕230号 ", 0) == 0);
    }
    for (const Procedure& one : fixture::henan().procedures) CHECK(one.materials.size() == seen[one.id]);
}

TEST_CASE("henan-2023: one of two stands for the other and one absence is a warning") {
    for (const Procedure& one : fixture::henan().procedures) {
        for (const MaterialRequirement& material : one.materials) {
            CAPTURE(one.id);
            CAPTURE(material.kind);
            const bool employer_alone = one.id == "employer/autonomous";
            const bool one_of_two = employer_alone && (material.kind == "passed-confirmation" || material.kind == "passed-score-roster");
            CHECK(material.one_of.empty() != one_of_two);
            const bool warns = one.id == "employer/supervised" && material.kind == "exception-verification-form";
            CHECK(material.warn_otherwise == warns);
        }
    }
}

TEST_CASE("henan-2023: the name of a material is what stands before the bracket") {
    CHECK(procedure("employer/supervised").materials[0].short_name() == "职业技能等级认定计划申请表");
    CHECK(procedure("technical-college/autonomous").materials[4].short_name() == "学生学籍表");
    CHECK(procedure("employer/supervised").materials[1].short_name() == "核查情况说明");
}

} // namespace hegui
