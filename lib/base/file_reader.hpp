#pragma once

#include "lib/base/descriptor.hpp"
#include "lib/base/file.hpp"
#include "lib/base/file_identity.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace hegui {

/// A regular file, open to be read piece by piece or whole.
class FileReader {
public:
    enum class Links {
        followed,
        refused, ///< a path at whose end a link stands does not open
    };
    /// Opens it, where it is a regular file of at most `most` bytes. A named pipe or a device is never waited for.
    ReadOutcome open(const std::string& path, std::uintmax_t most, Links links = Links::followed);

    static constexpr std::size_t start_size = 64UL * 1024;
    /// Reads so many first bytes, and keeps them: what is read of them afterwards asks nothing of the system. For a file that is looked
    /// at before it is read, and that is mostly small.
    void keep_start();

    /// The bytes from an offset on. Fewer where the file ends, or can't be read.
    std::size_t read_at(std::uint64_t offset, std::span<char> into) const;

    /// All of a file, read into `room`, which grows where it must and is never made smaller. A file that shrinks or grows meanwhile
    /// is in somebody's hands: what we have is not what will be submitted, and that is `failed`.
    ReadOutcome read_all(std::string& room, std::string_view& bytes) const;

    /// Hands on all of a file, one piece after another. False where it can't be read to its end.
    bool read_through(const std::function<void(std::string_view)>& take) const;

    /// What it was when it was opened.
    [[nodiscard]] const FileIdentity& identity() const { return identity_; }
    [[nodiscard]] std::uintmax_t size() const { return identity_.size; }

    /// Whether its size and the time of its last change are what they were when it was opened.
    [[nodiscard]] bool is_unchanged() const;

    /// Whether what was read since it was opened is all that a file of this identity can be: it has not changed meanwhile, and a
    /// later change will show.
    [[nodiscard]] bool is_settled() const;

private:
    /// From a place on that is not kept.
    [[nodiscard]] std::size_t read_from_system(std::uint64_t offset, std::span<char> into) const;

    Descriptor file_;
    FileIdentity identity_;
    std::int64_t opened_ = 0;      ///< by the clock that file times are taken from
    std::unique_ptr<char[]> kept_; ///< a vector would clear it
    std::size_t kept_size_ = 0;
};

} // namespace hegui
