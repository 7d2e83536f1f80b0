#pragma once

#include "lib/base/field.hpp"
#include "lib/model/roster.hpp"

#include <filesystem>
#include <string>

namespace hegui {

/// The roster that a batch names: its rows, or why they can't be read. `folder` is the batch's folder; nothing outside of it is
/// opened. Bad rows are kept as they are written: what to think of them is for the rule to say.
Roster read_roster(const Field<std::string>& named, const std::filesystem::path& folder, bool hashes);

} // namespace hegui
