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

/// Works on items with several threads, and hands on the results in the order of the items, whatever the number of threads.
///
/// `next()` gives the next item, or nothing at the end; it is called by one thread at a time. `work(item)` is called by several at
/// once. `take(result)` is called in the calling thread, in order; false ends the work early. At most a few results per thread are
/// held back. What `next`, `work` or `take` throws ends the work and is thrown from here.
template<class Next, class Work, class Take> void in_order(std::size_t jobs, Next next, Work work, Take take) {
    using Item = typename std::invoke_result_t<Next>::value_type;
    using Result = std::invoke_result_t<Work, Item&&>;
    if (jobs <= 1) {
        while (auto item = next()) {
            if (!take(work(*std::move(item)))) return;
        }
        return;
    }

    struct Shared {
        std::mutex taking; ///< held while the next item is taken
        std::mutex mutex;  ///< of all that follows
        std::condition_variable changed;
        std::map<std::size_t, Result> results; ///< that wait for their turn
        std::size_t taken = 0;                 ///< items
        std::size_t handed_on = 0;             ///< results
        std::size_t working = 0;               ///< threads
        bool is_over = false;
        std::exception_ptr error;
    } shared;
    const std::size_t most_ahead = 4 * jobs;

    const auto run = [&] {
        for (;;) {
            std::optional<Item> item;
            std::size_t place = 0;
            {
                const std::lock_guard taking(shared.taking);
                {
                    std::unique_lock lock(shared.mutex);
                    shared.changed.wait(lock, [&] { return shared.is_over || shared.taken < shared.handed_on + most_ahead; });
                    if (shared.is_over) return;
                }
                item = next();
                const std::lock_guard lock(shared.mutex);
                if (!item) {
                    shared.is_over = true;
                    return;
                }
                place = shared.taken++;
            }
            Result result = work(*std::move(item));
            const std::lock_guard lock(shared.mutex);
            shared.results.emplace(place, std::move(result));
            shared.changed.notify_all();
        }
    };
    const auto guarded = [&] {
        try {
            run();
        } catch (...) {
            const std::lock_guard lock(shared.mutex);
            if (!shared.error) shared.error = std::current_exception();
            shared.is_over = true;
        }
        const std::lock_guard lock(shared.mutex);
        --shared.working;
        shared.changed.notify_all();
    };

    std::vector<std::jthread> threads;
    std::unique_lock lock(shared.mutex);
    try {
        while (threads.size() < jobs) {
            threads.emplace_back(guarded);
            ++shared.working;
        }
    } catch (const std::system_error&) {
        if (threads.empty()) throw; // else those that the system grants do the work
    }
    const auto end_early = [&] {
        shared.is_over = true;
        shared.changed.notify_all();
    };
    for (;;) {
        shared.changed.wait(lock, [&] { return shared.error || shared.results.contains(shared.handed_on) || shared.working == 0; });
        const auto turn = shared.results.find(shared.handed_on);
        if (shared.error || turn == shared.results.end()) break;
        Result result = std::move(turn->second);
        shared.results.erase(turn);
        ++shared.handed_on;
        shared.changed.notify_all();
        lock.unlock();
        bool goes_on = false;
        try {
            goes_on = take(std::move(result));
        } catch (...) {
            lock.lock();
            end_early();
            throw;
        }
        lock.lock();
        if (!goes_on) return end_early();
    }
    if (shared.error) {
        end_early();
        std::rethrow_exception(shared.error);
    }
}

} // namespace hegui
