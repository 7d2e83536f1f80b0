#pragma once

#include "cli/batches.hpp"

#include <atomic>
#include <cstddef>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace hegui {

/// How many batches some paths hold, counted in a thread of its own while others are already judged.
class BatchCount {
public:
    BatchCount(std::vector<std::string> paths, Shard shard);
    BatchCount(const BatchCount&) = delete;
    BatchCount& operator=(const BatchCount&) = delete;
    BatchCount(BatchCount&&) = delete;
    BatchCount& operator=(BatchCount&&) = delete;
    ~BatchCount() { is_wanted_ = false; } // what counts ends, and is waited for

    /// Nothing while it is not known. Throws what kept it from being counted.
    std::optional<std::size_t> total();

private:
    std::atomic<bool> is_wanted_ = true;
    std::optional<std::size_t> total_;
    std::future<std::size_t> counting_; ///< the last: it ends before what it uses does
};

} // namespace hegui
