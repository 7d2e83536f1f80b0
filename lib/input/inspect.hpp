#pragma once

#include "lib/model/attachment.hpp"
#include "lib/model/batch.hpp"
#include "lib/model/report.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace hegui {

/// The files that a batch names: materials, then each trainee's photo and evidence. A file is opened once for each use that it is
/// named for.
/// `folder` is the batch's folder; nothing outside of it is opened.
std::vector<Attachment> inspect_attachments(const Batch& batch, const std::filesystem::path& folder, bool hashes);

} // namespace hegui
