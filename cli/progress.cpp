#include "cli/progress.hpp"

#include <algorithm>
#include <cmath>

namespace hegui {
namespace {

constexpr std::chrono::seconds quiet_at_first{1};
constexpr std::chrono::milliseconds between{100};
constexpr std::string_view erase_line = "\r\x1b[K";

/// 3:07 or 1:03:07
std::string clock_time(double seconds) {
    const long all = std::lround(seconds);
    if (all < 3600) return fmt::format("{}:{:02}", all / 60, all % 60);
    return fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
}

} // namespace

void Progress::show(std::size_t done, std::optional<std::size_t> total, Clock::time_point now) {
    if (!shown_ || now - start_ < quiet_at_first || now - last_ < between) return;
    last_ = now;
    is_there_ = true;
    terminal_ << erase_line << line(done, total, std::chrono::duration<double>(now - start_).count()) << std::flush;
}

void Progress::clear() {
    if (!is_there_) return;
    is_there_ = false;
    terminal_ << erase_line << std::flush;
}

std::string Progress::line(std::size_t done, std::optional<std::size_t> total, double seconds) const {
    const double rate = static_cast<double>(done) / seconds;
    if (!total) return say("已判定 {} 个批次，每秒 {:.0f} 个", "{} batches judged, {:.0f} a second", done, rate).in(lang_);
    const std::size_t all = std::max(*total, done); // more may have come since they were counted
    const std::size_t percent = all == 0 ? 0 : done * 100 / all;
    const std::string left = rate > 0 ? clock_time(static_cast<double>(all - done) / rate) : "-";
    return say("{} / {} 个批次（{}%），每秒 {:.0f} 个，还需 {}", "{} of {} batches ({}%), {:.0f} a second, {} left", done, all, percent,
               rate, left)
        .in(lang_);
}

} // namespace hegui
