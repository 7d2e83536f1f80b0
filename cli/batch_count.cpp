#include "cli/batch_count.hpp"

#include <chrono>
#include <utility>

namespace hegui {

BatchCount::BatchCount(std::vector<std::string> paths, Shard shard) {
    counting_ = std::async(std::launch::async, [this, batches = Batches(std::move(paths), nullptr, shard)]() mutable {
        std::size_t count = 0;
        while (is_wanted_ && batches.next()) ++count;
        return count;
    });
}

std::optional<std::size_t> BatchCount::total() {
    const bool is_known = counting_.valid() && counting_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    if (is_known) total_ = counting_.get();
    return total_;
}

} // namespace hegui
