#include "lib/judge/rule.hpp"

#include <algorithm>
#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "allowed", .type = KeyType::words, .required = true, .list = "scope"}};

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const auto& scope = c.batch.candidates.scope;
    if (!scope) return {missing(c, row.due, "scope", "candidates.scope", scope.at())};
    const auto allowed = row.params.texts("allowed");
    if (std::find(allowed.begin(), allowed.end(), *scope) != allowed.end()) return {};

    std::vector<Text> shown_words;
    for (const std::string& one : allowed) shown_words.push_back(c.regulation.title_of("scope", one));
    Finding finding = fail(
        "scope",
        say("考生范围为“{}”，本流程只面向：{}", "the candidates are {}; this procedure is for {} only",
            c.regulation.title_of("scope", *scope), listed(shown_words)),
        {"核对考生身份，不在范围内的考生改由其他机构或模块认定", "check who the candidates are; others need another institution or module"},
        scope.at());
    finding.actual = *scope;
    finding.expected = fmt::format("{}", fmt::join(allowed, " | "));
    return {finding};
}

} // namespace

extern const Rule candidate_scope{
    .id = "candidate-scope", .title_zh = "考生范围", .title_en = "who the candidates are", .params = params, .judge = judge};

} // namespace hegui::rules
