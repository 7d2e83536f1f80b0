#include "lib/calendar/ics.hpp"

#include <fmt/format.h>

#include <string_view>

namespace hegui {
namespace {

constexpr std::size_t most_octets = 75; ///< of a line, its end not counted

bool continues_character(char octet) { return (static_cast<unsigned char>(octet) & 0xC0U) == 0x80U; }

/// A text value: what would end it or its line is escaped, other control characters have no place in it.
std::string escaped(std::string_view text) {
    std::string all;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',')
            all += {'\\', c};
        else if (c == '\n')
            all += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20U && c != '\x7F')
            all += c;
    }
    return all;
}

/// Adds a line, folded where it is too long: never within a character.
void add(std::string& file, std::string_view line) {
    std::size_t most = most_octets;
    while (line.size() > most) {
        std::size_t end = most;
        while (continues_character(line[end])) --end;
        file += std::string(line.substr(0, end)) + "\r\n ";
        line.remove_prefix(end);
        most = most_octets - 1; // the blank before what is folded counts
    }
    file += std::string(line) + "\r\n";
}

std::string date_of(date::sys_days day) {
    const date::year_month_day ymd{day};
    return fmt::format("{:04}{:02}{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

} // namespace

std::string write_ics(const IcsCalendar& calendar) {
    std::string file;
    add(file, "BEGIN:VCALENDAR");
    add(file, "VERSION:2.0");
    add(file, "PRODID:" + escaped(calendar.product));
    add(file, "CALSCALE:GREGORIAN");
    add(file, "METHOD:PUBLISH");
    add(file, "X-WR-CALNAME:" + escaped(calendar.name));
    for (const IcsEvent& event : calendar.events) {
        add(file, "BEGIN:VEVENT");
        add(file, "UID:" + escaped(event.uid));
        add(file, "DTSTAMP:" + date_of(calendar.stamp) + "T000000Z");
        add(file, "DTSTART;VALUE=DATE:" + date_of(event.day));
        add(file, "DTEND;VALUE=DATE:" + date_of(event.day + date::days{1}));
        add(file, "SUMMARY:" + escaped(event.summary));
        if (!event.description.empty()) add(file, "DESCRIPTION:" + escaped(event.description));
        add(file, "TRANSP:TRANSPARENT");
        add(file, "END:VEVENT");
    }
    add(file, "END:VCALENDAR");
    return file;
}

} // namespace hegui
