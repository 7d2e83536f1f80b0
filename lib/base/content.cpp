#include "lib/base/content.hpp"

#include "lib/base/file_reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace hegui {
namespace {

/// A file of so many pieces is read whole.
constexpr std::size_t small_file = 16;

/// So many are read at once where the file begins, ends or is read on.
constexpr std::size_t larger_read = 4;

/// What most files need. Of a larger room, few pages may ever be touched.
constexpr std::size_t usual_room = 4UL * 1024 * 1024;
constexpr std::size_t small_room = 256UL * 1024; ///< up to here, it is as small as can be
constexpr std::size_t largest_kept = 16UL * 1024 * 1024;

} // namespace

char* Room::of(std::size_t size) {
    if (size > size_) {
        size_ = std::max({size, 2 * size_, size > small_room ? usual_room : size});
        memory_.reset(); // first, so that both are never there at once
        memory_ = reserve_pages(size_, usual_room);
    }
    return memory_.get();
}

Room SpareRooms::take() {
    const std::lock_guard lock(mutex_);
    if (rooms_.empty()) return {};
    Room room = std::move(rooms_.back());
    rooms_.pop_back();
    return room;
}

void SpareRooms::give_back(Room room) {
    if (room.size() > largest_kept) return;
    const std::lock_guard lock(mutex_);
    rooms_.push_back(std::move(room));
}

void SpareRooms::clear() {
    const std::lock_guard lock(mutex_);
    rooms_.clear();
}

Content::Content(FileReader& file, Room& room, std::size_t piece)
    : file_(&file), room_(room.of(file.size() + 1)), bytes_(room_), size_(file.size()), there_{0, 0}, piece_(piece) {
    if (size_ <= small_file * piece_)
        read_whole();
    else
        is_read_.assign((size_ + piece_ - 1) / piece_, false);
}

/// Reads what is missing, and notes what is there now. Gives the end of it.
std::size_t Content::look_up(std::size_t offset, std::size_t length) {
    if (is_read_.empty() || offset >= size_) return size_;
    const std::size_t first = offset / piece_;
    const std::size_t last = (offset + std::min(std::max<std::size_t>(length, 1), size_ - offset) - 1) / piece_;
    std::size_t piece = first;
    for (; piece <= last; ++piece) {
        if (is_read_[piece]) continue;
        Range missing{piece, piece};
        while (missing.end <= last && !is_read_[missing.end]) ++missing.end;
        missing = widened(missing);
        std::fill(is_read_.begin() + static_cast<std::ptrdiff_t>(missing.begin),
                  is_read_.begin() + static_cast<std::ptrdiff_t>(missing.end), true);
        read({missing.begin * piece_, std::min(missing.end * piece_, size_)});
    }
    while (piece < is_read_.size() && is_read_[piece]) ++piece;
    there_ = {first * piece_, std::min(piece * piece_, size_)};
    return there_.end;
}

/// What else to read where these pieces are missing.
Content::Range Content::widened(Range pieces) const {
    if (pieces.end == is_read_.size()) {
        while (pieces.begin > 0 && !is_read_[pieces.begin - 1] && pieces.end - pieces.begin < larger_read) --pieces.begin;
    } else if (pieces.begin == 0 || is_read_[pieces.begin - 1]) {
        while (pieces.end < is_read_.size() && !is_read_[pieces.end] && pieces.end - pieces.begin < larger_read) ++pieces.end;
    }
    return pieces;
}

/// Asks for one byte more than there is, so that growth shows without another look.
void Content::read_whole() {
    is_checked_ = true;
    there_ = {0, size_};
    failed_ = file_->read_at(0, {room_, size_ + 1}) != size_;
    if (failed_) std::memset(room_, 0, size_);
}

/// What can't be read looks like zeros: it is told by is_true().
void Content::read(Range bytes) {
    const std::size_t length = bytes.end - bytes.begin;
    const std::size_t got = file_->read_at(bytes.begin, {room_ + bytes.begin, length});
    if (got == length) return;
    failed_ = true;
    std::memset(room_ + bytes.begin + got, 0, length - got);
}

bool Content::is_true() const { return file_ == nullptr || (!failed_ && (is_checked_ || file_->is_unchanged())); }

} // namespace hegui
