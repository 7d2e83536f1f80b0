#include "lib/sheet/plain_xml.hpp"

#include "lib/base/utf8.hpp"
#include "lib/sheet/limits.hpp"
#include "lib/sheet/utf16.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace hegui {
namespace {

/// What a byte may mean, as bits.
enum Meaning : std::uint8_t {
    blank = 1,
    name_start = 2,
    within_name = 4,
    opens = 8,         ///< <
    entity = 16,       ///< &
    bracket = 32,      ///< ], of which two and a > may not stand in a text
    high = 64,         ///< not ASCII
    out_of_place = 128 ///< in a text
};

constexpr std::array<std::uint8_t, 256> meanings = [] {
    std::array<std::uint8_t, 256> all{};
    for (unsigned byte = 0; byte < all.size(); ++byte) {
        const auto is_within = [byte](char first, char last) {
            return byte >= static_cast<unsigned char>(first) && byte <= static_cast<unsigned char>(last);
        };
        const auto is_one_of = [byte](std::string_view bytes) {
            return byte < 0x80 && bytes.find(static_cast<char>(byte)) != std::string_view::npos;
        };
        const bool starts = is_within('a', 'z') || is_within('A', 'Z') || is_one_of("_:");
        unsigned meaning = 0;
        if (is_one_of(" \t\r\n")) meaning |= blank;
        if (starts) meaning |= name_start;
        if (starts || is_within('0', '9') || is_one_of("-.")) meaning |= within_name;
        if (is_one_of("<")) meaning |= opens;
        if (is_one_of("&")) meaning |= entity;
        if (is_one_of("]")) meaning |= bracket;
        if (byte >= 0x80) meaning |= high;
        // A carriage return is none to a parser: it makes a line break of it, or of it and the next.
        if (byte < 0x20 && !is_one_of("\t\n")) meaning |= out_of_place;
        all.at(byte) = static_cast<std::uint8_t>(meaning);
    }
    return all;
}();

unsigned meaning_of(char byte) { return meanings[static_cast<unsigned char>(byte)]; }

bool is_blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char byte) { return (meaning_of(byte) & blank) != 0; });
}

/// The end of what begins at `at` and consists of bytes of one meaning.
const char* past(const char* at, const char* end, unsigned meaning) {
    while (at != end && (meaning_of(*at) & meaning) != 0) ++at;
    return at;
}

/// Whether a text beyond ASCII is UTF-8 of characters that XML knows: it leaves out U+FFFE and U+FFFF, whose neighbours are rare.
bool is_sound(std::string_view text) { return !utf8::first_invalid(text) && text.find("\xEF\xBF") == std::string_view::npos; }

constexpr std::array<std::string_view, 5> declarations{
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)", R"(<?xml version="1.0" encoding="UTF-8"?>)",
    R"(<?xml version="1.0" encoding="utf-8" standalone="yes"?>)", R"(<?xml version="1.0" encoding="utf-8"?>)", R"(<?xml version="1.0"?>)"};

