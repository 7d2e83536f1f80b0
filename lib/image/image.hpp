#pragma once

#include "lib/base/text.hpp"

#include <cstdint>
#include <string_view>

namespace hegui {

/// What an image file is, found from its structure; its pixels are never decoded.
struct ImageFacts {
    enum class Format : unsigned char {
        none, ///< neither JPEG nor PNG
        jpeg,
        png,
    };
    Format format = Format::none;
    std::uint32_t width = 0; ///< both known where `problem` is empty
    std::uint32_t height = 0;
    Text problem = {}; ///< why it is not complete and well formed; empty where it is
};

/// What the first bytes say the file is.
ImageFacts::Format image_format(std::string_view bytes);

/// Walks a JPEG (every segment and the scans up to the end marker) or a PNG (every chunk and its checksum up to IEND).
/// Bytes behind the end are let be: cameras put previews there.
ImageFacts inspect_image(std::string_view bytes);

} // namespace hegui
