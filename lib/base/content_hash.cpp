#include "lib/base/content_hash.hpp"

#include "lib/base/file_reader.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <memory>

namespace hegui {

ContentHash content_hash(std::string_view bytes, std::uint64_t seed) {
    const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(), seed);
    return {.high = hash.high64, .low = hash.low64};
}

std::optional<ContentHash> content_hash(FileReader& file) {
    constexpr std::size_t at_once = 256UL * 1024;
    XXH3_state_t state;
    XXH3_INITSTATE(&state);
    XXH3_128bits_reset(&state);
    const std::size_t size = std::min<std::uintmax_t>(at_once, file.size() + 1);
    const auto bytes = std::make_unique_for_overwrite<char[]>(size); // most files need little of it, and clearing it would take longer
    file.seek(0);
    while (const std::size_t got = file.read({bytes.get(), size})) XXH3_128bits_update(&state, bytes.get(), got);
    if (file.failed()) return std::nullopt;
    const XXH128_hash_t hash = XXH3_128bits_digest(&state);
    return ContentHash{.high = hash.high64, .low = hash.low64};
}

} // namespace hegui
