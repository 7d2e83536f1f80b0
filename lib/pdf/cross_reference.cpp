#include "lib/pdf/cross_reference.hpp"

#include "lib/base/little_endian.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string_view>

namespace hegui::pdf {
namespace {

constexpr std::uint64_t most_entries = 4 * most_objects;
constexpr std::uint64_t most_generation = 65'534; ///< of an object in use

/// A number of so many digits, nothing but digits.
std::optional<std::uint64_t> digits(const char* text, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(text[i] - '0');
    }
    return value;
}

/// Of a table most of the time goes here: eight digits are taken at once, each in a byte of its own, the first in the lowest.
/// Neighbours are then put together, one, two and four digits long.
std::optional<std::uint64_t> ten_digits(const char* text) {
    std::uint64_t all = little_endian::u64({text, sizeof all}, 0);
    all ^= 0x3030'3030'3030'3030;                                                                 // digits are 0 to 9 now
    const bool are_digits = (((all + 0x7676'7676'7676'7676) | all) & 0x8080'8080'8080'8080) == 0; // what is above 9 reaches 80
    const auto last = digits(text + 8, 2);
    if (!are_digits || !last) return std::nullopt;
    all = (all * 10 + (all >> 8U)) & 0x00FF'00FF'00FF'00FF;
    all = (all * 100 + (all >> 16U)) & 0x0000'FFFF'0000'FFFF;
    all = (all & 0xFFFF) * 10'000 + (all >> 32U);
    return all * 100 + *last;
}

} // namespace

// What is done for each entry is inline, and stands before the loops that call it.

/// A number of which two generations are in use is refused: not every reader keeps them apart.
inline bool CrossReference::add(std::uint64_t object, Place place) {
    Place& known = places_[object];
    if (known.kind != Place::Kind::unknown) return !known.is_used() || !place.is_used() || known.own_generation() == place.own_generation();
    known = place;
    return true;
}

/// `nnnnnnnnnn ggggg n` or `f`, and two characters that end the line.
inline bool CrossReference::add_table_entry(std::uint64_t object, const char* entry) {
    const auto offset = ten_digits(entry);
    const bool is_usual = std::string_view(entry + 10, 8) == " 00000 n";
    const auto generation = is_usual ? std::optional<std::uint64_t>(0) : digits(entry + 11, 5);
    const std::string_view end(entry + 18, 2);
    const bool is_end = end == " \n" || end == "\r\n" || end == " \r";
    if (!offset || entry[10] != ' ' || !generation || entry[16] != ' ' || !is_end) return false;
    if (entry[17] == 'f') {
        free_.push_back(object);
        return true;
    }
    if (entry[17] != 'n' || *generation > most_generation) return false;
    return add(object, {Place::Kind::plain, static_cast<std::uint32_t>(*generation), *offset});
}

inline bool CrossReference::add_packed_entry(std::uint64_t object, const char* entry, std::span<const std::uint64_t> widths) {
    std::array<std::uint64_t, 3> fields{1, 0, 0}; // the type may be left out: then it is 1
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (widths[i] == 0) continue;
        std::uint64_t field = 0;
        for (const char* const end = entry + widths[i]; entry != end; ++entry) field = field << 8U | static_cast<unsigned char>(*entry);
        fields.at(i) = field;
    }
    const auto& [type, second, third] = fields;
    if (third > most_objects) return false;
    switch (type) {
    case 0: return add(object, {Place::Kind::free, 0, 0});
    case 1: return third <= most_generation && add(object, {Place::Kind::plain, static_cast<std::uint32_t>(third), second});
    case 2: return second <= most_objects && add(object, {Place::Kind::packed, static_cast<std::uint32_t>(third), second});
    default: return false;
    }
}

bool CrossReference::add_table(std::uint64_t first, std::uint64_t count, const char* entries) {
    if (!expect(first, count)) return false;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (!add_table_entry(first + i, entries + i * table_entry_bytes)) return false;
    }
    return true;
}

void CrossReference::add_free() {
    for (const std::uint64_t object : free_) add(object, {Place::Kind::free, 0, 0});
    free_.clear();
}

void CrossReference::add_stream(std::uint32_t number, std::uint64_t offset) {
    const bool is_known = number < places_.size() && places_[number].is_used() && places_[number].own_generation() == 0;
    if (!is_known) streams_.push_back({number, offset});
}

bool CrossReference::bears_out_streams() const {
    return std::all_of(streams_.begin(), streams_.end(), [&](const Stream& stream) {
        if (stream.number >= places_.size()) return true;
        const Place& place = places_[stream.number];
        return !place.is_used() || place.own_generation() != 0 || (place.kind == Place::Kind::plain && place.where == stream.offset);
    });
}

bool CrossReference::add_packed(std::uint64_t first, std::uint64_t count, const char* entries, std::span<const std::uint64_t> widths) {
    if (!expect(first, count)) return false;
    const std::size_t entry_bytes = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
    for (std::uint64_t i = 0; i < count; ++i) {
        if (!add_packed_entry(first + i, entries + i * entry_bytes, widths)) return false;
    }
    return true;
}

/// Makes room for the objects of a part, where they are within the limits.
bool CrossReference::expect(std::uint64_t first, std::uint64_t count) {
    if (first > most_objects || count > most_objects - first || count > most_entries - entries_) return false;
    entries_ += count;
    if (count > 0 && places_.size() < first + count) places_.resize(first + count);
    return true;
}

} // namespace hegui::pdf
