#pragma once

#include "lib/base/text.hpp"

#include <optional>
#include <string_view>

namespace hegui {

/// What a file is, told by its first bytes: `一份 PDF 文件` / `a PDF file`. Nothing where they are of no kind that is taken for another
/// by mistake: the wrong file was chosen, or only its name was changed.
std::optional<Wording> file_kind_of(std::string_view bytes);

} // namespace hegui
