#pragma once

#include <dirent.h>

#include <filesystem>
#include <memory>
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
    struct Close {
        void operator()(DIR* folder) const { ::closedir(folder); }
    };
    [[nodiscard]] Kind kind_of(const dirent& entry) const;

    std::unique_ptr<DIR, Close> folder_;
};

} // namespace hegui
