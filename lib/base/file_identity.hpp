#pragma once

#include <cstdint>

struct stat;

namespace hegui {

/// What tells a file as it is now from every other file and from itself before a change, without a look inside. Times are in
/// nanoseconds since 1970.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< its content; whoever may write may also set it back
    std::int64_t changed = 0;  ///< anything about it; only the system sets it

    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// By what the system says of a file.
FileIdentity identity_of(const struct stat& status);

} // namespace hegui
