#include "lib/base/utf8.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace hegui::utf8 {
namespace {

using namespace std::literals;
using Lines = std::vector<std::string>;

std::string without_blanks(std::string_view text) {
    std::string rest;
    std::copy_if(text.begin(), text.end(), std::back_inserter(rest), [](char c) { return c != ' '; });
    return rest;
}

bool is_chinese(char32_t c) { return c >= U'\u4E00' && c <= U'\u9FFF'; }

bool is_one_of(char32_t c, std::u32string_view marks) { return marks.find(c) != std::u32string_view::npos; }

/// Whether a line could have been broken somewhere: between two Chinese characters, or at a blank that has no opening mark
/// before it (which would end the line) and no closing mark behind it (which would begin the next).
bool can_be_broken(std::string_view line) {
    const std::u32string all = characters(line);
    for (std::size_t i = 1; i + 1 < all.size(); ++i) {
        if (is_chinese(all[i - 1]) && is_chinese(all[i])) return true;
        if (all[i] == U' ' && !is_one_of(all[i - 1], U"《“（ ") && !is_one_of(all[i + 1], U"》”），。； ")) return true;
    }
    return false;
}

/// A sentence of words of both scripts, as reports have them.
std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> parts{
        "计划", "不少于", "15 人", "2026-11-02", "，", "。", "（周一）", "working days",        "“", "”",
        "a",    " ",      "  ",    "henan-2023", "《", "》", "；",       "employer/supervised", "é", "电"};
    std::string text;
    const auto count = random() % 40;
    for (unsigned i = 0; i < count; ++i) text += parts[random() % parts.size()];
    return text;
}

} // namespace

TEST_CASE("first_invalid: well-formed text has none") {
    for (const char* text : {"", "abc", "河南", "é", "😀", "\x7F", "\xEF\xBF\xBD"}) CHECK_FALSE(first_invalid(text).has_value());
}

TEST_CASE("first_invalid: malformed bytes by their offset") {
    CHECK(first_invalid("ab\xFF") == 2);
    CHECK(first_invalid("\xBA\xD3") == 0);         // GBK
    CHECK(first_invalid("a\xE6\xB2") == 1);        // cut off
    CHECK(first_invalid("\xC0\xAF") == 0);         // longer than it need be
    CHECK(first_invalid("\xED\xA0\x80") == 0);     // a surrogate
    CHECK(first_invalid("\xF4\x90\x80\x80") == 0); // beyond the last character
}

TEST_CASE("characters: a malformed byte is one replacement character") {
    CHECK(characters("a河😀") == U"a河😀");
    CHECK(characters("\xFFz") == U"\uFFFDz");
    CHECK(characters("").empty());
}

TEST_CASE("width: two columns for Chinese and one for Latin and none for combining marks") {
    CHECK(width("") == 0);
    CHECK(width("abc") == 3);
    CHECK(width("河南") == 4);
    CHECK(width("电工/4") == 6);
    CHECK(width("，。（）") == 8);
    CHECK(width("ｅｘ") == 4);
    CHECK(width("e\u0301") == 1);
    CHECK(width("é") == 1);
}

TEST_CASE("fold: full-width forms become half-width and blanks and brackets go") {
    CHECK(fold("ｅｘａｍ１２３（）／") == "exam123()/");
    CHECK(fold("《内部质量督导报告》") == "内部质量督导报告");
    CHECK(fold("〔四级〕【中级工】") == "四级中级工");
    CHECK(fold(" 考试\t考核　\u00A0\r\n") == "考试考核");
    CHECK(fold("（盖章）") == "(盖章)");
    CHECK(fold("(盖章)") == fold("（盖章）"));
    CHECK(fold("") == "");
}

TEST_CASE("fold: what was folded does not change again") {
    for (const char* text : {"ｅｘａｍ　《考试》", "四级／中级工", "～！", "abc"}) CHECK(fold(fold(text)) == fold(text));
}

