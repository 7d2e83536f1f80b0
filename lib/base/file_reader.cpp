#include "lib/base/file_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <memory>

namespace hegui {
namespace {

constexpr std::int64_t second = 1'000'000'000; // in nanoseconds

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * second + time.tv_nsec; }

/// Linux takes the times of files from its coarse clock; the exact one runs ahead of it.
std::int64_t file_clock() {
#ifdef CLOCK_REALTIME_COARSE
    constexpr clockid_t clock = CLOCK_REALTIME_COARSE;
#else
    constexpr clockid_t clock = CLOCK_REALTIME;
#endif
    timespec now{};
    return ::clock_gettime(clock, &now) == 0 ? nanoseconds(now) : 0;
}

} // namespace

FileIdentity identity_of(const struct stat& status) {
    return {.device = status.st_dev,
            .inode = status.st_ino,
            .size = static_cast<std::uint64_t>(status.st_size),
            .modified = nanoseconds(status.st_mtim),
            .changed = nanoseconds(status.st_ctim)};
}

ReadOutcome FileReader::open(const std::string& path, std::uintmax_t most, Links links) {
    kept_size_ = 0;
    opened_ = file_clock();
    // Without waiting: for the other end of a named pipe, for a terminal line.
    const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (links == Links::refused ? O_NOFOLLOW : 0);
    file_ = Descriptor(::open(path.c_str(), flags)); // NOLINT(cppcoreguidelines-pro-type-vararg)
    if (!file_) {
        const int error = errno;
        const ReadOutcome outcome = regular_file(path, most, identity_.size); // a folder or a socket may not be opened, either
        return outcome == ReadOutcome::read ? why_not_opened(error) : outcome;
    }
    struct stat status {};
    if (::fstat(file_.number(), &status) != 0) return ReadOutcome::failed;
    if (!S_ISREG(status.st_mode)) return ReadOutcome::not_regular;
    identity_ = identity_of(status);
    return size() > most ? ReadOutcome::too_large : ReadOutcome::read;
}

void FileReader::keep_start() {
    const std::size_t wanted = std::min<std::uintmax_t>(start_size, size());
    kept_ = std::make_unique_for_overwrite<char[]>(wanted);
    kept_size_ = read_from_system(0, {kept_.get(), wanted});
}

std::size_t FileReader::read_at(std::uint64_t offset, std::span<char> into) const {
    if (offset >= kept_size_) return read_from_system(offset, into);
    const std::size_t got = std::min<std::size_t>(kept_size_ - offset, into.size());
    std::copy_n(kept_.get() + offset, got, into.data());
    const bool is_done = got == into.size() || kept_size_ == size();
    return is_done ? got : got + read_from_system(offset + got, into.subspan(got));
}

std::size_t FileReader::read_from_system(std::uint64_t offset, std::span<char> into) const {
    std::size_t got = 0;
    while (got < into.size()) {
        const ssize_t more = ::pread(file_.number(), into.data() + got, into.size() - got, static_cast<off_t>(offset + got));
        if (more < 0 && errno == EINTR) continue;
        if (more <= 0) break;
        got += static_cast<std::size_t>(more);
        if (offset + got == size()) break; // where more was asked for there is no more
    }
    return got;
}

ReadOutcome FileReader::read_all(std::string& room, std::string_view& bytes) const {
    const std::size_t wanted = size() + 1; // one more than there is: growth shows
    if (room.size() < wanted) room.resize(wanted);
    const std::size_t got = read_at(0, {room.data(), wanted});
    bytes = std::string_view(room).substr(0, got);
    return got == size() ? ReadOutcome::read : ReadOutcome::failed;
}

bool FileReader::read_through(const std::function<void(std::string_view)>& take) const {
    constexpr std::uintmax_t at_once = 256UL * 1024;
    const std::size_t room = std::min(at_once, size() + 1);
    const auto bytes = std::make_unique_for_overwrite<char[]>(room); // most files need little of it, and clearing it would take longer
    std::uint64_t offset = 0;
    while (offset < size()) {
        const std::size_t got = read_at(offset, {bytes.get(), room});
        if (got == 0) break;
        take({bytes.get(), got});
        offset += got;
    }
    return offset == size();
}

bool FileReader::is_unchanged() const {
    struct stat status {};
    if (::fstat(file_.number(), &status) != 0) return false;
    const FileIdentity now = identity_of(status);
    return now.size == identity_.size && now.modified == identity_.modified;
}

bool FileReader::is_settled() const {
    struct stat status {};
    if (::fstat(file_.number(), &status) != 0 || identity_of(status) != identity_) return false;
    // A change within one tick of the clock that file times come from leaves them as they are. Only of a file that was last changed
    // in an earlier tick than we began to read in will a later change be seen. Some file systems count whole or even seconds.
    const bool is_coarse = identity_.modified % second == 0 && identity_.changed % second == 0;
    return std::max(identity_.modified, identity_.changed) + (is_coarse ? 2 * second : 0) < opened_;
}

} // namespace hegui
