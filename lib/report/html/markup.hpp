#pragma once

#include "lib/report/format.hpp"

#include <string>
#include <string_view>

/// HTML out of the words of a report: the one place where they are made fit for a page.
namespace hegui::html {

/// The words with every character of HTML's own written as a reference: fit between tags and between quotation marks.
std::string escaped(std::string_view words);

/// What is said to people, in the language of the report.
class Words {
public:
    explicit Words(const Style& style) : style_(style) {}

    [[nodiscard]] std::string tr(const Text& text) const { return (*this)(text.in(style_.lang)); }

    /// Words that strangers may have written: control characters and those that turn the order of a line are made visible, ID
    /// numbers masked, the rest escaped.
    [[nodiscard]] std::string operator()(std::string_view words) const;

    /// At most so many characters, with an ellipsis where some are left out: for where a flood of them would break the page.
    [[nodiscard]] std::string brief(std::string_view words, std::size_t characters) const;

    /// What is no person's: digests, and the number that the institution gave its batch.
    static std::string exact(std::string_view words, std::size_t characters = std::string_view::npos);

    [[nodiscard]] Lang lang() const { return style_.lang; }
    [[nodiscard]] bool verbose() const { return style_.verbose; }
    [[nodiscard]] bool quiet() const { return style_.quiet; }
    [[nodiscard]] bool shows_ids() const { return style_.show_ids; }

private:
    Style style_;
};

/// How an outcome is shown: never by its colour alone.
struct Look {
    Outcome outcome;
    Text heading;
    std::string_view mark;
    std::string_view tone; ///< a class of style.css
};

/// In the order in which a person wants to know.
std::span<const Look> looks();
const Look& look_of(Outcome outcome);

struct VerdictLook {
    Text word;
    std::string_view mark;
    std::string_view tone;
};
VerdictLook look_of(Verdict verdict);

/// A mark that stands beside words which say the same: not read out.
std::string mark_of(std::string_view mark, std::string_view tone);

} // namespace hegui::html
