#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "allowed", .type = KeyType::words, .required = true, .list = "theory", .about = {"允许的方式", "ways allowed"}}};

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    return judge_allowed(c, row, c.batch.theory,
                         {.list = "theory",
                          .key = "exam.theory",
                          .what = {"理论考试方式", "way of the theory exam"},
                          .remedy = {"改为规定的理论考试方式", "hold the theory exam in the prescribed way"}});
}

constexpr std::array<std::string_view, 1> reads{"exam.theory"};

constexpr About about{
    .asks = {"理论考试须采用规程规定的方式。", "The theory exam is held in the prescribed way."},
    .why = {"集中机考便于统一命题、阅卷和监管。", "Held centrally on computers, it is set, marked and supervised alike for all."},
    .computed = {"看 exam.theory 是否为本流程允许的方式。", "exam.theory must be one that the procedure allows."},
    .fails = {"只允许“集中在线机考”，批次写的是“纸笔考试”。",
              "Only centralized-online (集中在线机考) is allowed, and the batch says paper (纸笔考试)."},
    .passes = {"同样的流程，批次写的是“集中在线机考”。", "The same procedure, and the batch says centralized-online (集中在线机考)."},
    .mend = {"改用规定的方式重新安排理论考试。", "Arrange the theory exam anew in the prescribed way."},
};

} // namespace

extern const Rule theory_online{.id = "theory-online",
                                .title_zh = "理论考试方式",
                                .title_en = "theory exam",
                                .params = params,
                                .judge = judge,
                                .about = about,
                                .reads = reads};

} // namespace hegui::rules
