#pragma once

#include "lib/base/field.hpp"
#include "lib/base/file.hpp"
#include "lib/cache/cache.hpp"
#include "lib/model/roster.hpp"

#include <string>

namespace hegui {

/// The roster that a batch names: its rows, or why they can't be read. `folder` is the batch's folder; nothing outside of it is
/// opened, and not the roster where the cache knows it; there may be no cache. Bad rows are kept as they are written: what to think
/// of them is for the rule to say.
Roster read_roster(const Field<std::string>& named, EnclosedFolder& folder, bool hashes, Cache* cache);

} // namespace hegui
