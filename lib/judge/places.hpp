#pragma once

#include "lib/judge/rule.hpp"
#include "lib/model/occupation.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hegui {

/// An occupation at a level: what the batch holds sessions of, or what only rows of the roster name.
struct Pair {
    std::string subject; ///< 电工/4; empty where it is no session
    std::vector<const Session*> sessions;

    [[nodiscard]] bool is_session() const { return !sessions.empty(); }
};

/// What the sessions of a batch make of an entry of its roster.
struct Place {
    std::size_t pair = 0; ///< equal for entries of one occupation and level
    Text fault;           ///< why the batch has no such session; empty where it has
    bool name_differs = false;
};

/// Finds the session that each entry of a roster is registered for: by its code where it has one, else by its name.
class Places {
public:
    Places(const Case& c, const Roster& roster);

    [[nodiscard]] const Place& operator[](std::uint32_t entry) const { return places_[entry]; }
    [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }

private:
    void add_session(std::size_t group, const Session& session);
    /// The pair of an occupation (the number of its group, or what an unknown one is called) and a level.
    std::size_t pair_of(const std::string& occupation, const std::string& level);
    [[nodiscard]] std::optional<std::size_t> group_of(const RosterEntry& entry) const;
    Place place_of(const RosterEntry& entry, const WordList& levels);
    static Text fault_of(const RosterEntry& entry, const Word* level, bool is_known, const Pair& pair);

    using Groups = std::map<std::string, std::size_t, std::less<>>;

    std::vector<Session> linked_; ///< the sessions, and one of no level for each name that stands without a code in the roster
    std::vector<OccupationGroup> groups_;
    Groups by_name_;
    Groups by_name_without_code_;
    Groups by_code_;
    std::set<std::pair<std::string, std::string>> coded_names_;
    std::map<std::pair<std::string, std::string>, std::size_t> pair_places_;
    std::vector<Pair> pairs_;
    std::vector<Place> places_;
};

} // namespace hegui
