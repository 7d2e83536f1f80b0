#include "lib/base/folder_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace hegui {
namespace {

std::error_code system_error() { return {errno, std::generic_category()}; }

} // namespace

std::error_code FolderReader::open(const std::filesystem::path& path, bool followed) {
    const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followed ? 0 : O_NOFOLLOW);
    folder_ = Descriptor(::open(path.c_str(), flags)); // NOLINT(cppcoreguidelines-pro-type-vararg)
    at_ = end_ = 0;
    return folder_ ? std::error_code{} : system_error();
}

std::optional<FolderReader::Entry> FolderReader::next(std::error_code& error) {
    for (;;) {
        if (at_ == end_) {
            const ssize_t got = ::getdents64(folder_.number(), entries_.data(), entries_.size());
            error = got < 0 ? system_error() : std::error_code{};
            if (got <= 0) return std::nullopt;
            at_ = 0;
            end_ = static_cast<std::size_t>(got);
        }
        const auto& entry = *reinterpret_cast<const dirent64*>(entries_.data() + at_);
        at_ += entry.d_reclen;
        const std::string_view name = entry.d_name;
        if (name == "." || name == "..") continue;
        const auto kind = kind_of(entry, error);
        if (kind) return Entry{.name = name, .kind = *kind};
        if (error) return std::nullopt;
    }
}

/// Not every file system says so at once. Nothing where the entry is gone by now, or where there is an error.
std::optional<FolderReader::Kind> FolderReader::kind_of(const dirent64& entry, std::error_code& error) const {
    switch (entry.d_type) {
    case DT_DIR: return Kind::folder;
    case DT_REG: return Kind::file;
    case DT_UNKNOWN: break;
    default: return Kind::other;
    }
    struct stat status {};
    if (::fstatat(folder_.number(), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        error = errno == ENOENT ? std::error_code{} : system_error();
        return std::nullopt;
    }
    if (S_ISDIR(status.st_mode)) return Kind::folder;
    return S_ISREG(status.st_mode) ? Kind::file : Kind::other;
}

} // namespace hegui
