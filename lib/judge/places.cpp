#include "lib/judge/places.hpp"

namespace hegui {

Places::Places(const Case& c, const Roster& roster) : linked_(c.batch.sessions) {
    // A name without a code stands for every session of that name, and so makes one occupation of them.
    std::set<std::string_view> names;
    for (const Session& session : c.batch.sessions) names.insert(session.occupation);
    for (const RosterEntry& entry : roster.entries) {
        if (!entry.code.empty() || !names.contains(entry.occupation)) continue;
        linked_.emplace_back().occupation = entry.occupation;
    }
    groups_ = by_occupation(linked_);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        for (const Session* session : groups_[i].sessions) add_session(i, *session);
    }
    const WordList& levels = c.regulation.words.find("level")->second;
    for (const RosterEntry& entry : roster.entries) places_.push_back(place_of(entry, levels));
}

void Places::add_session(std::size_t group, const Session& session) {
    if (session.level == 0) return; // stands for a name of the roster
    by_name_.emplace(session.occupation, group);
    if (session.code) {
        by_code_.emplace(*session.code, group);
        coded_names_.emplace(*session.code, session.occupation);
    } else {
        by_name_without_code_.emplace(session.occupation, group);
    }
    Pair& pair = pairs_[pair_of(std::to_string(group), std::to_string(session.level))];
    pair.subject = groups_[group].name + "/" + std::to_string(session.level);
    pair.sessions.push_back(&session);
}

std::size_t Places::pair_of(const std::string& occupation, const std::string& level) {
    const auto [known, is_new] = pair_places_.try_emplace({occupation, level}, pairs_.size());
    if (is_new) pairs_.emplace_back();
    return known->second;
}

std::optional<std::size_t> Places::group_of(const RosterEntry& entry) const {
    const auto find = [](const Groups& groups, const std::string& word) {
        const auto known = groups.find(word);
        return known == groups.end() ? std::nullopt : std::optional(known->second);
    };
    if (entry.code.empty()) return find(by_name_, entry.occupation);
    const auto coded = find(by_code_, entry.code);
    return coded ? coded : find(by_name_without_code_, entry.occupation);
}

Place Places::place_of(const RosterEntry& entry, const WordList& levels) {
    const Word* level = find_word(levels, entry.level);
    const auto group = group_of(entry);
    const std::string unknown = "?" + (entry.code.empty() ? entry.occupation : entry.code);
    Place place;
    place.pair = pair_of(group ? std::to_string(*group) : unknown, level == nullptr ? entry.level : level->id);
    place.name_differs = by_code_.contains(entry.code) && !entry.occupation.empty() &&
                         !coded_names_.contains({entry.code, entry.occupation});
    place.fault = fault_of(entry, level, group.has_value(), pairs_[place.pair]);
    return place;
}

Text Places::fault_of(const RosterEntry& entry, const Word* level, bool is_known, const Pair& pair) {
    const std::string& shown = entry.occupation.empty() ? entry.code : entry.occupation;
    if (entry.level.empty()) return {"没有填写级别", "no level is given"};
    if (level == nullptr) return say("“{}”不是等级", "\"{}\" is no level", entry.level);
    if (shown.empty()) return {"没有填写职业", "no occupation is given"};
    if (!is_known) return say("批次没有职业“{}”的场次", "the batch has no session of the occupation \"{}\"", shown);
    if (pair.is_session()) return {};
    const Text title{level->names.empty() ? level->id : level->names.front(), level->id};
    return say("批次没有“{}”{}的场次", "the batch has no session of \"{}\" at level {}", shown, title);
}

} // namespace hegui
