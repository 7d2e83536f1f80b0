#pragma once

#include "lib/judge/rule.hpp"

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// The findings of very many things of one kind, such as the rows of a roster. All are counted; made and kept are those that a
/// report may list or a waiver may name, so that a million bad rows take no more memory than a hundred.
class Crowd {
public:
    explicit Crowd(const Case& c);

    /// A finding about `subject`; `make` is called only where it is kept.
    template<class Make> void add(Outcome outcome, std::string_view subject, const Make& make) {
        if (keeps(outcome, subject)) findings_.push_back(make());
    }

    /// What was kept, in the order in which it was added, and for each outcome of which more was found one finding that stands
    /// for the rest.
    [[nodiscard]] std::vector<Finding> take(Position at) &&;

private:
    bool keeps(Outcome outcome, std::string_view subject);

    static constexpr std::size_t outcomes = static_cast<std::size_t>(Outcome::fail) + 1;
    std::set<std::string, std::less<>> waived_;
    std::vector<Finding> findings_;
    std::array<std::size_t, outcomes> kept_{};
    std::array<std::size_t, outcomes> left_{};
};

} // namespace hegui
