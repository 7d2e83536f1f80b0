#include "lib/sheet/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace hegui {
namespace {

constexpr int digits_shown = 15;
constexpr double exact_below = 9007199254740992.0; ///< 2^53: beyond, not every whole number has a double of its own

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// How many digits of a plain decimal count: all but zeros in front.
std::size_t significant_digits(std::string_view plain) {
    std::size_t count = 0;
    for (const char c : plain) {
        if (is_digit(c) && (c != '0' || count > 0)) ++count;
    }
    return count;
}

/// 12.50 or -0.5: digits, one point, digits.
bool is_plain_decimal(std::string_view text) {
    if (!text.empty() && text.front() == '-') text.remove_prefix(1);
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos || point == 0 || point + 1 == text.size()) return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; }) &&
           text.find('.', point + 1) == std::string_view::npos;
}

} // namespace

std::string_view shown_number(std::string_view stored, std::string& memory) {
    if (!is_plain_decimal(stored)) return stored;
    if (significant_digits(stored) > digits_shown) {
        double value = 0;
        std::from_chars(stored.data(), stored.data() + stored.size(), value);
        memory = fmt::format("{:.{}g}", value, digits_shown);
        return memory.find('e') == std::string::npos ? std::string_view(memory) : stored;
    }
    const std::size_t last = stored.find_last_not_of('0');
    return stored.substr(0, stored[last] == '.' ? last : last + 1);
}

std::string number_text(double value) {
    if (std::trunc(value) == value && std::fabs(value) < exact_below) return fmt::format("{:.0f}", value == 0 ? 0.0 : value);
    return fmt::format("{:.{}G}", value, digits_shown);
}

} // namespace hegui
