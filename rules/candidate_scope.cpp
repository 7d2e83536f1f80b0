#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "allowed", .type = KeyType::words, .required = true, .list = "scope", .about = {"允许的考生范围", "candidates allowed"}}};

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    return judge_allowed(c, row, c.batch.candidates.scope,
                         {.list = "scope",
                          .key = "candidates.scope",
                          .what = {"考生范围", "candidates"},
                          .remedy = {"核对考生身份，不在范围内的考生改由其他机构或模块认定",
                                     "check who the candidates are; others need another institution or module"}});
}

constexpr std::array<std::string_view, 1> reads{"candidates.scope"};

constexpr About about{
    .asks = {"考生须是本流程准许认定的人员。", "The candidates are people whom this procedure may assess."},
    .why = {"用人单位认定自己的职工，院校认定自己的学生；面向社会的认定走另外的流程。",
            "Employers assess their own staff and colleges their own students; the public has a procedure of its own."},
    .computed = {"看 candidates.scope 是否为本流程允许的范围。程序不逐人核对身份，那要由机构审核。",
                 "candidates.scope must be one that the procedure allows. Who each candidate is, the institution has to check."},
    .fails = {"只允许“本单位职工”，批次写的是“社会人员”。",
              "Only own-employees (本单位职工) are allowed, and the batch says public (社会人员)."},
    .passes = {"同样的流程，批次写的是“本单位职工”。", "The same procedure, and the batch says own-employees (本单位职工)."},
    .mend = {"核对考生身份；不在范围内的考生，改由其他机构或模块认定。", "Check who they are; others need another institution or module."},
};

} // namespace

extern const Rule candidate_scope{.id = "candidate-scope",
                                  .title_zh = "考生范围",
                                  .title_en = "who the candidates are",
                                  .params = params,
                                  .judge = judge,
                                  .about = about,
                                  .reads = reads};

} // namespace hegui::rules
