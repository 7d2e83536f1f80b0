#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace hegui {

/// The threads of in_order(), and the results that wait for their turn.
template<class Next, class Work> class OrderedWork {
public:
    using Item = typename std::invoke_result_t<Next&>::value_type;
    using Result = std::invoke_result_t<Work&, Item&&>;

    OrderedWork(std::size_t jobs, Next& next, Work& work) : jobs_(jobs), most_ahead_(4 * jobs), next_(next), work_(work) {
        const std::lock_guard lock(mutex_);
        start_thread();
    }
    OrderedWork(const OrderedWork&) = delete;
    OrderedWork& operator=(const OrderedWork&) = delete;
    OrderedWork(OrderedWork&&) = delete;
    OrderedWork& operator=(OrderedWork&&) = delete;
    ~OrderedWork() { end(nullptr); }

    /// The next result in order, nothing when there are no more. Throws what a thread threw.
    std::optional<Result> result() {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [&] { return error_ || results_.contains(handed_on_) || working_ == 0; });
        if (error_) std::rethrow_exception(error_);
        const auto turn = results_.find(handed_on_);
        if (turn == results_.end()) return std::nullopt;
        std::optional<Result> result(std::move(turn->second));
        results_.erase(turn);
        ++handed_on_;
        room_.notify_one();
        return result;
    }

private:
    /// Each thread that finds something to do starts another, so that few items don't start a thread for every core.
    void start_thread() {
        if (is_over_ || threads_.size() == jobs_) return;
        try {
            threads_.emplace_back([this] { run(); });
            ++working_;
        } catch (const std::system_error&) {
            if (threads_.empty()) throw; // else those that the system grants do the work
        }
    }

    void run() {
        try {
            while (auto item = take()) put(item->first, work_(std::move(item->second)));
        } catch (...) {
            end(std::current_exception());
        }
        const std::lock_guard lock(mutex_);
        --working_;
        ready_.notify_one();
    }

    /// The next item and its place; nothing at the end.
    std::optional<std::pair<std::size_t, Item>> take() {
        const std::lock_guard taking(taking_);
        {
            std::unique_lock lock(mutex_);
            room_.wait(lock, [&] { return is_over_ || taken_ < handed_on_ + most_ahead_; });
            if (is_over_) return std::nullopt;
        }
        auto item = next_(); // may wait for long, so not while the results are locked
        const std::lock_guard lock(mutex_);
        if (!item) {
            is_over_ = true;
            return std::nullopt;
        }
        start_thread();
        return std::pair(taken_++, *std::move(item));
    }

    void put(std::size_t place, Result result) {
        const std::lock_guard lock(mutex_);
        results_.emplace(place, std::move(result));
        if (place == handed_on_) ready_.notify_one(); // no other is waited for
    }

    void end(std::exception_ptr error) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::move(error);
        is_over_ = true;
        ready_.notify_one();
        room_.notify_one();
    }

    const std::size_t jobs_;
    const std::size_t most_ahead_;
    Next& next_;
    Work& work_;
    std::mutex taking_;                     ///< held while the next item is taken
    std::mutex mutex_;                      ///< of all that follows
    std::condition_variable ready_;         ///< the next result, or the end; one thread waits for it, the one that hands on
    std::condition_variable room_;          ///< for one more result; one thread waits for it, the one that takes
    std::map<std::size_t, Result> results_; ///< that wait for their turn
    std::size_t taken_ = 0;                 ///< items
    std::size_t handed_on_ = 0;             ///< results
    std::size_t working_ = 0;               ///< threads
    bool is_over_ = false;
    std::exception_ptr error_;
    std::vector<std::jthread> threads_; ///< the last: they end before what they use does
};

/// Works on items with several threads, and hands on the results in the order of the items, whatever the number of threads.
///
/// `next()` gives the next item, or nothing at the end; it is called by one thread at a time. `work(item)` is called by several at
/// once. `take(result)` is called in the calling thread, in order; false ends the work early. At most a few results per thread are
/// held back. What `next`, `work` or `take` throws ends the work and is thrown from here.
template<class Next, class Work, class Take> void in_order(std::size_t jobs, Next next, Work work, Take take) {
    if (jobs <= 1) {
        while (auto item = next()) {
            if (!take(work(*std::move(item)))) return;
        }
        return;
    }
    OrderedWork<Next, Work> threads(jobs, next, work);
    while (auto result = threads.result()) {
        if (!take(*std::move(result))) return;
    }
}

} // namespace hegui
