#pragma once

#include "lib/base/content_hash.hpp"
#include "lib/model/roster.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hegui {

/// What the content of a roster has told, as the cache keeps it.
struct RosterRecord {
    ContentHash hash;
    std::string ending; ///< of the file's name: it decides what the content should be
    Roster roster;      ///< without what the batch says of it, and without its size, by which it is known

    /// The bytes that the cache keeps; nothing where the rows alone are more than it takes.
    [[nodiscard]] std::optional<std::string> written() const;

    /// Nothing where these bytes are no such record.
    static std::optional<RosterRecord> read(std::string_view bytes);
};

} // namespace hegui
