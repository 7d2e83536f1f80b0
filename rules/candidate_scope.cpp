#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "allowed", .type = KeyType::words, .required = true, .list = "scope"}};

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    return judge_allowed(c, row, c.batch.candidates.scope,
                         {.list = "scope",
                          .key = "candidates.scope",
                          .what = {"考生范围", "candidates"},
                          .remedy = {"核对考生身份，不在范围内的考生改由其他机构或模块认定",
                                     "check who the candidates are; others need another institution or module"}});
}

} // namespace

extern const Rule candidate_scope{
    .id = "candidate-scope", .title_zh = "考生范围", .title_en = "who the candidates are", .params = params, .judge = judge};

} // namespace hegui::rules
