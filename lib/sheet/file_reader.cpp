#include "lib/sheet/file_reader.hpp"

#include <cerrno>

namespace hegui {
namespace fs = std::filesystem;

void FileReader::Close::operator()(std::FILE* file) const {
    std::fclose(file); // NOLINT(cert-err33-c,cppcoreguidelines-owning-memory): it was only read
}

ReadOutcome FileReader::open(const fs::path& path, std::uintmax_t most) {
    if (const ReadOutcome outcome = regular_file(path, most, size_); outcome != ReadOutcome::read) return outcome;
    errno = 0;
    file_.reset(std::fopen(path.string().c_str(), "rb")); // NOLINT(cppcoreguidelines-owning-memory): owned by file_
    if (!file_) return why_not_opened(errno);
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
