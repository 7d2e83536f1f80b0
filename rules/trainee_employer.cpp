#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "allowed", .type = KeyType::words, .required = true, .list = "kind"}};

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

} // namespace

extern const Rule trainee_employer{
    .id = "trainee-employer", .title_zh = "参培人员所在单位", .title_en = "trainees' institution", .params = params, .judge = judge};

} // namespace hegui::rules
