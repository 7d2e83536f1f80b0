#include "lib/base/id_number.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace hegui {
namespace {

constexpr std::size_t shown_before = 6;
constexpr std::size_t shown_after = 4;

constexpr std::size_t id_length = 18;
constexpr std::size_t old_length = 15;
constexpr std::size_t length_without_check_digit = 17;

/// A spreadsheet keeps this many digits of a number; those behind it become 0.
constexpr std::size_t digits_kept = 15;

/// Nobody who is assessed was born earlier; an earlier year is a slip.
constexpr int earliest_birth_year = 1800;

/// GB 11643-1999: the weighted sum of the first 17 digits, modulo 11, chooses the last character.
constexpr std::array<int, id_length - 1> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view check_characters = "10X98765432";

bool is_length_of_id(std::size_t length) { return length == id_length || length == old_length || length == length_without_check_digit; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool are_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

/// A character of U+FF01 to U+FF5E (full-width ASCII) takes three bytes; its half-width twin, or 0 where there is no such one here.
constexpr std::size_t full_width_bytes = 3;

char folded_at(std::string_view text, std::size_t at) {
    if (at + full_width_bytes > text.size() || text[at] != '\xEF') return 0;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    if (third < 0x80 || third > 0xBF || second < 0xBC || second > 0xBD) return 0;
    const unsigned point = (second - 0xBCU) * 0x40U + (third - 0x80U); // from U+FF00
    return point >= 0x01 && point <= 0x5E ? static_cast<char>(point + 0x20) : '\0';
}

/// One character of a number: what it stands for, and how many bytes it takes.
struct Character {
    char folded = 0;
    std::size_t bytes = 1;
};

Character character_at(std::string_view text, std::size_t at) {
    if (const char folded = folded_at(text, at); folded != 0) return {folded, full_width_bytes};
    return {text[at], 1};
}

std::string_view trimmed(std::string_view text) {
    constexpr std::array<std::string_view, 6> blanks{" ", "\t", "\r", "\n", "\u3000", "\u00A0"};
    const auto strip = [&](auto stands_there, auto remove) {
        bool again = true;
        while (again) {
            again = false;
            for (const std::string_view blank : blanks) {
                if (!stands_there(blank)) continue;
                remove(blank.size());
                again = true;
            }
        }
    };
    strip([&](std::string_view blank) { return text.starts_with(blank); }, [&](std::size_t bytes) { text.remove_prefix(bytes); });
    strip([&](std::string_view blank) { return text.ends_with(blank); }, [&](std::size_t bytes) { text.remove_suffix(bytes); });
    return text;
}

/// 4.10101E+17, or E+017: a digit, perhaps a fraction, and an exponent.
bool is_in_exponents(std::string_view text) {
    const std::size_t mark = text.find_first_of("Ee");
    if (mark == std::string_view::npos || mark == 0 || !is_digit(text.front())) return false;
    const std::string_view fraction = text.substr(1, mark - 1);
    std::string_view exponent = text.substr(mark + 1);
    if (!exponent.starts_with('+')) return false;
    exponent.remove_prefix(1);
    if (exponent.size() < 2 || exponent.size() > 3 || !are_digits(exponent)) return false;
    return fraction.empty() || (fraction.size() > 1 && fraction.front() == '.' && are_digits(fraction.substr(1)));
}

bool is_birth_date(std::string_view digits) {
    const date::year_month_day day{date::year{number(digits.substr(0, 4))}, date::month{static_cast<unsigned>(number(digits.substr(4, 2)))},
                                   date::day{static_cast<unsigned>(number(digits.substr(6, 2)))}};
    return day.ok() && static_cast<int>(day.year()) >= earliest_birth_year;
}

char check_character(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += (digits[i] - '0') * weights.at(i);
    return check_characters[static_cast<std::size_t>(sum) % check_characters.size()];
}

/// The fault of 18 characters that are 17 digits and a digit or X.
IdFault fault_of_well_formed(std::string_view id) {
    constexpr std::size_t birth_date = 6;
    if (!is_birth_date(id.substr(birth_date, 8))) return IdFault::no_such_day;
    return check_character(id) == id.back() ? IdFault::none : IdFault::wrong_check_digit;
}

} // namespace

namespace {

/// Of shorter runs of digits none is ever masked, even where an X follows.
constexpr std::size_t least_run = old_length - 2;

/// Whether a byte is of a digit: half-width, or one of the three of a full-width one.
bool is_of_digit(std::string_view text, std::size_t at) {
    if (is_digit(text[at])) return true;
    for (std::size_t before = 0; before < full_width_bytes && before <= at; ++before) {
        if (is_digit(folded_at(text, at - before))) return true;
    }
    return false;
}

/// The run of digits that a byte of one is in.
std::string_view run_around(std::string_view text, std::size_t at) {
    std::size_t start = at;
    std::size_t end = at + 1;
    while (start > 0 && is_of_digit(text, start - 1)) --start;
    while (end < text.size() && is_of_digit(text, end)) ++end;
    return text.substr(start, end - start);
}

std::size_t length_of(std::string_view run) {
    return static_cast<std::size_t>(std::count_if(run.begin(), run.end(), [](char c) { return is_digit(c) || c == '\xEF'; }));
}

/// The text with every run of digits (the last may be X) masked that is as long as `is_secret` says.
std::string masked_numbers(std::string_view text, bool (*is_secret)(std::size_t length)) {
    if (!may_hold_id_number(text)) return std::string(text);
    std::string masked;
    masked.reserve(text.size());
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t end = start;
        std::size_t length = 0;
        while (end < text.size() && is_digit(character_at(text, end).folded)) {
            end += character_at(text, end).bytes;
            ++length;
        }
        if (length == 0) {
            masked += text[start++];
            continue;
        }
        const char last = end < text.size() ? character_at(text, end).folded : '\0';
        if (last == 'X' || last == 'x') ++length;
        for (std::size_t i = 0; i < length; ++i) {
            const std::size_t bytes = character_at(text, start).bytes;
            const bool hidden = is_secret(length) && i >= shown_before && i < length - shown_after;
            masked += hidden ? std::string_view("*") : text.substr(start, bytes);
            start += bytes;
        }
    }
    return masked;
}

} // namespace

