#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hegui {

class FileReader;

/// Tells one content from another (XXH3, 128 bits), faster than it can be read. It holds against accidents, not against people who
/// make two contents with one hash.
struct ContentHash {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend bool operator==(const ContentHash&, const ContentHash&) = default;
    friend bool operator<(const ContentHash& a, const ContentHash& b) { return a.high != b.high ? a.high < b.high : a.low < b.low; }
};

/// The hash of the bytes; another `seed` gives another hash.
ContentHash content_hash(std::string_view bytes, std::uint64_t seed = 0);

/// The hash of a file's content, which is never held whole; nothing where it can't be read to its end.
std::optional<ContentHash> content_hash(const FileReader& file);

} // namespace hegui
