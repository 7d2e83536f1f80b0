#pragma once

#include "lib/base/content.hpp"
#include "lib/model/attachment.hpp"

namespace hegui {

/// What the content of a file tells, by what it is named for: fills in the format, the state and what belongs to them.
void learn_of_content(Content& content, Attachment& file);

} // namespace hegui
