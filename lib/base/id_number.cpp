#include "lib/base/id_number.hpp"

#include <cstddef>

namespace hegui {
namespace {

constexpr std::size_t shown_before = 6;
constexpr std::size_t shown_after = 4;

/// The lengths of a resident ID number: of today, of before 1999, and of today with the check digit lost.
bool is_length_of_id(std::size_t length) { return length == 18 || length == 15 || length == 17; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

} // namespace

std::string mask_id_numbers(std::string_view text) {
    std::string masked(text);
    for (std::size_t start = 0; start < masked.size();) {
        std::size_t end = start;
        while (end < masked.size() && is_digit(masked[end])) ++end;
        if (end < masked.size() && end > start && (masked[end] == 'X' || masked[end] == 'x')) ++end;
        if (is_length_of_id(end - start)) {
            for (std::size_t at = start + shown_before; at < end - shown_after; ++at) masked[at] = '*';
        }
        start = end == start ? start + 1 : end;
    }
    return masked;
}

} // namespace hegui
