#include "lib/report/excerpt.hpp"

#include "lib/base/utf8.hpp"

#include <algorithm>
#include <string_view>

namespace hegui {
namespace {

/// The first `count` characters, taken off the text.
std::string_view take(std::string_view& text, std::size_t count) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < count && end < text.size(); ++i) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    }
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(end);
    return taken;
}

/// What is shown takes the columns: two for a wide character, several for a control character written out.
std::size_t shown_width(std::string_view text) { return utf8::width(utf8::printable(text)); }

} // namespace

Excerpt excerpt_of(const InputError& error) {
    if (error.where.at.line == 0 || error.source_line.empty()) return {};
    const std::string number = std::to_string(error.where.at.line);
    std::string_view rest = error.source_line;
    const std::size_t before = shown_width(take(rest, std::max(error.where.at.column, 1U) - 1));
    const std::size_t under = std::max<std::size_t>(1, shown_width(take(rest, error.span)));
    return {.line = fmt::format("    {} | {}", number, utf8::printable(error.source_line)),
            .caret = fmt::format("    {} | {}^{}", std::string(number.size(), ' '), std::string(before, ' '), std::string(under - 1, '~'))};
}

std::string place_of(const Location& where) {
    if (where.at.line == 0) return where.file;
    if (where.at.column == 0) return fmt::format("{}:{}", where.file, where.at.line);
    return fmt::format("{}:{}:{}", where.file, where.at.line, where.at.column);
}

} // namespace hegui
