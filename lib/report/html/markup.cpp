#include "lib/report/html/markup.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace hegui::html {
namespace {

/// The bytes of the first `count` characters.
std::size_t bytes_of(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < count && end < text.size(); ++i) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    }
    return end;
}

} // namespace

std::string escaped(std::string_view words) {
    std::string safe;
    safe.reserve(words.size());
    for (const char c : words) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += c;
        }
    }
    return safe;
}

std::string Words::operator()(std::string_view words) const { return brief(words, std::string_view::npos); }

std::string Words::brief(std::string_view words, std::size_t characters) const {
    if (style_.show_ids || !may_hold_id_number(words)) return exact(words, characters);
    return exact(mask_id_numbers(words), characters);
}

std::string Words::exact(std::string_view words, std::size_t characters) {
    const std::string shown = utf8::printable(words);
    const std::size_t end = bytes_of(shown, characters);
    return escaped(std::string_view(shown).substr(0, end)) + (end < shown.size() ? "…" : "");
}

std::span<const Look> looks() {
    static const std::array<Look, 7> all{{
        {Outcome::fail, {"不通过", "Failed"}, "✗", "bad"},
        {Outcome::unchecked, {"无法判定", "Could not be judged"}, "?", "bad"},
        {Outcome::warning, {"提醒", "Warnings"}, "!", "doubtful"},
        {Outcome::pending, {"待办", "Pending"}, "…", "waiting"},
        {Outcome::waived, {"已豁免", "Waived"}, "~", "waiting"},
        {Outcome::pass, {"通过", "Passed"}, "✓", "good"},
        {Outcome::not_applicable, {"不适用", "Not applicable"}, "–", "faint"},
    }};
    return all;
}

const Look& look_of(Outcome outcome) {
    const auto all = looks();
    return *std::find_if(all.begin(), all.end(), [&](const Look& look) { return look.outcome == outcome; });
}

VerdictLook look_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::pass: return {{"通过", "PASS"}, "✓", "good"};
    case Verdict::fail: return {{"不通过", "FAIL"}, "✗", "bad"};
    case Verdict::error: return {{"无法判定", "ERROR"}, "?", "doubtful"};
    }
    return {};
}

std::string mark_of(std::string_view mark, std::string_view tone) {
    return fmt::format("<span class=\"mark {}\" aria-hidden=\"true\">{}</span>", tone, mark);
}

} // namespace hegui::html
