#pragma once

#include <string>

/// Units of UTF-16, and the characters they make.
namespace hegui::utf16 {

constexpr bool is_first(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
constexpr bool is_second(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }
constexpr bool is_surrogate(char32_t unit) { return is_first(unit) || is_second(unit); }
constexpr bool are_pair(char32_t first, char32_t second) { return is_first(first) && is_second(second); }
constexpr char32_t of_pair(char32_t first, char32_t second) { return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00); }

/// Adds a character to a text, as UTF-8. Half a pair becomes U+FFFD.
inline void append(std::string& text, char32_t c) {
    const auto add = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    const auto rest = [&add](char32_t bits) { add(0x80 | (bits & 0x3FU)); };
    if (is_surrogate(c)) c = U'\uFFFD';
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | (c >> 6U));
        rest(c);
    } else if (c < 0x10000) {
        add(0xE0 | (c >> 12U));
        rest(c >> 6U);
        rest(c);
    } else {
        add(0xF0 | (c >> 18U));
        rest(c >> 12U);
        rest(c >> 6U);
        rest(c);
    }
}

} // namespace hegui::utf16
