#pragma once

#include "lib/regulation/catalogue.hpp"

#include <span>
#include <string_view>

/// The data files of this folder, as they are part of the program.
namespace hegui::rules {

/// Every regulations/*.toml.
std::span<const ShippedRegulation> regulations();

/// calendar/cn.csv
std::string_view calendar();

} // namespace hegui::rules
