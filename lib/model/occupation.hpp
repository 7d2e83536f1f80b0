#pragma once

#include "lib/model/batch.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// Whether two occupations are one: by their codes where both have one, else by their names.
bool same_occupation(std::string_view name, const Field<std::string>& code, std::string_view other_name,
                     const Field<std::string>& other_code);

/// The sessions of one occupation, in the order of the file.
struct OccupationGroup {
    std::string name; ///< as its first session writes it
    std::vector<const Session*> sessions;
};

/// The sessions of a batch by occupation; what is linked through a third session belongs together.
std::vector<OccupationGroup> by_occupation(const std::vector<Session>& sessions);

/// An occupation under all the names and codes that a batch writes it with.
class Occupation {
public:
    explicit Occupation(const OccupationGroup& group);
    Occupation(const std::string& name, const Field<std::string>& code);

    /// Whether a skill certificate is of it: by the code where both have one, else by the name.
    [[nodiscard]] bool is_of(const Skill& skill) const;
    [[nodiscard]] bool has_name(const std::string& name) const { return names_.contains(name); }

private:
    void add(const std::string& name, const Field<std::string>& code);

    std::set<std::string> codes_;
    std::set<std::string> names_;
    std::set<std::string> names_without_code_;
};

} // namespace hegui
