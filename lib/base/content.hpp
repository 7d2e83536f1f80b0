#pragma once

#include "lib/base/pages.hpp"

#include <cstddef>
#include <mutex>
#include <string_view>
#include <vector>

namespace hegui {

class FileReader;

/// Memory for the content of one file after another. It only grows, and nothing clears it.
class Room {
public:
    /// Memory for `size` bytes. What it held before is gone.
    char* of(std::size_t size);

    [[nodiscard]] std::size_t size() const { return size_; }

private:
    Pages memory_;
    std::size_t size_ = 0;
};

/// Rooms that nobody uses at the moment: who takes one gives it back for the next, which may be another thread.
class SpareRooms {
public:
    /// One of them, or a new one.
    Room take();

    /// One that a very large file was in is not kept.
    void give_back(Room room);

    /// None is kept any longer.
    void clear();

private:
    std::mutex mutex_;
    std::vector<Room> rooms_;
};

/// The bytes of a file, of which only those are read that somebody looks at, or that stand close by: of most PDF files that is
/// little. What stands alone is read in a small piece; what begins or ends the file, or goes on from what was read, in a larger one.
class Content {
public:
    static constexpr std::size_t usual_piece = 4UL * 1024;

    /// Bytes that are there already.
    explicit Content(std::string_view bytes) : bytes_(bytes.data()), size_(bytes.size()), there_{0, bytes.size()} {}

    /// Of a file that was just opened. The reader and the room must outlive the content.
    Content(FileReader& file, Room& room, std::size_t piece = usual_piece);

    [[nodiscard]] std::size_t size() const { return size_; }

    /// The bytes of the file up to some place at least `length` behind `offset`, or up to its end. Only those from `offset` on may
    /// be looked at: the ones before are perhaps not read. The place where they stand is the same for every call.
    std::string_view from(std::size_t offset, std::size_t length) {
        const bool is_there = offset >= there_.begin && offset <= there_.end && length <= there_.end - offset;
        return {bytes_, is_there ? there_.end : look_up(offset, length)};
    }

    std::string_view all() { return from(0, size_); }

    /// Whether what was looked at is what the file holds: it could be read, and has not changed since it was opened. A file that
    /// changes meanwhile is in somebody's hands: what we have is not what will be submitted.
    [[nodiscard]] bool is_true() const;

private:
    struct Range {
        std::size_t begin;
        std::size_t end;
    };

    std::size_t look_up(std::size_t offset, std::size_t length);
    [[nodiscard]] Range widened(Range pieces) const;
    void read_whole();
    void read(Range bytes);

    FileReader* file_ = nullptr;
    char* room_ = nullptr;
    const char* bytes_;
    std::size_t size_;
    Range there_; ///< bytes that are there, around those that were asked for last
    std::size_t piece_ = usual_piece;
    std::vector<bool> is_read_; ///< each piece of a file
    bool is_checked_ = false;   ///< that a file which was read at once is no longer and no shorter than it was
    bool failed_ = false;
};

} // namespace hegui
