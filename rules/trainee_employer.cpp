#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "allowed",
                                .type = KeyType::words,
                                .required = true,
                                .list = "kind",
                                .about = {"接收的机构类别", "kinds of institutions admitted"}}};

/// The institution's kind, and that it is on record (已备案) or about to be (拟备案): any word of that list will do.
std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    std::vector<Finding> findings = judge_allowed(
        c, row, c.batch.institution.kind,
        {.list = "kind",
         .key = "institution.kind",
         .what = {"机构类别", "kind of institution"},
         .remedy = {"暂不接收其他单位人员报名；核对 institution.kind",
                    "people of other institutions are not admitted for the time being; check institution.kind"}});
    const Field<std::string>& status = c.batch.institution.status;
    if (!status) findings.push_back(missing(c, row.due, "status", "institution.status", status.at()));
    return findings;
}

constexpr std::array<std::string_view, 2> reads{"institution.kind", "institution.status"};

constexpr About about{
    .asks = {"报名单位须是通知接收的机构，且已备案或拟备案。",
             "The institution is one that the notice admits, and on record or about to be."},
    .why = {"培训名额只给将要开展评价工作的机构。", "The places are for institutions that are going to assess."},
    .computed = {"看 institution.kind 是否在接收之列；institution.status 须写明。",
                 "institution.kind must be one of those admitted, and institution.status must be stated."},
    .fails = {"机构类别为“社会培训评价组织”，不在接收之列。", "The institution is a social-training organisation, which is not admitted."},
    .passes = {"机构类别为“央企驻皖分支机构”，在接收之列，“已备案”。",
               "The institution is a central-enterprise-branch, which is admitted, and filed."},
    .mend = {"核对机构类别和备案情况；不在接收之列的暂不能报名。", "Check both; others are not admitted for the time being."},
};

} // namespace

extern const Rule trainee_employer{.id = "trainee-employer",
                                   .title_zh = "参培人员所在单位",
                                   .title_en = "trainees' institution",
                                   .params = params,
                                   .judge = judge,
                                   .about = about,
                                   .reads = reads};

} // namespace hegui::rules
