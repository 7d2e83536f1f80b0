#pragma once

#include "lib/base/descriptor.hpp"

#include <dirent.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

namespace hegui {

/// The entries of a folder one after another, in no order, without `.` and `..`.
class FolderReader {
public:
    enum class Kind {
        folder,
        file, ///< a regular one
        other ///< a link, too: it is not followed
    };
    struct Entry {
        std::string_view name; ///< until the next one is asked for
        Kind kind = Kind::other;
    };

    /// Opens it. A link to a folder is one only where links are `followed`.
    std::error_code open(const std::filesystem::path& path, bool followed);

    /// Nothing at the end, or where there is an error.
    std::optional<Entry> next(std::error_code& error);

private:
    std::optional<Kind> kind_of(const dirent64& entry, std::error_code& error) const;

    // Not a DIR: of each folder, it asks the system for three things more, and for memory.
    Descriptor folder_;
    alignas(dirent64) std::array<char, 32UL * 1024> entries_; ///< as the system gives them, several at once
    std::size_t at_ = 0;
    std::size_t end_ = 0;
};

} // namespace hegui
