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
    const int number = ::open(path.c_str(), flags); // NOLINT(cppcoreguidelines-pro-type-vararg)
    if (number < 0) return system_error();
    folder_.reset(::fdopendir(number));
    if (folder_) return {};
    const std::error_code error = system_error();
    ::close(number);
    return error;
}

std::optional<FolderReader::Entry> FolderReader::next(std::error_code& error) {
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(folder_.get());
        if (entry == nullptr) {
            error = system_error();
            return std::nullopt;
        }
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") return Entry{.name = name, .kind = kind_of(*entry)};
    }
}

/// Not every file system says so at once.
FolderReader::Kind FolderReader::kind_of(const dirent& entry) const {
    switch (entry.d_type) {
    case DT_DIR: return Kind::folder;
    case DT_REG: return Kind::file;
    case DT_UNKNOWN: break;
    default: return Kind::other;
    }
    struct stat status {};
    if (::fstatat(::dirfd(folder_.get()), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return Kind::other;
    if (S_ISDIR(status.st_mode)) return Kind::folder;
    return S_ISREG(status.st_mode) ? Kind::file : Kind::other;
}

} // namespace hegui
