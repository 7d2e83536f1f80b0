#include "lib/judge/qualification.hpp"

#include <algorithm>

namespace hegui {

Qualification Qualification::of(const RuleRow& row) {
    return {.least_level = row.params.count(skill_at_least.name), .least_grade = row.params.text(title_at_least.name)};
}

bool Qualification::is_met(const Regulation& regulation, const Occupation& occupation, std::span<const Skill> skills,
                           std::span<const Title> titles) const {
    const auto related = [&](const Title& title) {
        const auto names = title.related_to.value_or({});
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return occupation.has_name(name); });
    };
    const std::size_t least = regulation.rank("grade", least_grade);
    return std::any_of(skills.begin(), skills.end(),
                       [&](const Skill& skill) { return skill.level <= least_level && occupation.is_of(skill); }) ||
           std::any_of(titles.begin(), titles.end(),
                       [&](const Title& title) { return regulation.rank("grade", title.grade) >= least && related(title); });
}

Text Qualification::lacking(const Regulation& regulation) const {
    return say("没有本职业{}及以上技能等级，也没有相关专业{}及以上职称",
               "neither a skill certificate of the occupation at level {} or above, nor a related title of grade {} or above",
               regulation.title_of("level", std::to_string(least_level)), regulation.title_of("grade", least_grade));
}

} // namespace hegui
