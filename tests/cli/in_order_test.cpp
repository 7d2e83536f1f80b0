#include "cli/in_order.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace hegui {
namespace {

/// The numbers from 0 on.
auto numbers(int count) {
    return [at = 0, count]() mutable { return at < count ? std::optional(at++) : std::nullopt; };
}

/// How many threads the process has, as Linux tells.
std::ptrdiff_t threads() {
    const auto tasks = std::filesystem::directory_iterator("/proc/self/task");
    return std::distance(begin(tasks), end(tasks));
}

} // namespace

TEST_CASE("in_order: for one item there is no thread for every core") {
    const std::ptrdiff_t before = threads();
    std::ptrdiff_t most = 0;
    in_order(
        64, numbers(1),
        [&](int number) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            most = threads() - before;
            return number;
        },
        [](int) { return true; });
    CHECK(most <= 1); // the other finds that there is nothing more
}

TEST_CASE("in_order: the results come in the order of the items, whatever the number of threads") {
    for (const std::size_t jobs : {0U, 1U, 2U, 3U, 8U}) {
        for (const int count : {0, 1, 2, 7, 500}) {
            CAPTURE(jobs);
            CAPTURE(count);
            std::vector<int> taken;
            in_order(
                jobs, numbers(count),
                [](int number) {
                    if (number % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
                    return number * number;
                },
                [&](int square) {
                    taken.push_back(square);
                    return true;
                });
            REQUIRE(taken.size() == static_cast<std::size_t>(count));
            for (int i = 0; i < count; ++i) CHECK(taken[static_cast<std::size_t>(i)] == i * i);
        }
    }
}

TEST_CASE("in_order: one slow item holds back only 16 results a thread") {
    std::atomic<int> worked = 0;
    std::atomic<int> most_ahead = 0;
    std::atomic<bool> is_first_done = false;
    in_order(
        2, numbers(200),
        [&](int number) {
            ++worked;
            if (number == 0) {
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                is_first_done = true;
            } else if (!is_first_done) {
                most_ahead = std::max(most_ahead.load(), number);
            }
            return number;
        },
        [](int) { return true; });
    CHECK(worked == 200);
    CHECK(most_ahead <= 31);
}

TEST_CASE("in_order: a result is freed by the thread that made it, though another has handed it on") {
    std::atomic<int> made = 0;
    std::atomic<int> freed_elsewhere = 0;
    const auto make = [&](int number) {
        while (number % 32 == 0 && made < number + 15) std::this_thread::yield(); // 15 wait for this one
        ++made;
        const auto free = [&, maker = std::this_thread::get_id()](const int* freed) {
            if (std::this_thread::get_id() != maker) ++freed_elsewhere;
            std::default_delete<const int>()(freed);
        };
        return std::shared_ptr<const int>(new int(number), free);
    };
    constexpr int count = 64 * 32;
    int in_place = 0;
    in_order(2, numbers(count), make, [&, at = 0](const std::shared_ptr<const int>& number) mutable {
        in_place += *number == at++ ? 1 : 0;
        return true;
    });
    CHECK(in_place == count);
    CHECK(freed_elsewhere.load() <= 32); // those that still waited when there was nothing more to do
}

TEST_CASE("in_order: ends early where the taker has enough") {
    for (const std::size_t jobs : {1U, 4U}) {
        int taken = 0;
        in_order(
            jobs, numbers(1'000'000), [](int number) { return number; }, [&](int) { return ++taken < 10; });
        CHECK(taken == 10);
    }
}

TEST_CASE("in_order: what is thrown anywhere ends the work and arrives, when all before it was taken") {
    const auto pass = [](int number) { return number; };
    for (const std::size_t jobs : {1U, 4U}) {
        CAPTURE(jobs);
        int taken = 0;
        const auto take = [&](int) { return ++taken > 0; };
        const auto taken_until = [&] { return std::exchange(taken, 0); };
        const auto bad_work = [](int number) {
            if (number == 19) std::this_thread::sleep_for(std::chrono::milliseconds(5)); // it still works when the next one fails
            if (number >= 20) throw std::runtime_error("work " + std::to_string(number));
            return number;
        };
        CHECK_THROWS_WITH(in_order(jobs, numbers(1000), bad_work, take), "work 20");
        CHECK(taken_until() == 20);
        const auto bad_take = [&](int number) { return number == 20 ? throw std::runtime_error("take") : ++taken > 0; };
        CHECK_THROWS_WITH(in_order(jobs, numbers(1000), pass, bad_take), "take");
        CHECK(taken_until() == 20);
        const auto bad_next = [at = 0]() mutable { return at == 20 ? throw std::runtime_error("next") : std::optional(at++); };
        CHECK_THROWS_WITH(in_order(jobs, bad_next, pass, take), "next");
        CHECK(taken_until() == 20);
    }
}

} // namespace hegui
