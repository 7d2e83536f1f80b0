#include "cli/batches.hpp"

#include "cli/usage_error.hpp"
#include "lib/base/sha256.hpp"
#include "lib/base/utf8.hpp"

#include <utility>

namespace hegui {

bool Shard::has(const Found& found) const {
    if (of == 1) return true;
    constexpr std::size_t digits = 15; // of 64, as many as a number holds
    return std::stoull(sha256(found.relative).substr(0, digits), nullptr, 16) % of == part - 1;
}

std::optional<Found> Batches::next() {
    for (;;) {
        while (auto found = discovery_ ? discovery_->next() : std::nullopt) {
            found->place = ++found_;
            digest_ = content_hash(found->relative, digest_.low);
            if (shard_.has(*found)) return found;
        }
        auto path = goes_on_() ? next_path() : std::nullopt;
        if (!path) return std::nullopt;
        discovery_.emplace(*std::move(path), goes_on_);
    }
}

Discovered Batches::found() const { return {.batches = found_, .paths = fmt::format("{:016x}", digest_.low)}; }

std::optional<std::string> Batches::next_path() {
    if (paths_.empty()) return next_of_list();
    std::string path = std::move(paths_.front());
    paths_.pop_front();
    return path;
}

/// What some editors write before a text is no part of its first path. In UTF-16, each character would be taken for a path of its own.
std::optional<std::string> Batches::next_of_list() {
    if (list_ == nullptr) return std::nullopt;
    auto path = read_path();
    if (!path || std::exchange(has_begun_, true)) return path;
    if (path->starts_with("\xFF\xFE") || path->starts_with("\xFE\xFF")) {
        throw UsageError({"路径列表是 UTF-16 编码，应为 UTF-8；请用记事本另存为“UTF-8”",
                          "the list of paths is UTF-16, it must be UTF-8; save it again as UTF-8"});
    }
    path->erase(0, path->size() - utf8::without_byte_order_mark(*path).size());
    return path->empty() ? read_path() : path;
}

/// The first separator that is met tells which one the list has. Empty lines name nothing.
std::optional<std::string> Batches::read_path() {
    std::string path;
    for (int c = list_->get(); c != std::istream::traits_type::eof(); c = list_->get()) {
        const char byte = static_cast<char>(c);
        const bool may_separate = byte == '\n' || byte == '\0';
        if (!has_separator_ && may_separate) {
            has_separator_ = true;
            separator_ = byte;
        }
        if (!has_separator_ || byte != separator_) {
            path += byte;
            continue;
        }
        if (separator_ == '\n' && path.ends_with('\r')) path.pop_back();
        if (!path.empty()) return path;
    }
    if (list_->bad()) throw UsageError({"路径列表没有读完", "the list of paths could not be read to its end"});
    return path.empty() ? std::nullopt : std::optional(std::move(path));
}

} // namespace hegui
