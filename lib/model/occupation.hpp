#pragma once

#include "lib/model/batch.hpp"

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

} // namespace hegui
