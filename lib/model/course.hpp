#pragma once

#include "lib/base/text.hpp"

#include <date/date.h>

#include <cstddef>
#include <string>
#include <vector>

/// The days of a batch as one course of time, for reports that draw it.
namespace hegui {

enum class Outcome : unsigned char;

/// A step of the batch, or of its trainees: one day, or from the first to the last where there are several.
struct CourseStep {
    enum class State : unsigned char {
        done,  ///< the as-of day or before
        ahead, ///< written, and still to come
        taken, ///< absent, and taken as the as-of day
    };
    std::string key; ///< as in the batch file
    Text title;
    date::sys_days first;
    date::sys_days last;
    State state = State::done;
    std::size_t trainees = 0; ///< how many have such a day; 0: it is the batch's own
};

/// A day that a rule computed: the first or the last on which something may be.
struct CourseLimit {
    std::string rule;
    Text title; ///< of the rule
    date::sys_days day;
    bool is_first = false; ///< not before this day; else: not after it
    Outcome outcome{};     ///< of the finding, the worst where several name the day
};

/// Days on end that are not worked.
struct DaysOff {
    date::sys_days first;
    date::sys_days last;
    Text name; ///< of the holiday; empty: a weekend
};

struct Course {
    date::sys_days as_of;
    std::vector<CourseStep> steps;   ///< by their first day
    std::vector<CourseLimit> limits; ///< by day
    std::vector<DaysOff> off;        ///< from the first day to the last; none where that is more than a few years

    /// From the first day of all to the last, the as-of day where it is near.
    date::sys_days first;
    date::sys_days last;

    [[nodiscard]] bool empty() const { return steps.empty() && limits.empty(); }
};

} // namespace hegui
