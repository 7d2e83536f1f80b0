#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// UTF-8 text: validity, characters, width on a terminal, and the folding of words that people write in several ways.
namespace hegui::utf8 {

/// The offset of the first byte that is not well-formed UTF-8, or nothing where all of it is.
std::optional<std::size_t> first_invalid(std::string_view text);

/// The text behind a byte order mark, or all of it where there is none: the mark belongs to the file and not to its first line.
std::string_view without_byte_order_mark(std::string_view text);

/// The characters of the text; a malformed byte counts as one U+FFFD.
std::u32string characters(std::string_view text);

/// How many columns of a terminal the text takes: two for a Chinese character, one for a Latin letter, none for a combining mark.
std::size_t width(std::string_view text);

/// Full-width forms folded to half-width; blanks and 《》〔〕【】 left out. Two spellings of one term fold to the same bytes.
std::string fold(std::string_view term);

/// The text without the blanks around it: those of ASCII, U+3000 and U+00A0.
std::string_view trimmed(std::string_view text);

/// The text with the capitals A to Z made small; all other characters stay.
std::string lower(std::string_view text);

/// The text with control characters and malformed bytes made visible (`\x1B`), fit for a terminal. Line breaks become a blank.
std::string printable(std::string_view text);

/// The text with each malformed byte replaced by U+FFFD: for formats that take nothing but UTF-8.
std::string repaired(std::string_view text);

/// Breaks a text into lines of at most `columns` columns: at blanks, and between Chinese characters, where the rules of
/// typesetting allow it. A word longer than a line stands alone on one.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

} // namespace hegui::utf8
