#pragma once

#include <string>
#include <string_view>

namespace hegui {

/// The text of a number as a spreadsheet shows it without a format, from what stands in an .xlsx: `3.0` is 3, and
/// `85.299999999999997` is 85.3 (15 digits). A whole number keeps all its digits, and so does what is no plain number.
std::string_view shown_number(std::string_view stored, std::string& memory);

/// The same from its value: whole numbers in full as long as they are exact, others with 15 digits (1.10101199003074E+17).
std::string number_text(double value);

} // namespace hegui
