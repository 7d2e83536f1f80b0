#include "cli/batch_count.hpp"

#include <chrono>
#include <system_error>
#include <utility>

namespace hegui {

BatchCount::BatchCount(std::vector<std::string> paths, Shard shard) {
    const auto count = [batches = Batches(std::move(paths), nullptr, shard, [this] { return is_wanted_.load(); })]() mutable {
        std::size_t number = 0;
        while (batches.next()) ++number;
        return number;
    };
    try {
        counting_ = std::async(std::launch::async, count);
    } catch (const std::system_error&) { // the system grants no thread: the total stays unknown
        total_.reset();
    }
}

std::optional<std::size_t> BatchCount::total() {
    const bool is_known = counting_.valid() && counting_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    if (is_known) total_ = counting_.get();
    return total_;
}

} // namespace hegui
