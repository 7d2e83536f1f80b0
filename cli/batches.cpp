#include "cli/batches.hpp"

#include "lib/base/sha256.hpp"

namespace hegui {

bool Shard::has(const Found& found) const {
    if (of == 1) return true;
    constexpr std::size_t digits = 15; // of 64, as many as a number holds
    return std::stoull(sha256(found.relative).substr(0, digits), nullptr, 16) % of == part - 1;
}

std::optional<Found> Batches::next() {
    while (found_.empty()) {
        const auto path = next_path();
        if (!path) return std::nullopt;
        for (Found& one : discover(*path)) {
            one.place = ++place_;
            if (!shard_.has(one)) continue;
            found_.push_back(std::move(one));
            ++known_;
        }
    }
    Found next = std::move(found_.front());
    found_.pop_front();
    return next;
}

std::optional<std::string> Batches::next_path() {
    if (paths_.empty()) return next_of_list();
    std::string path = std::move(paths_.front());
    paths_.pop_front();
    return path;
}

/// The first separator that is met tells which one the list has. Empty lines name nothing.
std::optional<std::string> Batches::next_of_list() {
    if (list_ == nullptr) return std::nullopt;
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
    return path.empty() ? std::nullopt : std::optional(std::move(path));
}

} // namespace hegui
