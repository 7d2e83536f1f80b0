#pragma once

#include "lib/base/text.hpp"

#include <date/date.h>

#include <optional>
#include <string>

namespace hegui {

/// A day that the regulation fixes for a step of a batch.
struct Deadline {
    enum class Kind : unsigned char {
        earliest, ///< on this day or later
        latest,   ///< on this day or before it
    };
    /// How it stands on a day.
    enum class State : unsigned char {
        kept,   ///< done, and in time
        broken, ///< done, but too early or too late
        ahead,  ///< not done; the day has not come, or is today
        open,   ///< not done; it may be done, since its earliest day has come
        missed, ///< not done, and its latest day is over
    };

    std::string subject; ///< the key or the person that it is about, the same in every language
    Text title;          ///< what is to be done
    Kind kind = Kind::latest;
    date::sys_days day;
    std::optional<date::sys_days> done; ///< the day on which it was done
    Text note;                          ///< how the day follows, and what is doubtful about it; may be empty
    std::string clause;                 ///< empty: that of the rule
    std::string rule;                   ///< filled in by who asks the rules

    /// Whether what is done on that day is in time.
    [[nodiscard]] bool allows(date::sys_days on) const { return kind == Kind::earliest ? on >= day : on <= day; }

    [[nodiscard]] State state(date::sys_days as_of) const {
        if (done) return allows(*done) ? State::kept : State::broken;
        if (kind == Kind::earliest) return as_of < day ? State::ahead : State::open;
        return as_of <= day ? State::ahead : State::missed;
    }
};

} // namespace hegui
