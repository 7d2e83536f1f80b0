#pragma once

#include "lib/base/content_hash.hpp"
#include "lib/model/attachment.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hegui {

/// What the content of a file has told.
struct AttachmentRecord {
    std::optional<ContentHash> hash; ///< always there in what the cache keeps
    Attachment file;

    /// The bytes that the cache keeps: what follows from the content alone.
    [[nodiscard]] std::string written() const;

    /// What such bytes tell of a file, beside what is known of it already; nothing where they are no such record.
    static std::optional<AttachmentRecord> read(std::string_view bytes, const Attachment& file);
};

} // namespace hegui
