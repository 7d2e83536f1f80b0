#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <limits>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace hegui {

/// The threads of in_order(), of which the calling one is the first, and the results that wait for their turn.
template<class Next, class Work, class Take> class OrderedWork {
public:
    using Item = typename std::invoke_result_t<Next&>::value_type;
    using Result = std::invoke_result_t<Work&, Item&&>;

    OrderedWork(std::size_t jobs, Next& next, Work& work, Take& take)
        : jobs_(jobs), most_ahead_(ahead_a_thread * jobs), next_(next), work_(work), take_(take), waiting_(most_ahead_) {}

    /// Does all the work. Throws what was thrown in any thread.
    void run() {
        work(results_.emplace_back());
        others_.clear(); // none is started any more, and each is waited for
        if (error_) std::rethrow_exception(error_);
    }

private:
    /// While one thread is long at its item, the others go on for so long.
    static constexpr std::size_t ahead_a_thread = 16;

    /// Results of one thread, with their places.
    using Results = std::deque<std::pair<std::size_t, Result>>;

    void work(Results& own) {
        while (auto item = next_item()) {
            try {
                own.emplace_back(item->first, work_(std::move(item->second)));
            } catch (...) {
                return end(item->first, std::current_exception());
            }
            bring(own);
        }
    }

    /// The next item and its place; nothing at the end.
    std::optional<std::pair<std::size_t, Item>> next_item() {
        const std::lock_guard taking(taking_);
        {
            std::unique_lock lock(mutex_);
            room_.wait(lock, [&] { return is_over_ || taken_ < handed_on_ + most_ahead_; });
            if (is_over_) return std::nullopt;
        }
        auto item = ask(); // may wait for long, so not while the results are locked
        const std::lock_guard lock(mutex_);
        if (!item) is_over_ = true;
        if (is_over_) return std::nullopt;
        start_thread();
        return std::pair(taken_++, *std::move(item));
    }

    std::optional<Item> ask() {
        try {
            return next_();
        } catch (...) {
            end(taken_, std::current_exception()); // nobody else takes an item meanwhile
            return std::nullopt;
        }
    }

    /// Each thread that finds something to do starts another, so that few items don't start a thread for every core. Those that
    /// the system does not grant are not needed.
    void start_thread() {
        if (others_.size() + 1 >= jobs_) return;
        Results& own = results_.emplace_back();
        try {
            others_.emplace_back([this, &own] { work(own); });
        } catch (const std::system_error&) {
            results_.pop_back();
        }
    }

    /// Brings the last of a thread's results. It is handed on at once if it is its turn, as are those that have waited for it; nobody
    /// need be woken for that. Else it waits. What has been handed on is freed by the thread that made it: a thread that frees
    /// another's memory keeps that one from taking and freeing its own.
    void bring(Results& own) {
        std::unique_lock lock(mutex_);
        waiting_[own.back().first % most_ahead_] = &own.back().second;
        if (!std::exchange(is_handing_on_, true)) hand_on(lock); // else whoever does so comes to this one
        const std::size_t handed_on = handed_on_;
        lock.unlock();
        while (!own.empty() && own.front().first < handed_on) own.pop_front();
    }

    void hand_on(std::unique_lock<std::mutex>& lock) {
        while (handed_on_ < end_) {
            Result* const result = std::exchange(waiting_[handed_on_ % most_ahead_], nullptr);
            if (result == nullptr) break;
            lock.unlock();
            const bool goes_on = take(*result);
            lock.lock();
            if (!goes_on) return; // and nobody else hands on
            ++handed_on_;
            room_.notify_one();
        }
        is_handing_on_ = false;
    }

    bool take(Result& result) {
        try {
            if (take_(std::move(result))) return true;
            end(handed_on_, nullptr);
        } catch (...) {
            end(handed_on_, std::current_exception());
        }
        return false;
    }

    /// Nothing more is taken, and nothing is handed on from this place on. Of several errors that of the first place counts, as it
    /// would with one thread.
    void end(std::size_t place, std::exception_ptr error) {
        const std::lock_guard lock(mutex_);
        is_over_ = true;
        if (place < end_) {
            end_ = place;
            error_ = std::move(error);
        }
        room_.notify_one();
    }

    const std::size_t jobs_;
    const std::size_t most_ahead_;
    Next& next_;
    Work& work_;
    Take& take_;
    std::mutex taking_;                                         ///< held while the next item is taken
    std::mutex mutex_;                                          ///< of all that follows
    std::condition_variable room_;                              ///< for one more result; one thread waits for it, the one that takes
    std::deque<Results> results_;                               ///< of each thread; only that one changes its own
    std::vector<Result*> waiting_;                              ///< for their turn, by place: never more than may be ahead
    std::size_t taken_ = 0;                                     ///< items
    std::size_t handed_on_ = 0;                                 ///< results
    bool is_handing_on_ = false;                                ///< one thread does
    bool is_over_ = false;                                      ///< there are no more items
    std::size_t end_ = std::numeric_limits<std::size_t>::max(); ///< the place up to which results are handed on
    std::exception_ptr error_;                                  ///< of that place
    std::vector<std::jthread> others_;                          ///< the last: they end before what they use does
};

/// Works on items with several threads, and hands on the results in the order of the items, whatever the number of threads.
///
/// `next()` gives the next item, or nothing at the end; `take(result)` takes the results in order; false ends the work early. Each
/// is called by one thread at a time. `work(item)` is called by several at once; what it returned is freed by the thread that it
/// ran in. At most 16 results a thread are held back. What `next`, `work` or `take` throws ends the work: what stands before it is
/// taken, and it is thrown from here.
template<class Next, class Work, class Take> void in_order(std::size_t jobs, Next next, Work work, Take take) {
    if (jobs <= 1) {
        while (auto item = next()) {
            if (!take(work(*std::move(item)))) return;
        }
        return;
    }
    OrderedWork<Next, Work, Take>(jobs, next, work, take).run();
}

} // namespace hegui