TEST_CASE("printable: nothing in a text steers the terminal") {
    CHECK(printable("\x1b[31m红") == "\\x1B[31m红");
    CHECK(printable("a\nb\tc\r") == "a b c ");
    CHECK(printable("a\0b"sv) == "a\\x00b");
    CHECK(printable("\x7F") == "\\x7F");
    CHECK(printable("\u0085") == "\\x85");
    CHECK(printable("电\u202E工") == "电\\x202E工");
    CHECK(printable("\u2066\u2069\u200F\u200B") == "\\x2066\\x2069\\x200F\\x200B");
    CHECK(printable("\xFF\xBA") == "\\xFF\\xBA");
    CHECK(printable("河南 é 😀") == "河南 é 😀");
}

TEST_CASE("printable: of any bytes nothing is left that is a control character or malformed") {
    std::mt19937 random(1);
    for (int round = 0; round < 500; ++round) {
        std::string bytes;
        for (int i = 0; i < 40; ++i) bytes += static_cast<char>(random() % 256);
        const std::string shown = printable(bytes);
        CHECK_FALSE(first_invalid(shown).has_value());
        for (const char32_t c : characters(shown)) CHECK((c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0)));
    }
}

TEST_CASE("repaired: malformed bytes are replaced and all else stays") {
    CHECK(repaired("a\xFF河\x1b") == "a\uFFFD河\x1b");
    CHECK(repaired("河南") == "河南");
}

TEST_CASE("wrapped: at blanks and between Chinese characters") {
    CHECK(wrapped("one two three", 8) == Lines{"one two", "three"});
    CHECK(wrapped("计划人数不少于", 6) == Lines{"计划人", "数不少", "于"});
    CHECK(wrapped("计划 15 人", 6) == Lines{"计划", "15 人"});
    CHECK(wrapped("", 10) == Lines{""});
    CHECK(wrapped("exact", 5) == Lines{"exact"});
}

TEST_CASE("trimmed: blanks of every kind around a text go, those within it stay") {
    CHECK(trimmed("").empty());
    CHECK(trimmed(" \t\r\n").empty());
    CHECK(trimmed("\u3000\u00A0\u3000").empty());
    CHECK(trimmed("电工") == "电工");
    CHECK(trimmed(" 电 工\u3000") == "电 工");
    CHECK(trimmed("\u00A0 \u3000a\u3000b \u00A0") == "a\u3000b");
    // Their bytes also begin and end other characters.
    CHECK(trimmed("\u3001、\u2000") == "\u3001、\u2000");
    CHECK(trimmed("\u00E0\u00C0") == "\u00E0\u00C0");
    CHECK(trimmed("\xE3") == "\xE3");
}

TEST_CASE("lower: capitals of ASCII alone are made small") {
    CHECK(lower("").empty());
    CHECK(lower("AZaz[@`{09") == "azaz[@`{09");
    CHECK(lower("ÀÉ电工X") == "ÀÉ电工x");
}

TEST_CASE("wrapped: no line begins with a closing mark or ends with an opening one") {
    CHECK(wrapped("计划，人数", 4) == Lines{"计", "划，", "人数"});
    CHECK(wrapped("人（计划", 4) == Lines{"人", "（计", "划"});
}

TEST_CASE("wrapped: a word longer than a line stands alone on one") {
    CHECK(wrapped("a registration_reviewed b", 10) == Lines{"a", "registration_reviewed", "b"});
}

TEST_CASE("wrapped: no line is wider than asked unless it is one word") {
    std::mt19937 random(20261120);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_text(random);
        const std::size_t columns = 4 + random() % 40;
        CAPTURE(text);
        CAPTURE(columns);
        std::string joined;
        for (const std::string& line : wrapped(text, columns)) {
            CAPTURE(line);
            CHECK((width(line) <= columns || !can_be_broken(line)));
            joined += line;
        }
        CHECK(without_blanks(joined) == without_blanks(text));
    }
}

} // namespace hegui::utf8
