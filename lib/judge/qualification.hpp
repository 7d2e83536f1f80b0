#pragma once

#include "lib/judge/rule.hpp"
#include "lib/model/occupation.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace hegui {

/// What somebody must hold to be an examiner of an occupation: a skill certificate in it, or a professional title of a specialty
/// related to it.
struct Qualification {
    std::int64_t least_level = 0; ///< this level or a higher one, which has a lower number
    std::string least_grade;      ///< this grade or a higher one

    /// As a row gives it, by its parameters skill-at-least and title-at-least.
    static Qualification of(const RuleRow& row);

    [[nodiscard]] bool is_met(const Regulation& regulation, const Occupation& occupation, std::span<const Skill> skills,
                              std::span<const Title> titles) const;
    /// "neither a skill certificate … nor a title …"
    [[nodiscard]] Text lacking(const Regulation& regulation) const;
};

/// The parameters that a rule which judges by it declares.
inline constexpr Key skill_at_least{
    .name = "skill-at-least", .type = KeyType::level, .required = true, .about = {"技能等级证书至少为", "the least skill level"}};
inline constexpr Key title_at_least{
    .name = "title-at-least", .type = KeyType::word, .required = true, .list = "grade", .about = {"职称至少为", "the least title"}};

} // namespace hegui
