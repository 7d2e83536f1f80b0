#pragma once

#include "lib/base/text.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>

namespace hegui {

/// A line on a terminal that says how far long work has come. Short work shows none, and it never stays behind.
class Progress {
public:
    using Clock = std::chrono::steady_clock;

    /// Nothing is ever written where `shown` is false.
    Progress(std::ostream& terminal, Lang lang, bool shown) : terminal_(terminal), lang_(lang), shown_(shown), start_(Clock::now()) {}
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    Progress(Progress&&) = delete;
    Progress& operator=(Progress&&) = delete;
    ~Progress() { clear(); }

    /// So many are done, of `total` where that is known. Writes at most ten times a second, and not in the first second.
    void show(std::size_t done, std::optional<std::size_t> total, Clock::time_point now = Clock::now());

    /// Takes the line away, so that something else can be written.
    void clear();

private:
    [[nodiscard]] std::string line(std::size_t done, std::optional<std::size_t> total, double seconds) const;

    std::ostream& terminal_;
    Lang lang_;
    bool shown_;
    Clock::time_point start_;
    Clock::time_point last_{};
    bool is_there_ = false;
};

} // namespace hegui
