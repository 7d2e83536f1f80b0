#include "lib/input/same_content.hpp"

#include "lib/base/file.hpp"

#include <utility>

namespace hegui {

std::optional<std::string> SameContent::find(File file, Content& content) {
    if (file.size == 0) return std::nullopt;
    const auto first = first_of_size_.find(file.size);
    if (first == first_of_size_.end()) {
        first_of_size_.emplace(file.size, std::move(file));
        return std::nullopt;
    }
    if (first->second) {
        if (first->second->path == file.path) return std::nullopt;
        add(*std::exchange(first->second, std::nullopt));
    }
    if (!file.hash) file.hash = content_hash(content.all());
    const auto [known, is_new] = by_content_.try_emplace({file.size, *file.hash}, file);
    if (is_new || known->second.path == file.path) return std::nullopt;
    return is_same(known->second, file, content) ? std::optional(known->second.name) : std::nullopt;
}

/// It is hashed only now, from what it holds now: it has changed if that is not its size any more.
void SameContent::add(File first) {
    if (!first.hash && read_file(first.path, first.size, other_) == ReadOutcome::read && other_.size() == first.size)
        first.hash = content_hash(other_);
    if (first.hash) by_content_.try_emplace({first.size, *first.hash}, std::move(first));
}

bool SameContent::is_same(const File& known, const File& file, Content& content) {
    if (!known.is_read || !file.is_read) return true; // the hash of 128 bits says so
    return read_file(known.path, known.size, other_) == ReadOutcome::read && other_ == content.all();
}

} // namespace hegui
