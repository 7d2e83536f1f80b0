#include "lib/base/file.hpp"

#include "lib/base/file_reader.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace hegui {
namespace fs = std::filesystem;

namespace {

/// What it means that the system did not say what is at a path. A disk or a server that does not answer does not say that there is
/// nothing.
ReadOutcome why_not_found(int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
    case ELOOP: return ReadOutcome::absent;
    default: return why_not_opened(error);
    }
}

} // namespace

ReadOutcome regular_file(const fs::path& path, std::uintmax_t most, std::uintmax_t& size) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return why_not_found(errno);
    if (!S_ISREG(status.st_mode)) return ReadOutcome::not_regular;
    size = static_cast<std::uintmax_t>(status.st_size);
    return size > most ? ReadOutcome::too_large : ReadOutcome::read;
}

ReadOutcome why_not_opened(int error) { return error == EACCES || error == EPERM ? ReadOutcome::denied : ReadOutcome::failed; }

ReadOutcome read_file(const fs::path& path, std::uintmax_t most, std::string& bytes) {
    FileReader file;
    ReadOutcome outcome = file.open(path, most);
    std::string_view content;
    if (outcome == ReadOutcome::read) outcome = file.read_all(bytes, content);
    if (outcome == ReadOutcome::read) bytes.resize(content.size());
    return outcome;
}

namespace {

bool is_within(const fs::path& path, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

/// A path that leaves the folder by its words alone.
bool leaves(const fs::path& named) {
    if (named.has_root_path()) return true;
    const fs::path normal = named.lexically_normal();
    return !normal.empty() && *normal.begin() == "..";
}

/// A path of names alone: no `.` or `..`, no slash too many.
bool is_plain(std::string_view named) {
    for (std::size_t start = 0; start <= named.size();) {
        const std::size_t end = std::min(named.find('/', start), named.size());
        const std::string_view part = named.substr(start, end - start);
        if (part.empty() || part == "." || part == "..") return false;
        start = end + 1;
    }
    return true;
}

PathWithin::State state_of(int error) {
    switch (why_not_found(error)) {
    case ReadOutcome::absent: return PathWithin::State::absent;
    case ReadOutcome::denied: return PathWithin::State::denied;
    default: return PathWithin::State::failed;
    }
}

std::optional<FileIdentity> identity_of_regular(const struct stat& status) {
    return S_ISREG(status.st_mode) ? std::optional(identity_of(status)) : std::nullopt;
}

} // namespace

EnclosedFolder::EnclosedFolder(const fs::path& path) : path_(path.empty() ? fs::path(".") : path) {}

std::optional<std::string> EnclosedFolder::direct(std::string_view named) const {
    const bool is_mere_name = is_plain(named) && named.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos;
    if (!is_mere_name) return std::nullopt;
    std::string path;
    path.reserve(path_.native().size() + 1 + named.size());
    return path.append(path_.native()).append(1, '/').append(named);
}

std::optional<std::string> EnclosedFolder::open(std::string_view named, std::uintmax_t most, FileReader& file) const {
    auto path = direct(named);
    const bool is_open = path && file.open(*path, most, FileReader::Links::refused) == ReadOutcome::read;
    return is_open ? std::move(path) : std::nullopt;
}

PathWithin EnclosedFolder::find(std::string_view named) {
    using State = PathWithin::State;
    if (named.empty() || named.find('\0') != std::string_view::npos) return {};
    if (!is_plain(named)) return leaves(path_of(named)) ? PathWithin{.state = State::outside} : follow(named);

    // Names alone lead out of the folder only by a link: where there is none, nothing need be resolved.
    std::string path = path_.native() + '/';
    const std::size_t last = named.find('/') == std::string_view::npos ? 0 : named.rfind('/');
    const bool is_known = named.substr(0, last) == plain_;
    path += named.substr(0, is_known ? last : 0);
    struct stat status {};
    for (std::size_t end = is_known ? last : 0; end < named.size();) {
        const std::size_t start = end;
        end = std::min(named.find('/', start + 1), named.size());
        path += named.substr(start, end - start);
        if (::lstat(path.c_str(), &status) != 0) return {.state = state_of(errno)};
        if (S_ISLNK(status.st_mode)) return follow(named);
    }
    plain_ = named.substr(0, last);
    return {.state = State::within, .path = std::move(path), .identity = identity_of_regular(status)};
}

PathWithin EnclosedFolder::follow(std::string_view named) const {
    std::error_code error;
    const fs::path folder = fs::canonical(path_, error);
    const fs::path real = error ? fs::path{} : fs::canonical(folder / path_of(named), error);
    if (error) return {.state = state_of(error.value())};
    if (!is_within(real, folder)) return {.state = PathWithin::State::outside};
    struct stat status {};
    if (::lstat(real.c_str(), &status) != 0) return {.state = state_of(errno)};
    return {.state = PathWithin::State::within, .path = path_ / real.lexically_relative(folder), .identity = identity_of_regular(status)};
}

PathWithin path_within(const fs::path& folder, std::string_view named) { return EnclosedFolder(folder).find(named); }

fs::path path_of(std::string_view utf8) { return {std::u8string(utf8.begin(), utf8.end())}; }

std::string text_of(const fs::path& path) {
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

Text why_not_read(ReadOutcome outcome, std::uintmax_t most) {
    switch (outcome) {
    case ReadOutcome::read: return {};
    case ReadOutcome::absent: return {"没有这个文件", "there is no such file"};
    case ReadOutcome::not_regular:
        return {"不是普通文件（可能是文件夹或特殊文件）", "it is not a regular file (but a folder or a special file)"};
    case ReadOutcome::denied: return {"没有读取权限", "no right to read it"};
    case ReadOutcome::too_large: return say("文件超过 {} 字节，不予打开", "it is larger than {} bytes and is not opened", most);
    case ReadOutcome::failed: return {"读取时出错", "it could not be read"};
    }
    return {};
}

Text why_refused(const std::error_code& error) {
    static constexpr std::array<std::pair<std::errc, Wording>, 11> known{{
        {std::errc::permission_denied, {"没有权限", "no right to do so"}},
        {std::errc::operation_not_permitted, {"没有权限", "no right to do so"}},
        {std::errc::no_such_file_or_directory, {"没有这个文件或文件夹", "there is no such file or folder"}},
        {std::errc::not_a_directory, {"它或路径中的一段不是文件夹", "it, or a part of its path, is not a folder"}},
        {std::errc::is_a_directory, {"它是文件夹", "it is a folder"}},
        {std::errc::read_only_file_system, {"所在的文件系统只读", "its file system is read-only"}},
        {std::errc::no_space_on_device, {"磁盘已满", "the disk is full"}},
        {std::errc::too_many_symbolic_link_levels, {"链接层数太多，或首尾相接", "too many links, or links in a circle"}},
        {std::errc::filename_too_long, {"名称或路径太长", "its name or its path is too long"}},
        {std::errc::io_error, {"磁盘或网络读写出错", "the disk or the network failed"}},
        {std::errc::not_enough_memory, {"内存不足", "there is not enough memory"}},
    }};
    const auto* const one = std::find_if(known.begin(), known.end(), [&](const auto& entry) { return error == entry.first; });
    return one == known.end() ? same(error.message()) : one->second.text();
}

} // namespace hegui
