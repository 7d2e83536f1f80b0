#include "lib/report/format.hpp"

#include <array>

namespace hegui {

extern const Format html_format;
extern const Format json_format;
extern const Format text_format;

namespace {

constexpr std::array<const Format*, 3> table{{
    &html_format,
    &json_format,
    &text_format,
}};

} // namespace

std::span<const Format* const> formats() { return table; }

} // namespace hegui
