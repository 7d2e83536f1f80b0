#pragma once

#include "lib/base/file_identity.hpp"
#include "lib/base/text.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace hegui {

class FileReader;

/// What came of reading a file whole.
enum class ReadOutcome {
    read,
    absent,
    not_regular,
    denied,
    too_large,
    failed
};

/// What is at a path, before anything is opened: `read` where it is a regular file of at most `most` bytes; `size` is set where it
/// is a regular file.
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
        denied,
        failed ///< it is not known what is there
    };
    State state = State::absent;
    std::filesystem::path path = {};           ///< where it is within: below the folder as given, through no link in it
    std::optional<FileIdentity> identity = {}; ///< of a regular file that is within
};

/// A folder in which files are looked up that strangers have named. Absolute paths, paths that leave the folder by `..`, and links
/// that lead out of it are outside.
class EnclosedFolder {
public:
    explicit EnclosedFolder(const std::filesystem::path& path);

    /// The path of what stands in the folder itself, where the name is a mere name. There may be nothing, or a link.
    [[nodiscard]] std::optional<std::string> direct(std::string_view named) const;

    /// Opens a mere name without looking it up first, as most are; gives the path. Nothing where it is more than that, or no regular
    /// file, or can't be opened: then it is to be looked up.
    std::optional<std::string> open(std::string_view named, std::uintmax_t most, FileReader& file) const;

    /// Resolves a relative path against the folder.
    PathWithin find(std::string_view named);

private:
    [[nodiscard]] PathWithin follow(std::string_view named) const;

    std::filesystem::path path_;
    std::string plain_; ///< the path to a folder in it, as named, that was found last and that no link is part of
};

/// Resolves one relative path against a folder.
PathWithin path_within(const std::filesystem::path& folder, std::string_view named);

/// The path of UTF-8 text, and the UTF-8 text of a path, on every system.
std::filesystem::path path_of(std::string_view utf8);
std::string text_of(const std::filesystem::path& path);

/// What an outcome other than `read` means to a person.
Text why_not_read(ReadOutcome outcome, std::uintmax_t most);

/// What an error of the system means to a person; in the system's own words where it is a rare one.
Text why_refused(const std::error_code& error);

} // namespace hegui
