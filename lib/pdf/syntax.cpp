#include "lib/pdf/syntax.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace hegui::pdf {
namespace {

/// Deeper nesting is legal, and rare enough to be left to the library.
constexpr std::size_t most_depth = 50;
constexpr std::size_t most_digits = 15;

enum class Kind : unsigned char {
    regular,
    unusual, ///< regular, and to be looked at in a name
    blank,
    delimiter
};

constexpr std::array<Kind, 256> kinds = [] {
    std::array<Kind, 256> all{};
    for (std::size_t control = 0; control < ' '; ++control) all.at(control) = Kind::unusual;
    all.at('#') = Kind::unusual;
    for (const char c : std::string_view(" \n\r\t\f\0", 6)) all.at(static_cast<unsigned char>(c)) = Kind::blank;
    for (const char c : std::string_view("()<>[]{}/%")) all.at(static_cast<unsigned char>(c)) = Kind::delimiter;
    return all;
}();

Kind kind_of(char c) { return kinds[static_cast<unsigned char>(c)]; }

bool is_blank(char c) { return kind_of(c) == Kind::blank; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Whether a key stands there twice. May change their order.
bool has_twins(std::span<Entry> entries) {
    constexpr std::size_t few = 16; // of which each is held against each: hardly any dictionary has more
    const auto are_twins = [](const Entry& a, const Entry& b) { return a.key == b.key; };
    if (entries.size() > few) {
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
        return std::adjacent_find(entries.begin(), entries.end(), are_twins) != entries.end();
    }
    for (std::size_t i = 1; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        if (std::any_of(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const Entry& other) { return are_twins(entry, other); }))
            return true;
    }
    return false;
}

} // namespace

void Cursor::skip_all_blanks() {
    const char* at = at_;
    for (;; at = std::find_if(at, end_, [](char c) { return c == '\r' || c == '\n'; })) {
        while (at != end_ && is_blank(*at)) ++at;
        if (at == end_ || *at != '%') break;
    }
    at_ = at;
}

bool Cursor::ends_word() const { return is_at_end() || kind_of(*at_) >= Kind::blank; }

/// So many digits as a number may have, at least one.
bool Cursor::read_digits(std::uint64_t& value) {
    const char* at = at_;
    value = 0;
    for (; at != end_ && is_digit(*at); ++at) value = value * 10 + static_cast<std::uint64_t>(*at - '0');
    const auto digits = static_cast<std::size_t>(at - std::exchange(at_, at));
    return digits > 0 && digits <= most_digits;
}

std::optional<std::uint64_t> Cursor::read_number() {
    std::uint64_t value = 0;
    return read_digits(value) && ends_word() ? std::optional(value) : std::nullopt;
}

std::optional<Name> Cursor::read_name() {
    if (peek() != '/') return std::nullopt;
    const char* at = at_ + 1;
    bool is_plain = true;
    for (;; at += 3) {
        while (at != end_ && kind_of(*at) == Kind::regular) ++at;
        if (at == end_ || kind_of(*at) != Kind::unusual) break;
        if (*at != '#' || end_ - at < 3) return std::nullopt; // some readers take another control character for a blank
        const int high = hex_value(at[1]);
        const int low = hex_value(at[2]);
        if (high < 0 || low < 0 || (high == 0 && low == 0)) return std::nullopt;
        is_plain = false;
    }
    return Name({std::exchange(at_, at), at}, is_plain);
}

bool Cursor::read_literal_string() {
    std::size_t open = 0;
    for (; at_ != end_; ++at_) {
        if (*at_ == '\\') {
            if (++at_ == end_) return false;
        } else if (*at_ == '(') {
            ++open;
        } else if (*at_ == ')' && --open == 0) {
            ++at_;
            return true;
        }
    }
    return false;
}

bool Cursor::read_hex_string() {
    for (++at_; at_ != end_; ++at_) {
        if (*at_ == '>') {
            ++at_;
            return true;
        }
        if (hex_value(*at_) < 0 && !is_blank(*at_)) return false;
    }
    return false;
}

bool Cursor::read_array(std::size_t depth, std::vector<Entry>& entries) {
    ++at_;
    for (skip_blanks(); peek() != ']'; skip_blanks()) {
        if (!read_value(depth + 1, entries)) return false;
    }
    ++at_;
    return true;
}

bool Cursor::read_real() {
    if (peek() == '+' || peek() == '-') ++at_;
    const char* const start = at_;
    std::size_t points = 0;
    for (; !is_at_end() && (is_digit(*at_) || *at_ == '.'); ++at_) points += *at_ == '.' ? 1U : 0U;
    const std::size_t digits = static_cast<std::size_t>(at_ - start) - points;
    return points <= 1 && digits >= 1 && digits <= most_digits && ends_word();
}

/// A number; where two more words make a reference of it, the reference.
bool Cursor::read_number_or_reference() {
    const char* const start = at_;
    const auto number = read_number();
    if (!number) {
        at_ = start;
        return read_real();
    }
    const char* const end = at_;
    if (is_at_end() || !is_blank(*at_)) return true; // a comment in a reference is legal, and left to the library
    if (!read_rest_of_reference(*number)) at_ = end;
    return true;
}

