#include "lib/judge/materials.hpp"

#include "lib/base/utf8.hpp"

#include <algorithm>

namespace hegui {
namespace {

using Need = ChecklistItem::Need;
using Needed = MaterialRequirement::Needed;
using Stamp = MaterialRequirement::Stamp;

constexpr std::string_view rule_of_materials = "materials";

Need need_of(const Case& c, const Materials& entries, const MaterialRequirement& required, bool attached) {
    const auto stands_in = [&](const MaterialRequirement& other) { return other.one_of == required.one_of && !entries.of(other).empty(); };
    const auto& all = c.procedure->materials;
    if (!required.one_of.empty() && !attached && std::any_of(all.begin(), all.end(), stands_in)) return Need::another;
    if (!is_needed(c, required)) return Need::none;
    return c.due_from(required.stage) ? Need::now : Need::later;
}

Outcome outcome_of(std::string_view kind, const std::vector<RuleResult>& rules) {
    Outcome outcome = Outcome::not_applicable;
    for (const RuleResult& rule : rules) {
        if (rule.rule != rule_of_materials) continue;
        for (const Finding& finding : rule.findings) {
            if (finding.subject == kind) outcome = worse_of(outcome, finding.outcome);
        }
    }
    return outcome;
}

} // namespace

Materials::Materials(const Batch& batch) {
    entries_.reserve(batch.materials.size());
    for (const Material& material : batch.materials) entries_.push_back({.material = &material, .kind = utf8::fold(*material.kind)});
}

bool Materials::Entry::is(const MaterialRequirement& required) const {
    return kind == required.kind || std::string_view(kind).substr(0, kind.find('(')) == required.term;
}

std::vector<const Material*> Materials::of(const MaterialRequirement& required) const {
    std::vector<const Material*> those;
    for (const Entry& entry : entries_) {
        if (entry.is(required)) those.push_back(entry.material);
    }
    return those;
}

std::vector<const Material*> Materials::unknown_to(const Procedure& procedure) const {
    std::vector<const Material*> unknown;
    for (const Entry& entry : entries_) {
        const auto& all = procedure.materials;
        const bool is_known = std::any_of(all.begin(), all.end(), [&](const MaterialRequirement& one) { return entry.is(one); });
        if (!is_known) unknown.push_back(entry.material);
    }
    return unknown;
}

bool is_needed(const Case& c, const MaterialRequirement& required) {
    switch (required.needed) {
    case Needed::always: return true;
    case Needed::cross_region: return c.in_another_region().value_or(false);
    case Needed::registration_warnings:
    case Needed::warnings: break;
    }
    // Warnings come from the platform at registration, and again after the exam.
    const Warnings& warnings = c.batch.warnings;
    const bool after_exam = required.needed == Needed::warnings && warnings.certificate.value_or(0) > 0;
    return warnings.registration.value_or(0) > 0 || after_exam;
}

std::vector<ChecklistItem> checklist_of(const Case& c, const std::vector<RuleResult>& rules) {
    std::vector<ChecklistItem> list;
    if (c.procedure == nullptr) return list;
    const Materials materials(c.batch);
    for (const MaterialRequirement& required : c.procedure->materials) {
        const std::vector<const Material*> entries = materials.of(required);
        ChecklistItem item{.kind = required.kind,
                           .name = required.name,
                           .stage = c.regulation.title_of("stage", required.stage),
                           .need = need_of(c, materials, required, !entries.empty()),
                           .files = {},
                           .stamp_asked = required.stamp != Stamp::none,
                           .stamped = !entries.empty(),
                           .outcome = outcome_of(required.kind, rules)};
        for (const Material* entry : entries) {
            item.files.push_back(*entry->file);
            item.stamped = item.stamped && entry->stamped.value_or(false);
        }
        list.push_back(std::move(item));
    }
    return list;
}

} // namespace hegui
