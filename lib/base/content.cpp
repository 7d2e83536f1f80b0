#include "lib/base/content.hpp"

#include "lib/base/file_reader.hpp"

#include <algorithm>
#include <cstring>

namespace hegui {
namespace {

/// Of a file of so few pieces all are read at once.
constexpr std::size_t few_pieces = 4;

} // namespace

char* Room::of(std::size_t size) {
    if (size > size_) {
        size_ = std::max(size, 2 * size_);
        memory_.reset();                                         // first, so that both are never there at once
        memory_ = std::make_unique_for_overwrite<char[]>(size_); // NOLINT(*-avoid-c-arrays)
    }
    return memory_.get();
}

Content::Content(FileReader& file, Room& room, std::size_t piece)
    : file_(&file), room_(room.of(file.size() + 1)), bytes_(room_), size_(file.size()), piece_(piece) {
    if (size_ <= few_pieces * piece_)
        read_whole();
    else
        is_read_.assign((size_ + piece_ - 1) / piece_, false);
}

std::string_view Content::from(std::size_t offset, std::size_t length) {
    if (is_read_.empty() || offset >= size_) return {bytes_, size_};
    const std::size_t last = (offset + std::min(std::max<std::size_t>(length, 1), size_ - offset) - 1) / piece_;
    for (std::size_t piece = offset / piece_; piece <= last; ++piece) {
        if (is_read_[piece]) continue;
        const std::size_t first = piece;
        for (; piece <= last && !is_read_[piece]; ++piece) is_read_[piece] = true;
        read(first * piece_, std::min(piece * piece_, size_));
    }
    return {bytes_, std::min((last + 1) * piece_, size_)};
}

/// Asks for one byte more than there is, so that growth shows without another look.
void Content::read_whole() {
    is_checked_ = true;
    failed_ = file_->read_at(0, {room_, size_ + 1}) != size_;
    if (failed_) std::memset(room_, 0, size_);
}

/// What can't be read looks like zeros: it is told by is_true().
void Content::read(std::size_t begin, std::size_t end) {
    const std::size_t got = file_->read_at(begin, {room_ + begin, end - begin});
    if (got == end - begin) return;
    failed_ = true;
    std::memset(room_ + begin + got, 0, end - begin - got);
}

bool Content::is_true() const { return file_ == nullptr || (!failed_ && (is_checked_ || file_->is_unchanged())); }

} // namespace hegui
