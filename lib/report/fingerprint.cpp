#include "lib/report/fingerprint.hpp"

#include "lib/base/sha256.hpp"

#include <map>

namespace hegui {
namespace {

constexpr std::size_t digits = 16;

} // namespace

std::vector<std::string> fingerprints(const BatchResult& batch, const RuleResult& rule) {
    std::vector<std::string> all;
    std::map<std::string_view, int> of_subject;
    for (const Finding& finding : rule.findings) {
        const int ordinal = of_subject[finding.subject]++;
        const std::string what = fmt::format("{}\n{}\n{}\n{}", batch.id.value_or(batch.file), rule.rule, finding.subject, ordinal);
        all.push_back(sha256(what).substr(0, digits));
    }
    return all;
}

} // namespace hegui
