// A photo from a stranger: its structure is walked. Either it is complete and has a size, or it is told what is wrong.
#include "lib/image/image.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hegui;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const ImageFacts facts = inspect_image(bytes);
    const bool sized = facts.width > 0 && facts.height > 0;
    if (facts.problem.empty() != sized) __builtin_trap();
    if (facts.problem.empty() && facts.format == ImageFacts::Format::none) __builtin_trap();
    if (facts.format != image_format(bytes)) __builtin_trap();
    return 0;
}
