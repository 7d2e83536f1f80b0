#include "lib/sheet/xlsx_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hegui {
namespace {

/// The name of a part that another part names: absolute, or relative to its folder.
std::string part_named(std::string_view target, std::string_view by) {
    std::string whole(target);
    std::replace(whole.begin(), whole.end(), '\\', '/');
    if (whole.empty() || whole.front() != '/') whole.insert(0, by.substr(0, by.rfind('/') + 1));
    std::vector<std::string> steps;
    for (std::size_t at = 0; at <= whole.size();) {
        const std::size_t end = std::min(whole.find('/', at), whole.size());
        const std::string step = whole.substr(at, end - at);
        if (step == ".." && !steps.empty()) steps.pop_back();
        if (!step.empty() && step != "." && step != "..") steps.push_back(step);
        at = end + 1;
    }
    return fmt::format("{}", fmt::join(steps, "/"));
}

} // namespace

std::string relations_of(std::string_view part) {
    const std::size_t name = part.rfind('/') == std::string_view::npos ? 0 : part.rfind('/') + 1;
    return fmt::format("{}_rels/{}.rels", part.substr(0, name), part.substr(name));
}

bool Relations::open(std::string_view name, const XmlAttributes& attributes) {
    if (name != "Relationship" || attributes["TargetMode"] == "External") return true;
    by_id_.try_emplace(std::string(attributes["Id"]), Relation{std::string(attributes["Type"]), part_named(attributes["Target"], of_)});
    return true;
}

const Relation* Relations::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second;
}

const Relation* Relations::of_type(std::string_view ending) const {
    for (const auto& [id, relation] : by_id_) {
        if (relation.type.ends_with(ending)) return &relation;
    }
    return nullptr;
}

bool SheetList::open(std::string_view name, const XmlAttributes& attributes) {
    if (name != "sheet") return true;
    const std::string_view state = attributes["state"];
    sheets_.push_back({std::string(attributes["id"]), state == "hidden" || state == "veryHidden"});
    return true;
}

} // namespace hegui
