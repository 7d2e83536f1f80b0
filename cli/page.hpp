#pragma once

#include "lib/base/text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// What a command tells a person, line by line, in one language and wrapped to a width. Nothing in it steers a terminal but the
/// colours that the page itself sets.
class Page {
public:
    enum class Tone {
        plain,
        bold,
        good,
        bad,
        doubtful,
        faint,
    };
    struct Look {
        Lang lang = Lang::zh;
        bool color = false;
        std::size_t columns = 80;
    };

    explicit Page(const Look& look) : look_(look) {}

    [[nodiscard]] std::string take() { return std::move(text_); }
    [[nodiscard]] const Look& look() const { return look_; }

    void gap() { text_ += '\n'; }
    void heading(const Text& words, std::size_t indent = 0) { paragraph(words, indent, Tone::bold); }
    void paragraph(const Text& words, std::size_t indent, Tone tone = Tone::plain);

    /// Cells side by side, not wrapped; the last one is not padded.
    struct Cell {
        std::string words;
        std::size_t width = 0; ///< of its column
        Tone tone = Tone::plain;
    };
    void row(const std::vector<Cell>& cells, std::size_t indent = 0);

private:
    [[nodiscard]] std::string toned(std::string_view words, Tone tone) const;

    Look look_;
    std::string text_;
};

} // namespace hegui
