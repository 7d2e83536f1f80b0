#include "lib/base/utf8.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace hegui::utf8 {
namespace {

struct Step {
    char32_t character;
    std::size_t bytes;
    bool valid;
};

constexpr std::string_view replacement = "\uFFFD";

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The offset of the next byte beyond ASCII, seen by eight at a time.
std::size_t past_ascii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080U;
    std::uint64_t eight = 0;
    for (; text.size() - at >= sizeof eight; at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & high_bits) != 0) break;
    }
    while (at < text.size() && is_ascii(text[at])) ++at;
    return at;
}

/// A character of three bytes that can be neither half of a pair nor longer than need be. Nearly all Chinese is.
bool is_plain_three(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0xE1 || first > 0xEF || first == 0xED) return false;
    return text.size() - at >= 3 && continues(text[at + 1]) && continues(text[at + 2]);
}

Step step(std::string_view text, std::size_t at) {
    const auto bits = [&](std::size_t i, unsigned mask) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]) & mask); };
    if (is_ascii(text[at])) return {bits(0, 0x7FU), 1, true};
    if (is_plain_three(text, at)) return {(bits(0, 0x0FU) << 12U) | (bits(1, 0x3FU) << 6U) | bits(2, 0x3FU), 3, true};
    utf8proc_int32_t character = -1;
    const auto rest = std::min<std::size_t>(text.size() - at, 4);
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at), static_cast<utf8proc_ssize_t>(rest),
                                        &character);
    if (bytes <= 0) return {U'\uFFFD', 1, false};
    return {static_cast<char32_t>(character), static_cast<std::size_t>(bytes), true};
}

/// The text with some characters written otherwise: `other` says how, or nothing where one stays as it is.
template<class Other> std::string rewritten(std::string_view text, const Other& other) {
    std::string out;
    out.reserve(text.size());
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Step next = step(text, at);
        if (const std::optional<std::string> instead = other(next, text[at])) {
            out.append(text, done, at - done).append(*instead);
            done = at + next.bytes;
        }
        at += next.bytes;
    }
    return out.append(text, done);
}

bool is_left_out(char32_t c) {
    switch (c) {
    case U' ':
    case U'\t':
    case U'\n':
    case U'\r':
    case U'\u00A0':
    case U'\u3000':
    case U'《':
    case U'》':
    case U'〔':
    case U'〕':
    case U'【':
    case U'】': return true;
    default: return false;
    }
}

/// What spreadsheets and people leave around a text.
constexpr std::array<std::string_view, 6> outer_blanks{" ", "\t", "\r", "\n", "\u3000", "\u00A0"};

/// The bytes that one of them begins or ends with.
constexpr std::array<bool, 256> edges_of_blanks = [] {
    std::array<bool, 256> edges{};
    for (const std::string_view blank : outer_blanks) {
        edges.at(static_cast<unsigned char>(blank.front())) = true;
        edges.at(static_cast<unsigned char>(blank.back())) = true;
    }
    return edges;
}();

bool may_be_blank(char c) { return edges_of_blanks[static_cast<unsigned char>(c)]; }

/// Invisible characters that change the order or the look of what follows: a name could pretend to be another.
bool is_deceptive(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

} // namespace

std::optional<std::size_t> first_invalid(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii(text[at])) {
            at = past_ascii(text, at);
        } else if (is_plain_three(text, at)) {
            at += 3;
        } else {
            const Step next = step(text, at);
            if (!next.valid) return at;
            at += next.bytes;
        }
    }
    return std::nullopt;
}

std::string_view without_byte_order_mark(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.substr(0, mark.size()) == mark ? text.substr(mark.size()) : text;
}

std::u32string characters(std::string_view text) {
    std::u32string all;
    all.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Step next = step(text, at);
        all.push_back(next.character);
        at += next.bytes;
    }
    return all;
}

std::size_t width(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Step next = step(text, at);
        columns += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(next.character))));
        at += next.bytes;
    }
    return columns;
}

std::string fold(std::string_view term) {
    return rewritten(term, [](const Step& next, char /*byte*/) -> std::optional<std::string> {
        if (!next.valid) return std::string(replacement);
        if (is_left_out(next.character)) return "";
        const bool is_full_width = next.character >= U'\uFF01' && next.character <= U'\uFF5E';
        return is_full_width ? std::optional(std::string(1, static_cast<char>(next.character - 0xFEE0))) : std::nullopt;
    });
}

std::string_view trimmed(std::string_view text) {
    // Most texts have no blanks around them: that is seen from their first and last byte.
    while (!text.empty() && (may_be_blank(text.front()) || may_be_blank(text.back()))) {
        const std::size_t before = text.size();
        for (const std::string_view blank : outer_blanks) {
            if (text.starts_with(blank)) text.remove_prefix(blank.size());
            if (text.ends_with(blank)) text.remove_suffix(blank.size());
        }
        if (text.size() == before) break;
    }
    return text;
}

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

std::string printable(std::string_view text) {
    return rewritten(text, [](const Step& next, char byte) -> std::optional<std::string> {
        if (!next.valid) return fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
        if (next.character == U'\n' || next.character == U'\t' || next.character == U'\r') return " ";
        if (is_deceptive(next.character)) return fmt::format("\\x{:02X}", static_cast<std::uint32_t>(next.character));
        return std::nullopt;
    });
}

std::string repaired(std::string_view text) {
    return rewritten(text,
                     [](const Step& next, char /*byte*/) { return next.valid ? std::nullopt : std::optional<std::string>(replacement); });
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    constexpr std::u32string_view never_first = U"，。；：？！、）》】〕”’…%)]}>,.;:?!";
    constexpr std::u32string_view never_last = U"（《【〔“‘([{<";
    std::vector<std::string> lines;
    std::size_t line_start = 0;
    std::size_t line_width = 0;
    std::size_t break_at = 0; // the last place where the line may end, as an offset; line_start: none
    std::size_t width_at_break = 0;
    char32_t before = U' ';
    const auto trimmed = [](std::string_view part) {
        while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        return std::string(part);
    };
    for (std::size_t at = 0; at < text.size();) {
        const Step next = step(text, at);
        const auto wide = [](char32_t c) { return c >= 0x2E80; };
        const bool may_break = at > line_start && never_first.find(next.character) == std::u32string_view::npos &&
                               never_last.find(before) == std::u32string_view::npos &&
                               (before == U' ' || next.character == U' ' || wide(before) || wide(next.character));
        if (may_break) {
            break_at = at;
            width_at_break = line_width;
        }
        const auto taken = static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(next.character))));
        line_width += taken;
        if (line_width > columns && break_at > line_start && next.character != U' ') {
            lines.push_back(trimmed(text.substr(line_start, break_at - line_start)));
            line_start = break_at;
            line_width -= width_at_break;
        }
        before = next.character;
        at += next.bytes;
    }
    if (const std::string last = trimmed(text.substr(line_start)); !last.empty() || lines.empty()) lines.push_back(last);
    return lines;
}

} // namespace hegui::utf8
