#pragma once

#include "lib/base/text.hpp"

#include <string>
#include <string_view>

namespace hegui {

/// Whether mask_id_numbers() may change the text. Where it says no, which is nearly always and soon said, it does not.
bool may_hold_id_number(std::string_view text);

/// The text with every resident ID number in it (a run of 15, 17 or 18 digits, full-width ones too, the last may be X) masked:
/// 410101********1234.
std::string mask_id_numbers(std::string_view text);

/// The same of every run of 14 digits or more: for lines of strangers' files, where an ID number may lack a digit or have one
/// too many.
std::string mask_long_numbers(std::string_view text);

/// What is wrong with a resident ID number (居民身份证号码, GB 11643-1999).
enum class IdFault : unsigned char {
    none,
    spoilt,           ///< by a spreadsheet that took it for a number: 4.10101E+17, or all digits after the fifteenth 0
    old_form,         ///< 15 digits, as before 1999
    wrong_length,     ///< neither 18 characters nor 15
    wrong_characters, ///< another character than a digit, or than X at the end
    no_such_day,      ///< the birth date does not exist
    wrong_check_digit,
};

/// The number in the one form that is checked: without blanks around it, full-width forms folded to half-width, X for x.
std::string normalized_id_number(std::string_view written);

/// What is wrong with a normalized number. Allocates nothing.
IdFault check_id_number(std::string_view normalized);

/// What is wrong with a number as a person or a platform wrote it. Allocates nothing where it is plain and right.
IdFault check_written_id_number(std::string_view written);

/// What the fault is, and what to do about it, for people; empty where there is none.
Text describe(IdFault fault);
Text remedy_of(IdFault fault);

} // namespace hegui
