#pragma once

#include "lib/base/content.hpp"
#include "lib/base/content_hash.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace hegui {

/// Finds files of equal content among those of a batch. Only files of one size are looked at more closely.
class SameContent {
public:
    struct File {
        std::string path;
        std::string name; ///< as the batch writes it
        std::uint64_t size = 0;
        std::optional<ContentHash> hash = {}; ///< where it is known already
        bool is_read = true;                  ///< in this run; else what is known of it was kept by an earlier one
    };

    /// The name of a file named before that has the same content; the same file under two names is not another one. `content`
    /// is that of a file that was read. Files that were read are compared byte by byte, others by their hashes.
    std::optional<std::string> find(File file, Content& content);

private:
    void add(File first);
    [[nodiscard]] bool is_same(const File& known, const File& file, Content& content);

    /// The first file of each size, as long as there is no second one to compare it with.
    std::map<std::uint64_t, std::optional<File>> first_of_size_;
    std::map<std::pair<std::uint64_t, ContentHash>, File> by_content_;
    std::string other_; ///< the content of another file; keeps its memory
};

} // namespace hegui
