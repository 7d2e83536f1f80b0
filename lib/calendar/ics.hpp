#pragma once

#include <date/date.h>

#include <string>
#include <vector>

namespace hegui {

/// A day in a calendar program: it takes the whole day and keeps nobody from anything else.
struct IcsEvent {
    std::string uid; ///< the same for the same event in the next file, so that importing it again changes it and adds none
    date::sys_days day;
    std::string summary;
    std::string description;
};

struct IcsCalendar {
    std::string name;
    std::string product;  ///< the program that made it
    date::sys_days stamp; ///< the day as of which it holds
    std::vector<IcsEvent> events;
};

/// The calendar as an iCalendar file (RFC 5545).
std::string write_ics(const IcsCalendar& calendar);

} // namespace hegui
