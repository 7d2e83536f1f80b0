#pragma once

#include "lib/model/attachment.hpp"

#include <string_view>

namespace hegui {

/// What the content of a file tells, by what it is named for: fills in the format, the state and what belongs to them.
void learn_of_content(std::string_view bytes, Attachment& file);

} // namespace hegui
