#pragma once

#include "lib/model/attachment.hpp"
#include "lib/model/batch.hpp"
#include "lib/model/report.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace hegui {

/// The files that a batch names, each opened once, in the order in which they are named.
/// `folder` is the batch's folder; nothing outside of it is opened.
std::vector<Attachment> inspect_attachments(const Batch& batch, const std::filesystem::path& folder, bool hashes);

} // namespace hegui