struct Entity {
    std::string_view name;
    std::string_view text;
};
constexpr std::array<Entity, 5> entities{{{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};

bool is_of_xml(char32_t c) {
    if (c < 0x20) return c == U'\t' || c == U'\n' || c == U'\r';
    return c < 0xD800 || (c >= 0xE000 && c < 0xFFFE) || (c >= 0x1'0000 && c <= 0x10'FFFF);
}

/// What `&name;` stands for, a character by its name or by its number (`#38544`, `#x9690`); empty where it is neither.
std::string meant_by(std::string_view name) {
    const auto* const known = std::find_if(entities.begin(), entities.end(), [name](const Entity& one) { return one.name == name; });
    if (known != entities.end()) return std::string(known->text);
    if (!name.starts_with('#')) return {};
    const bool is_hexadecimal = name.starts_with("#x");
    const char* const end = name.data() + name.size();
    std::uint32_t number = 0;
    const auto parsed = std::from_chars(name.data() + (is_hexadecimal ? 2 : 1), end, number, is_hexadecimal ? 16 : 10);
    std::string text;
    if (parsed.ec == std::errc{} && parsed.ptr == end && is_of_xml(number)) utf16::append(text, number);
    return text;
}

/// Elements have few: each is compared with those before it.
constexpr std::size_t most_attributes = 40;

} // namespace

PlainXml::State PlainXml::feed(std::span<const char> piece, bool last) {
    rest_.append(piece.data(), piece.size());
    at_ = 0;
    bool more = state_ == State::going && (is_started_ || take_start());
    while (more) more = take_text() && take_tag();
    rest_.erase(0, at_);
    const bool is_whole = has_root_ && depth_ == 0 && is_blank(rest_);
    if (rest_.size() > limits::xml_token || (last && !is_whole)) doubt();
    return state_;
}

bool PlainXml::doubt() {
    if (state_ == State::going) state_ = State::doubtful;
    return false;
}

bool PlainXml::tell(bool more) {
    if (!more) state_ = State::enough;
    return more;
}

bool PlainXml::take_start() {
    is_started_ = true;
    const std::string_view text = utf8::without_byte_order_mark(rest_);
    at_ = rest_.size() - text.size();
    if (!text.starts_with("<?")) return true;
    const auto* const found = std::find_if(declarations.begin(), declarations.end(),
                                           [&](std::string_view known) { return text.starts_with(known); });
    if (found == declarations.end()) return doubt();
    at_ += found->size();
    return true;
}

bool PlainXml::take_some_text() {
    const char* const start = rest_.data() + at_;
    const char* const stop = end();
    const char* at = start;
    unsigned seen = 0;
    while (at != stop && *at != '<') seen |= meaning_of(*at++);
    if (at == stop) return false;
    const std::string_view text(start, static_cast<std::size_t>(at - start));
    at_ += text.size();
    if (depth_ == 0) return is_blank(text) || doubt();
    const bool is_plain = (seen & out_of_place) == 0 && ((seen & high) == 0 || is_sound(text)) &&
                          ((seen & bracket) == 0 || text.find("]]") == std::string_view::npos);
    if (!is_plain) return doubt();
    return (seen & entity) == 0 ? tell(sink_.text(text)) : tell_with_entities(text);
}

bool PlainXml::tell_with_entities(std::string_view text) {
    while (!text.empty()) {
        const std::string_view before = text.substr(0, text.find('&'));
        text.remove_prefix(before.size());
        if (!before.empty() && !tell(sink_.text(before))) return false;
        if (text.empty()) break;
        const std::size_t end = text.find(';');
        const std::string meant = end == std::string_view::npos ? std::string{} : meant_by(text.substr(1, end - 1));
        if (meant.empty()) return doubt();
        text.remove_prefix(end + 1);
        if (!tell(sink_.text(meant))) return false;
    }
    return true;
}

bool PlainXml::take_tag() {
    if (rest_.size() - at_ < 2) return false;
    return rest_[at_ + 1] == '/' ? take_closing_tag() : take_opening_tag();
}

bool PlainXml::take_closing_tag() {
    if (depth_ == 0) return doubt();
    const std::string_view name = innermost();
    const char* const start = rest_.data() + at_ + 2;
    if (static_cast<std::size_t>(end() - start) <= name.size()) return false;
    if (std::string_view(start, name.size()) != name) return doubt();
    const char* const close = past(start + name.size(), end(), blank);
    if (close == end()) return false;
    if (*close != '>') return doubt();
    at_ = static_cast<std::size_t>(close + 1 - rest_.data());
    return close_element(std::string_view(start, name.size()));
}

bool PlainXml::take_opening_tag() {
    const char* const start = rest_.data() + at_ + 1;
    const char* at = past(start, end(), within_name);
    if (at == end()) return false;
    const std::string_view name(start, static_cast<std::size_t>(at - start));
    if ((meaning_of(*start) & name_start) == 0) return doubt();
    attributes_.clear();
    if (*at != '>' && !take_attributes(at)) return false;
    const bool is_empty = *at == '/';
    if (is_empty && ++at == end()) return false;
    if (*at != '>') return doubt();
    at_ = static_cast<std::size_t>(at + 1 - rest_.data());
    return open_element(name) && (!is_empty || close_element(name));
}

/// Up to the `>` or the `/` that ends a tag.
bool PlainXml::take_attributes(const char*& at) {
    while (true) {
        const char* const next = past(at, end(), blank);
        const bool is_apart = next != at;
        at = next;
        if (at == end()) return false;
        if (*at == '>' || *at == '/') return true;
        if (!is_apart || attributes_.size() == most_attributes) return doubt();
        if (!take_attribute(at)) return false;
    }
}

bool PlainXml::take_attribute(const char*& at) {
    const char* const start = at;
    const char* const stop = end();
    const char* const name_end = past(start, stop, within_name);
    if (stop - name_end < 2) return false;
    const char quote = name_end[1];
    if ((meaning_of(*start) & name_start) == 0 || name_end[0] != '=' || (quote != '"' && quote != '\'')) return doubt();
    const char* const value_start = name_end + 2;
    const char* value_end = value_start;
    unsigned seen = 0;
    while (value_end != stop && *value_end != quote) seen |= meaning_of(*value_end++);
    if (value_end == stop) return false;
    const XmlAttribute attribute{{start, static_cast<std::size_t>(name_end - start)},
                                 {value_start, static_cast<std::size_t>(value_end - value_start)}};
    const bool is_twice = std::any_of(attributes_.begin(), attributes_.end(),
                                      [&](const XmlAttribute& a) { return a.name == attribute.name; });
    // A parser makes blanks of line breaks and tabs in a value.
    const bool has_breaks = (seen & blank) != 0 && attribute.value.find_first_of("\t\n") != std::string_view::npos;
    const bool is_plain = (seen & (out_of_place | opens | entity)) == 0 && !has_breaks && ((seen & high) == 0 || is_sound(attribute.value));
    if (is_twice || !is_plain) return doubt();
    attributes_.push_back(attribute);
    at = value_end + 1;
    return true;
}

bool PlainXml::open_element(std::string_view name) {
    if (depth_ == limits::xml_depth || (depth_ == 0 && has_root_)) return doubt();
    has_root_ = true;
    if (depth_ == names_.size()) names_.emplace_back();
    std::string& kept = names_[depth_++];
    if (kept != name) kept = name; // what follows each other at one depth mostly has one name
    return tell(sink_.open(without_prefix(name), XmlAttributes(attributes_)));
}

bool PlainXml::close_element(std::string_view name) {
    --depth_;
    return tell(sink_.close(without_prefix(name)));
}

} // namespace hegui
