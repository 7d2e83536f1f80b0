#include "lib/judge/rule.hpp"

#include <algorithm>
#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "allowed", .type = KeyType::words, .required = true, .list = "theory"}};

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const auto& theory = c.batch.theory;
    if (!theory) return {missing(c, row.due, "theory", "exam.theory", theory.at())};
    const auto allowed = row.params.texts("allowed");
    if (std::find(allowed.begin(), allowed.end(), *theory) != allowed.end()) return {};

    std::vector<Text> shown_words;
    for (const std::string& one : allowed) shown_words.push_back(c.regulation.title_of("theory", one));
    Finding finding = fail("theory",
                           say("理论考试方式为“{}”，应为：{}", "the theory exam is {}; it must be {}",
                               c.regulation.title_of("theory", *theory), listed(shown_words)),
                           {"改为规定的理论考试方式", "hold the theory exam in the prescribed way"}, theory.at());
    finding.actual = *theory;
    finding.expected = fmt::format("{}", fmt::join(allowed, " | "));
    return {finding};
}

} // namespace

extern const Rule theory_online{
    .id = "theory-online", .title_zh = "理论考试方式", .title_en = "theory exam", .params = params, .judge = judge};

} // namespace hegui::rules
