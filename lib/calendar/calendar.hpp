#pragma once

#include "lib/base/input_error.hpp"
#include "lib/base/source.hpp"
#include "lib/base/text.hpp"

#include <date/date.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// A number of working days. It has no arithmetic with days of its own: that takes a Calendar.
struct WorkingDays {
    int count = 0;
};

/// Public holidays and worked weekends by year. A weekday without an entry is worked, a weekend without one is off.
class Calendar {
public:
    enum class Kind {
        working,
        off,
        unknown, ///< a year without data, or the last days of the last year, which the next year's notice often sets
    };

    /// Days counted one by one.
    struct Count {
        std::vector<date::sys_days> working;   ///< the working days counted
        std::vector<date::sys_days> skipped;   ///< the days off between them
        std::optional<date::sys_days> unknown; ///< the first unknown day met; the days from it on go by weekends alone

        [[nodiscard]] date::sys_days last() const { return working.back(); }
    };

    /// Adds the rows of a CSV file (date,kind,name,notice; kind is holiday or workday). Years that the file has replace those
    /// that are here; days from 27 December on alone are no year, since the next year's notice sets them, and are added. All wrong rows go
    /// to `errors`; then nothing is taken.
    void add(const Source& source, std::string_view csv, InputErrors& errors);

    /// A digest of all that was added, in that order.
    [[nodiscard]] std::uint64_t digest() const { return digest_; }

    [[nodiscard]] Kind kind(date::sys_days day) const;

    /// Whether a day is worked as far as weekends tell, for days that are unknown; and by the calendar for the others.
    [[nodiscard]] bool is_worked(date::sys_days day) const;

    /// Whether a day is off by the notice of a holiday, and not for being a weekend alone.
    [[nodiscard]] bool is_holiday(date::sys_days day) const;

    /// Why a day is off or worked against the weekend: 国庆节, 周六; the holiday's name, or the weekday.
    [[nodiscard]] Text name(date::sys_days day) const;

    /// The first `days` working days after `start`, which is not counted. `days` is at least 1.
    [[nodiscard]] Count count(date::sys_days start, WorkingDays days) const;

private:
    struct Entry {
        bool worked = false;
        std::string name;
    };
    std::map<date::sys_days, Entry> entries_;
    std::set<date::year> years_;
    std::uint64_t digest_ = 0;
};

} // namespace hegui
