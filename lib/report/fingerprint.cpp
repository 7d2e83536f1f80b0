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
    const std::string of_batch = batch.id ? *batch.id : mask_id_numbers(batch.file);
    std::map<std::string, int> of_subject;
    for (const Finding& finding : rule.findings) {
        const std::string subject = mask_id_numbers(finding.subject);
        const int ordinal = of_subject[subject]++;
        const std::string what = fmt::format("{}\n{}\n{}\n{}", of_batch, rule.rule, subject, ordinal);
        all.push_back(sha256(what).substr(0, digits));
    }
    return all;
}

} // namespace hegui
