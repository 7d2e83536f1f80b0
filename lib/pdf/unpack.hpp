#pragma once

#include "lib/pdf/syntax.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hegui::pdf {

/// The data of a stream by its dictionary: plain, or deflated, with or without a PNG predictor. Nothing where it is packed in
/// another way, is damaged, or unfolds to more than `most` bytes.
std::optional<std::string> unpack(const Dictionary& dictionary, std::string_view packed, std::size_t most);

} // namespace hegui::pdf