bool may_hold_id_number(std::string_view text) {
    // A run has a byte at one place of so many: most texts are told by a few of their bytes.
    for (std::size_t at = least_run - 1; at < text.size(); at += least_run) {
        if (!is_of_digit(text, at)) continue;
        const std::string_view run = run_around(text, at);
        if (length_of(run) >= least_run) return true;
        at = static_cast<std::size_t>(run.data() + run.size() - text.data()); // which is no digit
    }
    return false;
}

std::string mask_id_numbers(std::string_view text) { return masked_numbers(text, is_length_of_id); }

std::string mask_long_numbers(std::string_view text) {
    return masked_numbers(text, [](std::size_t length) { return length >= old_length - 1; });
}

std::string normalized_id_number(std::string_view written) {
    written = trimmed(written);
    std::string normalized;
    normalized.reserve(written.size());
    for (std::size_t at = 0; at < written.size();) {
        const Character one = character_at(written, at);
        normalized += one.folded == 'x' ? 'X' : one.folded;
        at += one.bytes;
    }
    return normalized;
}

IdFault check_id_number(std::string_view normalized) {
    if (normalized.size() != id_length) {
        if (is_in_exponents(normalized)) return IdFault::spoilt;
        if (!are_digits(normalized)) return IdFault::wrong_characters;
        return normalized.size() == old_length ? IdFault::old_form : IdFault::wrong_length;
    }
    const bool well_formed = are_digits(normalized.substr(0, id_length - 1)) && (is_digit(normalized.back()) || normalized.back() == 'X');
    if (!well_formed) return is_in_exponents(normalized) ? IdFault::spoilt : IdFault::wrong_characters;
    const IdFault fault = fault_of_well_formed(normalized);
    // A right number may end in 000: one in eleven of those that a spreadsheet would leave so.
    if (fault != IdFault::none && normalized.substr(digits_kept) == "000") return IdFault::spoilt;
    return fault;
}

IdFault check_written_id_number(std::string_view written) {
    if (written.size() == id_length && check_id_number(written) == IdFault::none) return IdFault::none;
    return check_id_number(normalized_id_number(written));
}

Text describe(IdFault fault) {
    switch (fault) {
    case IdFault::none: break;
    case IdFault::spoilt:
        return {"被电子表格当作数字改坏了（科学记数，或第 15 位之后全为 0）",
                "spoilt by a spreadsheet that took it for a number (an exponent, or nothing but 0 after the fifteenth digit)"};
    case IdFault::old_form: return {"是 15 位的旧号码，现行号码为 18 位", "the old form of 15 digits; today's has 18"};
    case IdFault::wrong_length: return {"位数不对，应为 18 位", "not of 18 characters"};
    case IdFault::wrong_characters:
        return {"有不该有的字符：应为 17 位数字加一位数字或 X", "holds other characters than 17 digits and a digit or X"};
    case IdFault::no_such_day: return {"出生日期（第 7–14 位）不存在", "the birth date (characters 7 to 14) does not exist"};
    case IdFault::wrong_check_digit: return {"末位校验码不对，至少有一位写错", "the check digit is wrong, so at least one character is"};
    }
    return {};
}

Text remedy_of(IdFault fault) {
    switch (fault) {
    case IdFault::none: return {};
    case IdFault::spoilt:
        return {"原号码已经丢失：把这一列设为“文本”格式，再从原始资料重新录入或粘贴",
                "the number itself is lost: set the column to text, then enter or paste it again from the source"};
    case IdFault::old_form: return {"填写现行居民身份证上的 18 位号码", "give the number of 18 characters on today's card"};
    default: return {"对照居民身份证改正号码", "correct it by the resident ID card"};
    }
}

} // namespace hegui
