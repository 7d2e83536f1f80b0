#pragma once

#include "lib/base/content.hpp"
#include "lib/base/file.hpp"
#include "lib/cache/cache.hpp"
#include "lib/model/attachment.hpp"
#include "lib/model/batch.hpp"
#include "lib/model/report.hpp"

#include <vector>

namespace hegui {

/// The files that a batch names: materials, then each trainee's photo and evidence. A file is opened once for each use that it is
/// named for, and not at all where the cache knows it; there may be no cache.
/// `folder` is the batch's folder; nothing outside of it is opened. `room` is for their content.
std::vector<Attachment> inspect_attachments(const Batch& batch, EnclosedFolder& folder, bool hashes, Cache* cache, Room& room);

} // namespace hegui
