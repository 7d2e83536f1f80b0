#include "lib/base/source.hpp"

#include "lib/base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace hegui {
namespace {

/// A quoted line is for the eye: what is longer than this is a flood, not a line.
constexpr std::size_t longest_quoted = 400;

} // namespace

Source::Source(std::string file, std::string_view text) : file_(std::move(file)), text_(text), starts_{0} {
    starts_.front() = text_.size() - utf8::without_byte_order_mark(text_).size();
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) starts_.push_back(at + 1);
}

std::string Source::line(std::uint32_t number) const {
    if (number == 0 || number > starts_.size()) return {};
    std::string_view line = text_.substr(starts_[number - 1]);
    line = line.substr(0, line.find('\n'));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.size() <= longest_quoted) return std::string(line);
    std::size_t cut = longest_quoted;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    return std::string(line.substr(0, cut));
}

Position Source::position_of(std::size_t offset) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
    const auto line = static_cast<std::size_t>(after - starts_.begin());
    const std::size_t start = starts_[line - 1];
    return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(utf8::characters(text_.substr(start, offset - start)).size() + 1)};
}

InputError Source::error(Position at, std::uint32_t span, Text message) const {
    return {.message = std::move(message), .where = {file_, at}, .source_line = line(at.line), .span = span};
}

} // namespace hegui
