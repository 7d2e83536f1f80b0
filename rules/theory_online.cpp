#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "allowed", .type = KeyType::words, .required = true, .list = "theory"}};

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    return judge_allowed(c, row, c.batch.theory,
                         {.list = "theory",
                          .key = "exam.theory",
                          .what = {"理论考试方式", "way of the theory exam"},
                          .remedy = {"改为规定的理论考试方式", "hold the theory exam in the prescribed way"}});
}

} // namespace

extern const Rule theory_online{
    .id = "theory-online", .title_zh = "理论考试方式", .title_en = "theory exam", .params = params, .judge = judge};

} // namespace hegui::rules
