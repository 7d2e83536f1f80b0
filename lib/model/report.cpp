#include "lib/model/report.hpp"

#include <algorithm>

namespace hegui {

std::string_view id_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::not_applicable: return "not-applicable";
    case Outcome::pass: return "pass";
    case Outcome::waived: return "waived";
    case Outcome::pending: return "pending";
    case Outcome::warning: return "warning";
    case Outcome::unchecked: return "unchecked";
    case Outcome::fail: return "fail";
    }
    return "";
}

std::string_view id_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::pass: return "pass";
    case Verdict::fail: return "fail";
    case Verdict::error: return "error";
    }
    return "";
}

Outcome worst_of(const std::vector<Finding>& findings) {
    Outcome worst = Outcome::pass;
    for (const Finding& finding : findings) worst = worse_of(worst, finding.outcome);
    return worst;
}

Location BatchResult::where(const Finding& finding) const {
    if (finding.file.empty()) return {file, finding.at};
    return {file.substr(0, file.rfind('/') + 1) + finding.file, finding.at};
}

std::size_t BatchResult::count(Outcome outcome) const {
    return static_cast<std::size_t>(
        std::count_if(rules.begin(), rules.end(), [&](const RuleResult& rule) { return rule.outcome == outcome; }));
}

void Summary::add(const BatchResult& result) {
    ++batches;
    if (result.verdict == Verdict::pass) ++pass;
    if (result.verdict == Verdict::fail) ++fail;
    if (result.verdict == Verdict::error) ++error;
    unchecked += result.count(Outcome::unchecked);
}

} // namespace hegui
