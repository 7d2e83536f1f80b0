#pragma once

#include "lib/base/text.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace hegui {

/// What came of reading a file whole.
enum class ReadOutcome {
    read,
    absent,
    not_regular,
    denied,
    too_large,
    failed
};

/// What is at a path, before anything is opened: `read` where it is a regular file of at most `most` bytes, and then its size.
/// Nothing else may be opened: a named pipe would wait for ever.
ReadOutcome regular_file(const std::filesystem::path& path, std::uintmax_t most, std::uintmax_t& size);

/// What became of opening a file, by the system's error number.
ReadOutcome why_not_opened(int error);

/// Reads a regular file of at most `most` bytes into `bytes` (which keeps its memory for the next file).
ReadOutcome read_file(const std::filesystem::path& path, std::uintmax_t most, std::string& bytes);

/// Where a path named in a file from strangers really is.
struct PathWithin {
    enum class State {
        within,
        outside,
        absent,
        denied
    };
    State state = State::absent;
    std::filesystem::path path; ///< only where it is within
};

/// Resolves a relative path against a folder. Absolute paths, paths that leave the folder by `..`, and links that lead out of it
/// are outside.
PathWithin path_within(const std::filesystem::path& folder, std::string_view named);

/// The path of UTF-8 text, and the UTF-8 text of a path, on every system.
std::filesystem::path path_of(std::string_view utf8);
std::string text_of(const std::filesystem::path& path);

/// What an outcome other than `read` means to a person.
Text why_not_read(ReadOutcome outcome, std::uintmax_t most);

} // namespace hegui
