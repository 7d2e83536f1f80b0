#include "lib/base/nearest_name.hpp"

#include "lib/base/utf8.hpp"

#include <algorithm>

namespace hegui {
namespace {

/// No more bytes than this are compared: what is longer is nobody's slip of the pen, and the comparison is quadratic.
constexpr std::size_t longest_compared = 200;

/// Optimal string alignment distance over characters.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

} // namespace

std::optional<std::string_view> least_far_name(std::string_view wanted, const std::vector<std::string_view>& known) {
    const std::u32string from = utf8::characters(wanted.substr(0, longest_compared));
    std::optional<std::string_view> nearest;
    std::size_t least = 0;
    for (const std::string_view name : known) {
        const std::size_t steps = distance(from, utf8::characters(name));
        if (nearest && steps >= least) continue;
        nearest = name;
        least = steps;
    }
    return nearest;
}

std::optional<std::string_view> nearest_name(std::string_view wanted, const std::vector<std::string_view>& known) {
    const std::u32string from = utf8::characters(wanted);
    const auto nearest = wanted.size() <= longest_compared ? least_far_name(wanted, known) : std::nullopt;
    if (!nearest || from.empty()) return std::nullopt;
    const std::u32string to = utf8::characters(*nearest);
    const std::size_t steps = distance(from, to);
    const bool near = steps <= std::max<std::size_t>(1, std::max(from.size(), to.size()) / 3) && steps < to.size();
    return near ? nearest : std::nullopt;
}

Text did_you_mean(std::string_view wanted, const std::vector<std::string_view>& known) {
    const auto nearest = nearest_name(wanted, known);
    return nearest ? say("（是否应为“{}”？）", " (did you mean \"{}\"?)", *nearest) : Text{};
}

} // namespace hegui
