#include "lib/base/content_hash.hpp"

#include "lib/base/file_reader.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace hegui {

ContentHash content_hash(std::string_view bytes, std::uint64_t seed) {
    const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(), seed);
    return {.high = hash.high64, .low = hash.low64};
}

std::optional<ContentHash> content_hash(const FileReader& file) {
    XXH3_state_t state;
    XXH3_INITSTATE(&state);
    XXH3_128bits_reset(&state);
    if (!file.read_through([&](std::string_view bytes) { XXH3_128bits_update(&state, bytes.data(), bytes.size()); })) return std::nullopt;
    const XXH128_hash_t hash = XXH3_128bits_digest(&state);
    return ContentHash{.high = hash.high64, .low = hash.low64};
}

} // namespace hegui
