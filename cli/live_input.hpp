#pragma once

#include <array>
#include <cstdio>
#include <memory>
#include <streambuf>
#include <string>

namespace hegui {

/// A file, a pipe or standard input that may still be written while it is read. An interruption is its end.
class LiveInput : public std::streambuf {
public:
    /// "-" is standard input. Throws UsageError where there is nothing to be read.
    explicit LiveInput(const std::string& named);

private:
    struct Close {
        /// Nothing was written: a failure would lose nothing.
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); } // NOLINT(cppcoreguidelines-owning-memory)
    };

    int_type underflow() override;

    std::unique_ptr<std::FILE, Close> owned_; ///< null: it is standard input
    std::FILE* file_ = stdin;
    std::array<char, 4096> block_{};
};

} // namespace hegui
