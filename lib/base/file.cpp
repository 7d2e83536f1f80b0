#include "lib/base/file.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace hegui {
namespace fs = std::filesystem;

ReadOutcome regular_file(const fs::path& path, std::uintmax_t most, std::uintmax_t& size) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return ReadOutcome::absent;
    if (error) return error == std::errc::permission_denied ? ReadOutcome::denied : ReadOutcome::failed;
    if (!fs::is_regular_file(status)) return ReadOutcome::not_regular;
    size = fs::file_size(path, error);
    if (error) return ReadOutcome::failed;
    return size > most ? ReadOutcome::too_large : ReadOutcome::read;
}

ReadOutcome why_not_opened(int error) { return error == EACCES || error == EPERM ? ReadOutcome::denied : ReadOutcome::failed; }

ReadOutcome read_file(const fs::path& path, std::uintmax_t most, std::string& bytes) {
    std::uintmax_t size = 0;
    if (const ReadOutcome outcome = regular_file(path, most, size); outcome != ReadOutcome::read) return outcome;
    errno = 0;
    std::ifstream in;
    in.rdbuf()->pubsetbuf(nullptr, 0);
    in.open(path, std::ios::binary);
    if (!in) return why_not_opened(errno);
    bytes.resize(size);
    const auto got = in.rdbuf()->sgetn(bytes.data(), static_cast<std::streamsize>(size));
    // A file that shrinks or grows while it is read is in somebody's hands: what we have is not what will be submitted.
    const bool grown = in.rdbuf()->sgetc() != std::char_traits<char>::eof();
    if (got != static_cast<std::streamsize>(size) || grown) return ReadOutcome::failed;
    return ReadOutcome::read;
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

} // namespace

PathWithin path_within(const fs::path& folder, std::string_view named) {
    using State = PathWithin::State;
    if (named.empty() || named.find('\0') != std::string_view::npos) return {.state = State::absent, .path = {}};
    const fs::path relative = path_of(named);
    if (leaves(relative)) return {.state = State::outside, .path = {}};
    std::error_code error;
    const fs::path real_folder = fs::canonical(folder.empty() ? fs::path(".") : folder, error);
    const fs::path real = error ? fs::path{} : fs::canonical(real_folder / relative, error);
    if (error == std::errc::permission_denied) return {.state = State::denied, .path = {}};
    if (error) return {.state = State::absent, .path = {}};
    if (!is_within(real, real_folder)) return {.state = State::outside, .path = {}};
    return {.state = State::within, .path = real};
}

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

} // namespace hegui
