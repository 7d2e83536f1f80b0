#pragma once

#include "lib/base/input_error.hpp"
#include "lib/base/source.hpp"

#include <optional>
#include <string_view>

namespace hegui {

/// Why a text is not given to the parser at all: it is no text, in another encoding, or nested deeper than any parser's stack. Nothing
/// where it may be.
std::optional<InputError> why_not_parsed(const Source& source, std::string_view text);

} // namespace hegui
