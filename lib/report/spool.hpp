#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace hegui {

/// Text that is written before its turn comes, by add() or as what stands behind a stream. Some of it is kept in memory; what is
/// more goes to a temporary file that has no name, so that a run of any size takes the same memory.
class Spool : public std::streambuf {
public:
    void add(std::string_view text);

    /// All of it from a byte on, in order. The stream is bad where not all could be kept.
    void copy_to(std::ostream& out, std::size_t from = 0);

private:
    struct Close {
        /// What it held was read before, or is wanted no more: a failure would lose nothing.
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); } // NOLINT(cppcoreguidelines-owning-memory)
    };

    int_type overflow(int_type byte) override;
    std::streamsize xsputn(const char* text, std::streamsize count) override;
    void to_file();
    void copy_file_to(std::ostream& out, std::size_t from);

    std::string recent_;
    std::unique_ptr<std::FILE, Close> file_;
    std::size_t in_file_ = 0;
    bool no_file_ = false; ///< none can be had: all stays in memory
    bool lost_ = false;
};

} // namespace hegui
