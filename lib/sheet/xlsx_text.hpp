#pragma once

#include <cstddef>
#include <string>

namespace hegui {

/// Decodes, from an offset on, what XML can't say as it is and .xlsx writes `_x000D_`: in place. A code that is no character of a text
/// stays as it stands.
void decode_escapes(std::string& text, std::size_t from);

} // namespace hegui
