#include "lib/judge/crowd.hpp"

#include <utility>

namespace hegui {

Crowd::Crowd(const Case& c) {
    for (const Waiver& waiver : c.batch.waivers) {
        if (waiver.subject) waived_.insert(*waiver.subject);
    }
}

bool Crowd::keeps(Outcome outcome, std::string_view subject) {
    const auto of = static_cast<std::size_t>(outcome);
    if (kept_.at(of) < most_listed) {
        ++kept_.at(of);
        return true;
    }
    if (!waived_.empty() && waived_.contains(subject)) return true;
    ++left_.at(of);
    return false;
}

std::vector<Finding> Crowd::take(Position at) && {
    for (std::size_t of = 0; of < outcomes; ++of) {
        if (left_.at(of) == 0) continue;
        Finding rest;
        rest.outcome = static_cast<Outcome>(of);
        rest.message = say("另有 {} 处同类问题未列出", "{} more like these that are not listed", left_.at(of));
        rest.remedy = {"先改正已列出的，再检查一次", "mend those that are listed and check again"};
        rest.at = at;
        rest.times = left_.at(of);
        findings_.push_back(std::move(rest));
    }
    return std::move(findings_);
}

} // namespace hegui
