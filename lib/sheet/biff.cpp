#include "lib/sheet/biff.hpp"

#include "lib/base/little_endian.hpp"
#include "lib/sheet/utf16.hpp"

#include <algorithm>

namespace hegui {
namespace {

constexpr std::uint16_t continuation = 0x003C;
constexpr std::size_t head_size = 4;

constexpr std::uint32_t wide_flag = 0x01;
constexpr std::uint32_t phonetic_flag = 0x04;
constexpr std::uint32_t rich_flag = 0x08;

} // namespace

bool BiffRecords::take(std::uint16_t& type, std::string_view& data) {
    if (at_ > stream_.size() || stream_.size() - at_ < head_size) return false;
    type = little_endian::u16(stream_, at_);
    const std::size_t size = little_endian::u16(stream_, at_ + 2);
    if (stream_.size() - at_ - head_size < size) return false;
    data = stream_.substr(at_ + head_size, size);
    at_ += head_size + size;
    return true;
}

bool BiffRecords::next(BiffRecord& record) {
    std::string_view data;
    if (!take(record.type, data)) return false;
    record.parts.assign(1, data);
    for (std::uint16_t type = 0;;) {
        const std::size_t before = at_;
        if (!take(type, data)) return true;
        if (type != continuation) {
            at_ = before;
            return true;
        }
        record.parts.push_back(data);
    }
}

bool BiffReader::more() {
    while (part_ < record_.parts.size() && at_ >= record_.parts[part_].size()) {
        at_ -= record_.parts[part_].size();
        ++part_;
    }
    return part_ < record_.parts.size();
}

bool BiffReader::number(unsigned bytes, std::uint32_t& value) {
    value = 0;
    for (unsigned i = 0; i < bytes; ++i) {
        if (!more()) return false;
        value |= static_cast<std::uint32_t>(little_endian::u8(record_.parts[part_], at_++)) << (8 * i);
    }
    return true;
}

bool BiffReader::skip(std::uint64_t bytes) {
    while (bytes > 0) {
        if (!more()) return false;
        const auto here = std::min<std::uint64_t>(bytes, record_.parts[part_].size() - at_);
        at_ += here;
        bytes -= here;
    }
    return true;
}

bool BiffReader::string(std::string& text) {
    std::uint32_t count = 0;
    std::uint32_t flags = 0;
    if (!u16(count) || !u8(flags)) return false;
    std::uint32_t runs = 0;
    std::uint32_t phonetic = 0;
    if ((flags & rich_flag) != 0 && !u16(runs)) return false;
    if ((flags & phonetic_flag) != 0 && !u32(phonetic)) return false;
    return characters(count, (flags & wide_flag) != 0, text) && skip(std::uint64_t{4} * runs + phonetic);
}

bool BiffReader::characters(std::uint32_t count, bool wide, std::string& text) {
    std::uint32_t first = 0; ///< the first half of a pair, waiting for the second
    for (; count > 0; --count) {
        const std::size_t part = part_;
        if (!more()) return false;
        std::uint32_t unit = 0;
        if (part_ != part) { // a part that begins within the characters says anew how wide they are
            if (!u8(unit)) return false;
            wide = (unit & wide_flag) != 0;
        }
        if (!number(wide ? 2 : 1, unit)) return false;
        if (first != 0 && utf16::are_pair(first, unit)) {
            utf16::append(text, utf16::of_pair(first, unit));
            first = 0;
            continue;
        }
        if (first != 0) utf16::append(text, first);
        first = utf16::is_first(unit) ? unit : 0;
        if (first == 0) utf16::append(text, unit);
    }
    if (first != 0) utf16::append(text, first);
    return true;
}

} // namespace hegui
