#pragma once

#include <string_view>

namespace hegui::html {

/// style.css, as it is part of the program.
std::string_view style();

} // namespace hegui::html
