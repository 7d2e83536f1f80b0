#pragma once

#include "lib/base/content_hash.hpp"
#include "lib/model/batch.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hegui {

/// What the text of a batch file has told, where nothing is wrong with it.
struct BatchRecord {
    ContentHash text;
    std::string regulation;   ///< the SHA-256 of the one by which it was read
    Field<std::string> named; ///< the regulation, as the file names it
    Batch batch;

    /// The bytes that the cache keeps.
    [[nodiscard]] std::string written() const;

    /// Nothing where these bytes are no such record.
    static std::optional<BatchRecord> read(std::string_view bytes);
};

} // namespace hegui