std::optional<Reference> Cursor::read_reference() {
    const auto object = read_number();
    return object ? read_rest_of_reference(*object) : std::nullopt;
}

/// What follows the number of the object.
std::optional<Reference> Cursor::read_rest_of_reference(std::uint64_t object) {
    constexpr std::uint64_t most_object = 8'388'607;
    constexpr std::uint64_t most_generation = 65'534;
    if (object == 0 || object > most_object) return std::nullopt;
    skip_blanks();
    const auto generation = read_number();
    if (!generation || *generation > most_generation) return std::nullopt;
    skip_blanks();
    if (!read_word("R")) return std::nullopt;
    return Reference{static_cast<std::uint32_t>(object), static_cast<std::uint32_t>(*generation)};
}

bool Cursor::read_object_header(Reference object) {
    std::uint64_t number = 0;
    std::uint64_t generation = 0;
    return read_digits(number) && number == object.object && skip(' ') && read_digits(generation) && generation == object.generation &&
           skip(' ') && read_word("obj");
}

bool Cursor::read_value(std::size_t depth, std::vector<Entry>& entries) {
    if (depth > most_depth) return false;
    switch (peek()) {
    case '/': return read_name().has_value();
    case '(': return read_literal_string();
    case '[': return read_array(depth, entries);
    case '<': {
        if (!stands("<<")) return read_hex_string();
        const std::size_t before = entries.size();
        const bool is_well_formed = read_dictionary(depth, entries);
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(before), entries.end());
        return is_well_formed;
    }
    case 't': return read_word("true");
    case 'f': return read_word("false");
    case 'n': return read_word("null");
    default: return read_number_or_reference();
    }
}

/// Adds its entries to others. Those of dictionaries inside of it come and go meanwhile.
bool Cursor::read_dictionary(std::size_t depth, std::vector<Entry>& entries) {
    if (!stands("<<") || depth > most_depth) return false;
    at_ += 2;
    const std::size_t before = entries.size();
    for (skip_blanks(); peek() != '>'; skip_blanks()) {
        const auto key = read_name();
        if (!key) return false;
        skip_blanks();
        entries.push_back({*key, at()});
        if (!read_value(depth + 1, entries)) return false;
    }
    if (!stands(">>")) return false;
    at_ += 2;
    return !has_twins(std::span(entries).subspan(before));
}

std::string Name::decoded() const {
    std::string name;
    for (std::size_t i = 0; i < written_.size(); ++i) {
        if (written_[i] != '#') {
            name += written_[i];
            continue;
        }
        name += static_cast<char>(hex_value(written_[i + 1]) * 16 + hex_value(written_[i + 2])); // read_name() has seen to it
        i += 2;
    }
    return name;
}

std::optional<Dictionary> Dictionary::read(Cursor& cursor) {
    constexpr std::size_t usual_entries = 16;
    Dictionary dictionary(cursor.bytes());
    dictionary.entries_.reserve(usual_entries);
    return cursor.read_dictionary(0, dictionary.entries_) ? std::optional(std::move(dictionary)) : std::nullopt;
}

const Entry* Dictionary::find(std::string_view key) const {
    const Name name(key);
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.key == name; });
    return found == entries_.end() ? nullptr : &*found;
}

std::optional<Cursor> Dictionary::value_of(std::string_view key) const {
    const Entry* entry = find(key);
    return entry == nullptr ? std::nullopt : std::optional(Cursor(bytes_, entry->value));
}

bool Dictionary::is_name(std::string_view key, std::string_view name) const {
    auto value = value_of(key);
    return value && value->read_name() == Name(name);
}

std::optional<std::uint64_t> Dictionary::number(std::string_view key) const {
    auto value = value_of(key);
    if (!value || Cursor(*value).read_reference()) return std::nullopt;
    return value->read_number();
}

std::optional<Reference> Dictionary::reference(std::string_view key) const {
    auto value = value_of(key);
    return value ? value->read_reference() : std::nullopt;
}

std::optional<Dictionary> Dictionary::dictionary(std::string_view key) const {
    auto value = value_of(key);
    return value ? read(*value) : std::nullopt;
}

std::optional<std::vector<std::uint64_t>> Dictionary::numbers(std::string_view key) const {
    auto value = value_of(key);
    if (!value || value->peek() != '[') return std::nullopt;
    ++value->at_;
    std::vector<std::uint64_t> all;
    for (value->skip_blanks(); value->peek() != ']'; value->skip_blanks()) {
        const auto number = value->read_number();
        if (!number) return std::nullopt;
        all.push_back(*number);
    }
    return all;
}

std::optional<std::vector<Reference>> Dictionary::references(std::string_view key) const {
    auto value = value_of(key);
    if (!value || value->peek() != '[') return std::nullopt;
    ++value->at_;
    std::vector<Reference> all;
    for (value->skip_blanks(); value->peek() != ']'; value->skip_blanks()) {
        const auto one = value->read_reference();
        if (!one) return std::nullopt;
        all.push_back(*one);
    }
    return all;
}

} // namespace hegui::pdf
