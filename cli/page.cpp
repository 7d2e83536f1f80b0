#include "cli/page.hpp"

#include "lib/base/utf8.hpp"

namespace hegui {
namespace {

std::string_view code_of(Page::Tone tone) {
    switch (tone) {
    case Page::Tone::plain: return "";
    case Page::Tone::bold: return "\x1b[1m";
    case Page::Tone::good: return "\x1b[32m";
    case Page::Tone::bad: return "\x1b[31m";
    case Page::Tone::doubtful: return "\x1b[33m";
    case Page::Tone::faint: return "\x1b[2m";
    }
    return "";
}

} // namespace

std::string Page::toned(std::string_view words, Tone tone) const {
    const std::string_view code = code_of(tone);
    if (!look_.color || code.empty()) return std::string(words);
    return std::string(code) + std::string(words) + "\x1b[0m";
}

void Page::paragraph(const Text& words, std::size_t indent, Tone tone) {
    const std::size_t width = look_.columns > indent + 1 ? look_.columns - indent : 1;
    for (const std::string& line : utf8::wrapped(utf8::printable(words.in(look_.lang)), width)) {
        text_ += std::string(indent, ' ') + toned(line, tone) + "\n";
    }
}

void Page::row(const std::vector<Cell>& cells, std::size_t indent) {
    text_ += std::string(indent, ' ');
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string words = utf8::printable(cells[i].words);
        const std::size_t taken = utf8::width(words);
        const bool last = i + 1 == cells.size();
        text_ += toned(words, cells[i].tone);
        if (!last) text_ += std::string(cells[i].width > taken ? cells[i].width - taken : 0, ' ') + "  ";
    }
    text_ += '\n';
}

} // namespace hegui
