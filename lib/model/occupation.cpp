#include "lib/model/occupation.hpp"

#include <map>
#include <numeric>
#include <optional>

namespace hegui {
namespace {

/// Which sessions belong together, merged pair by pair (disjoint sets).
class Links {
public:
    explicit Links(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

    std::size_t root(std::size_t of) {
        while (parent_[of] != of) of = parent_[of] = parent_[parent_[of]];
        return of;
    }
    void join(std::size_t a, std::size_t b) { parent_[root(b)] = root(a); }

private:
    std::vector<std::size_t> parent_;
};

} // namespace

bool same_occupation(std::string_view name, const Field<std::string>& code, std::string_view other_name,
                     const Field<std::string>& other_code) {
    if (code && other_code) return *code == *other_code;
    return name == other_name;
}

std::vector<OccupationGroup> by_occupation(const std::vector<Session>& sessions) {
    Links links(sessions.size());
    std::map<std::string_view, std::size_t> with_code;
    std::map<std::string_view, std::size_t> without_code; // by name
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const Session& session = sessions[i];
        if (session.code) {
            const auto [first, is_new] = with_code.try_emplace(*session.code, i);
            if (!is_new) links.join(first->second, i);
        } else {
            const auto [first, is_new] = without_code.try_emplace(session.occupation, i);
            if (!is_new) links.join(first->second, i);
        }
    }
    // A session without a code is of one occupation with every session of its name, whatever code that has.
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const auto namesake = without_code.find(sessions[i].occupation);
        if (namesake != without_code.end()) links.join(namesake->second, i);
    }

    std::vector<OccupationGroup> groups;
    std::map<std::size_t, std::size_t> group_of_root;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const auto [group, is_new] = group_of_root.try_emplace(links.root(i), groups.size());
        if (is_new) groups.push_back({.name = sessions[i].occupation, .sessions = {}});
        groups[group->second].sessions.push_back(&sessions[i]);
    }
    return groups;
}

Occupation::Occupation(const OccupationGroup& group) {
    for (const Session* session : group.sessions) add(session->occupation, session->code);
}

Occupation::Occupation(const std::string& name, const Field<std::string>& code) { add(name, code); }

void Occupation::add(const std::string& name, const Field<std::string>& code) {
    (code ? codes_ : names_without_code_).insert(code ? *code : name);
    names_.insert(name);
}

bool Occupation::is_of(const Skill& skill) const {
    if (!skill.code) return names_.contains(skill.occupation);
    return codes_.contains(*skill.code) || names_without_code_.contains(skill.occupation);
}

} // namespace hegui
