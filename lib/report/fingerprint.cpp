#include "lib/report/fingerprint.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/sha256.hpp"

#include <map>

namespace hegui {
namespace {

constexpr std::size_t digits = 16;

} // namespace

std::vector<std::string> fingerprints(const BatchResult& batch, const RuleResult& rule) {
    std::vector<std::string> all;
    if (rule.findings.empty()) return all; // as of most rules
    all.reserve(rule.findings.size());
    std::string text = (batch.id ? *batch.id : mask_id_numbers(batch.file)) + '\n' + rule.rule + '\n';
    const std::size_t of_rule = text.size();
    std::map<std::string, std::size_t> of_subject;
    for (const Finding& finding : rule.findings) {
        const auto known = of_subject.try_emplace(mask_id_numbers(finding.subject), 0).first;
        text.resize(of_rule);
        text.append(known->first).append(1, '\n').append(std::to_string(known->second++));
        all.push_back(sha256(text));
        all.back().resize(digits);
    }
    return all;
}

} // namespace hegui
