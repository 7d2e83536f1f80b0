#pragma once

#include <cstdio>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace hegui::html {

/// Text that is written before its turn comes. Some of it is kept in memory; what is more goes to a temporary file that has no
/// name, so that a run of any size takes the same memory.
class Spool {
public:
    void add(std::string_view text);

    /// All of it, in order. The stream is bad where not all could be kept.
    void copy_to(std::ostream& out);

private:
    struct Close {
        /// What it held was read before, or is wanted no more: a failure would lose nothing.
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); } // NOLINT(cppcoreguidelines-owning-memory)
    };

    void to_file();

    std::string recent_;
    std::unique_ptr<std::FILE, Close> file_;
    bool no_file_ = false; ///< none can be had: all stays in memory
    bool lost_ = false;
};

} // namespace hegui::html
