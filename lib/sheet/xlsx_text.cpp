#include "lib/sheet/xlsx_text.hpp"

#include "lib/sheet/utf16.hpp"

#include <charconv>
#include <optional>
#include <string_view>

namespace hegui {
namespace {

constexpr std::size_t escape_size = 7; ///< _x000D_

/// The unit of UTF-16 that an escape at the start of the text stands for.
std::optional<char32_t> escape_at(std::string_view text) {
    if (text.size() < escape_size || text[0] != '_' || text[1] != 'x' || text[escape_size - 1] != '_') return std::nullopt;
    unsigned unit = 0;
    const char* const end = text.data() + escape_size - 1;
    const auto parsed = std::from_chars(text.data() + 2, end, unit, 16);
    if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    return unit;
}

bool is_of_text(char32_t c) { return c >= 0x20 || c == U'\t' || c == U'\n' || c == U'\r'; }

struct Escaped {
    char32_t character = 0;
    std::size_t size = 0; ///< 0 where there is nothing to decode
};

/// One escape, or two that make one character.
Escaped decoded(std::string_view text) {
    const auto unit = escape_at(text);
    if (!unit) return {};
    if (!utf16::is_surrogate(*unit)) return is_of_text(*unit) ? Escaped{*unit, escape_size} : Escaped{};
    const auto second = escape_at(text.substr(escape_size));
    if (!second || !utf16::are_pair(*unit, *second)) return {};
    return {utf16::of_pair(*unit, *second), 2 * escape_size};
}

} // namespace

void decode_escapes(std::string& text, std::size_t from) {
    std::size_t at = text.find("_x", from);
    if (at == std::string::npos) return;
    const std::string stored = text.substr(at);
    text.resize(at);
    const std::string_view rest = stored;
    for (at = 0; at < rest.size();) {
        const Escaped escaped = decoded(rest.substr(at));
        if (escaped.size > 0)
            utf16::append(text, escaped.character);
        else
            text += rest[at];
        at += escaped.size > 0 ? escaped.size : 1;
    }
}

} // namespace hegui
