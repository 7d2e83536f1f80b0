#pragma once

#include "lib/base/file.hpp"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>

namespace hegui {

/// A regular file that is read piece by piece.
class FileReader {
public:
    /// Opens it. Never what is not a regular file: a named pipe would wait for ever.
    ReadOutcome open(const std::filesystem::path& path, std::uintmax_t most);

    /// The next bytes. Fewer than there is room for: the file ends there, or failed().
    std::size_t read(std::span<char> into);

    /// Goes on reading at an offset near its start.
    void seek(long offset);

    [[nodiscard]] bool failed() const { return failed_; }

    /// How many bytes it had when it was opened.
    [[nodiscard]] std::uintmax_t size() const { return size_; }

private:
    struct Close {
        void operator()(std::FILE* file) const;
    };
    std::unique_ptr<std::FILE, Close> file_;
    std::uintmax_t most_ = 0;
    std::uintmax_t size_ = 0;
    std::uintmax_t taken_ = 0;
    bool failed_ = false;
};

} // namespace hegui
