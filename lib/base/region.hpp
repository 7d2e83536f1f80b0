#pragma once

#include <string_view>

namespace hegui {

/// Whether two six-digit division codes (GB/T 2260) lie in different regions: other prefectures; among county-level units
/// that a province administers directly (third and fourth digit 90), other units; beside a whole province, another province.
bool regions_differ(std::string_view a, std::string_view b);

} // namespace hegui
