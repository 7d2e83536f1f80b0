#include "lib/sheet/file_reader.hpp"

#include <cerrno>
#include <system_error>

namespace hegui {
namespace fs = std::filesystem;

void FileReader::Close::operator()(std::FILE* file) const {
    std::fclose(file); // NOLINT(cert-err33-c,cppcoreguidelines-owning-memory): it was only read
}

ReadOutcome FileReader::open(const fs::path& path, std::uintmax_t most) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return ReadOutcome::absent;
    if (error) return error == std::errc::permission_denied ? ReadOutcome::denied : ReadOutcome::failed;
    if (!fs::is_regular_file(status)) return ReadOutcome::not_regular;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) return ReadOutcome::failed;
    if (size > most) return ReadOutcome::too_large;
    errno = 0;
    file_.reset(std::fopen(path.string().c_str(), "rb")); // NOLINT(cppcoreguidelines-owning-memory): owned by file_
    if (!file_) return errno == EACCES || errno == EPERM ? ReadOutcome::denied : ReadOutcome::failed;
    most_ = most;
    return ReadOutcome::read;
}

std::size_t FileReader::read(std::span<char> into) {
    const std::size_t got = std::fread(into.data(), 1, into.size(), file_.get());
    taken_ += got;
    // A file that grows beyond the limit while it is read is in somebody's hands.
    failed_ = failed_ || std::ferror(file_.get()) != 0 || taken_ > most_;
    return got;
}

void FileReader::seek(long offset) {
    failed_ = std::fseek(file_.get(), offset, SEEK_SET) != 0;
    taken_ = 0;
}

} // namespace hegui
