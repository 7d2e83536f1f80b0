#include "lib/sheet/ole2.hpp"

#include "lib/base/little_endian.hpp"

#include <algorithm>

namespace hegui {
namespace {

using little_endian::u16;
using little_endian::u32;

constexpr std::string_view magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t header_size = 512;
constexpr std::size_t entry_size = 128;
constexpr std::size_t small_sector_size = 64;
constexpr std::size_t table_sectors_in_header = 109;
constexpr std::uint32_t last_sector = 0xFFFFFFFA; ///< numbers above mean: end of chain, unused

constexpr std::uint8_t type_stream = 2;
constexpr std::uint8_t type_root = 5;

std::vector<std::uint32_t> numbers_of(std::string_view bytes) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(bytes.size() / 4);
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) numbers.push_back(u32(bytes, at));
    return numbers;
}

} // namespace

std::optional<CompoundFile> CompoundFile::open(std::string_view bytes) {
    CompoundFile file(bytes);
    if (!file.read_header() || !file.read_table() || !file.read_directory()) return std::nullopt;
    return file;
}

bool CompoundFile::read_header() {
    if (bytes_.size() < header_size || bytes_.substr(0, magic.size()) != magic) return false;
    const unsigned shift = u16(bytes_, 30);
    const unsigned small_shift = u16(bytes_, 32);
    if ((shift != 9 && shift != 12) || small_shift != 6) return false;
    sector_size_ = std::size_t{1} << shift;
    small_below_ = u32(bytes_, 56);
    return true;
}

std::optional<std::string_view> CompoundFile::sector(std::uint32_t number) const {
    const std::size_t start = (static_cast<std::size_t>(number) + 1) * sector_size_;
    if (number >= last_sector || start >= bytes_.size()) return std::nullopt;
    return bytes_.substr(start, sector_size_); // the last one may be cut short
}

/// The table of sectors, whose own sectors are listed in the header and then in a chain of sectors of their own.
bool CompoundFile::read_table() {
    const std::size_t sectors = bytes_.size() / sector_size_ + 1;
    std::vector<std::uint32_t> parts = numbers_of(bytes_.substr(header_size - 4 * table_sectors_in_header, 4 * table_sectors_in_header));
    std::uint32_t more = u32(bytes_, 68);
    for (std::size_t seen = 0; more < last_sector; ++seen) {
        const auto list = sector(more);
        if (seen > sectors || !list || list->size() != sector_size_) return false;
        auto numbers = numbers_of(*list);
        more = numbers.back();
        parts.insert(parts.end(), numbers.begin(), numbers.end() - 1);
    }
    std::erase_if(parts, [](std::uint32_t number) { return number >= last_sector; });
    if (parts.size() > sectors) return false;
    for (const std::uint32_t number : parts) {
        const auto part = sector(number);
        if (!part) return false;
        const auto numbers = numbers_of(*part);
        next_.insert(next_.end(), numbers.begin(), numbers.end());
    }
    return !next_.empty();
}

/// The bytes of a chain of sectors. At most `size` bytes; a chain that is shorter, or that does not end, is broken.
std::optional<std::string> CompoundFile::chain(std::uint32_t start, std::uint64_t size) const {
    if (size > bytes_.size()) return std::nullopt;
    std::string all;
    all.reserve(size);
    for (std::uint32_t at = start; all.size() < size; at = next_[at]) {
        const auto part = sector(at);
        if (!part || at >= next_.size()) return std::nullopt;
        all += part->substr(0, size - all.size());
        if (part->size() < sector_size_ && all.size() < size) return std::nullopt;
    }
    return all;
}

std::optional<std::string> CompoundFile::small_chain(std::uint32_t start, std::uint64_t size) const {
    if (size > small_sectors_.size()) return std::nullopt;
    std::string all;
    for (std::uint32_t at = start; all.size() < size; at = small_next_[at]) {
        const std::size_t offset = static_cast<std::size_t>(at) * small_sector_size;
        if (at >= small_next_.size() || offset >= small_sectors_.size()) return std::nullopt;
        all += std::string_view(small_sectors_).substr(offset, std::min<std::uint64_t>(small_sector_size, size - all.size()));
    }
    return all;
}

bool CompoundFile::read_directory() {
    // How long the directory is, nothing says: it is as long as its chain.
    std::string directory;
    for (std::uint32_t at = u32(bytes_, 48); at < next_.size(); at = next_[at]) {
        const auto part = sector(at);
        if (!part || directory.size() > bytes_.size()) return false;
        directory += *part;
    }
    Entry root;
    for (std::size_t at = 0; at + entry_size <= directory.size(); at += entry_size) {
        const std::string_view entry = std::string_view(directory).substr(at, entry_size);
        const auto type = little_endian::u8(entry, 66);
        const std::size_t name_size = u16(entry, 64);
        Entry found{.name = {}, .start = u32(entry, 116), .size = u32(entry, 120)};
        for (std::size_t i = 0; i + 2 < std::min<std::size_t>(name_size, 64); i += 2) found.name += entry[i]; // those looked for are ASCII
        if (type == type_root)
            root = std::move(found);
        else if (type == type_stream)
            entries_.push_back(std::move(found));
    }
    if (root.size == 0) return !entries_.empty();
    auto small = chain(root.start, root.size);
    if (!small) return false;
    small_sectors_ = std::move(*small);
    for (std::uint32_t at = u32(bytes_, 60); at < next_.size(); at = next_[at]) {
        const auto part = sector(at);
        if (!part || small_next_.size() > bytes_.size()) return false;
        const auto numbers = numbers_of(*part);
        small_next_.insert(small_next_.end(), numbers.begin(), numbers.end());
    }
    return true;
}

const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == name; });
    return found == entries_.end() ? nullptr : &*found;
}

std::optional<std::string> CompoundFile::stream(std::string_view name) const {
    const Entry* entry = find(name);
    if (entry == nullptr) return std::nullopt;
    return entry->size < small_below_ ? small_chain(entry->start, entry->size) : chain(entry->start, entry->size);
}

} // namespace hegui
