#include "lib/base/region.hpp"

#include <cstddef>

namespace hegui {
namespace {

constexpr std::size_t province_digits = 2;
constexpr std::size_t prefecture_digits = 4;

bool is_whole_province(std::string_view code) { return code.substr(province_digits) == "0000"; }
bool is_directly_administered(std::string_view code) { return code.substr(province_digits, 2) == "90"; }

} // namespace

bool regions_differ(std::string_view a, std::string_view b) {
    if (is_whole_province(a) || is_whole_province(b)) return a.substr(0, province_digits) != b.substr(0, province_digits);
    if (is_directly_administered(a) || is_directly_administered(b)) return a != b;
    return a.substr(0, prefecture_digits) != b.substr(0, prefecture_digits);
}

} // namespace hegui
