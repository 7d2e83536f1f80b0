#include "lib/base/utf8.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace hegui::utf8 {
namespace {

struct Step {
    char32_t character;
    std::size_t bytes;
    bool valid;
};

Step step(std::string_view text, std::size_t at) {
    if (static_cast<unsigned char>(text[at]) < 0x80) return {static_cast<char32_t>(text[at]), 1, true};
    utf8proc_int32_t character = -1;
    const auto rest = std::min<std::size_t>(text.size() - at, 4);
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at), static_cast<utf8proc_ssize_t>(rest),
                                        &character);
    if (bytes <= 0) return {U'\uFFFD', 1, false};
    return {static_cast<char32_t>(character), static_cast<std::size_t>(bytes), true};
}

void append(std::string& out, char32_t character) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(count));
}

constexpr std::u32string_view left_out = U" \t\n\r\u00A0\u3000《》〔〕【】";

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
        const Step next = step(text, at);
        if (!next.valid) return at;
        at += next.bytes;
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
    std::string folded;
    folded.reserve(term.size());
    for (std::size_t at = 0; at < term.size();) {
        Step next = step(term, at);
        at += next.bytes;
        if (left_out.find(next.character) != std::u32string_view::npos) continue;
        if (next.character >= U'\uFF01' && next.character <= U'\uFF5E') next.character -= 0xFEE0;
        append(folded, next.character);
    }
    return folded;
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
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Step next = step(text, at);
        if (!next.valid) {
            shown += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[at]));
        } else if (next.character == U'\n' || next.character == U'\t' || next.character == U'\r') {
            shown += ' ';
        } else if (is_deceptive(next.character)) {
            shown += fmt::format("\\x{:02X}", static_cast<std::uint32_t>(next.character));
        } else {
            shown.append(text, at, next.bytes);
        }
        at += next.bytes;
    }
    return shown;
}

std::string repaired(std::string_view text) {
    std::string sound;
    sound.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Step next = step(text, at);
        append(sound, next.character);
        at += next.bytes;
    }
    return sound;
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
