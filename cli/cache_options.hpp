#pragma once

#include "lib/cache/cache.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hegui {

/// Where the cache is, and whether what it says is verified.
struct CacheOptions {
    std::string folder;
    Cache::Mode mode = Cache::Mode::trust;
};

/// The values of --cache: a folder, and the word `verify`; nothing where there are none. Throws UsageError where they are not one
/// folder.
std::optional<CacheOptions> parse_cache(const std::vector<std::string>& written);

/// Tells what one program has learnt of a file from what another would: it stands for the program, for the libraries whose word it
/// takes, and for how it is written down.
std::string cache_version();

} // namespace hegui
