#pragma once

#include <string>
#include <string_view>

namespace hegui {

/// The text with every resident ID number in it (a run of 15, 17 or 18 digits, the last may be X) masked: 410101********1234.
std::string mask_id_numbers(std::string_view text);

} // namespace hegui
