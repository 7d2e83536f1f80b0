#include "lib/calendar/ics.hpp"

#include "lib/base/iso_date.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hegui {
namespace {

std::string with_summary(const std::string& summary) {
    return write_ics({.name = "x",
                      .product = "-//x//x//EN",
                      .stamp = *parse_iso("2026-11-20"),
                      .events = {{.uid = "1@x", .day = *parse_iso("2026-12-31"), .summary = summary, .description = ""}}});
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("ics: an event takes one whole day, over the end of the year too") {
    CHECK(with_summary("x") == "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
                               "X-WR-CALNAME:x\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTAMP:20261120T000000Z\r\nDTSTART;VALUE=DATE:20261231\r\n"
                               "DTEND;VALUE=DATE:20270101\r\nSUMMARY:x\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("ics: what would end a value is escaped, and control characters are left out") {
    CHECK(contains(with_summary("a;b,c\\d\ne\r\x01"
                                "f"),
                   "SUMMARY:a\\;b\\,c\\\\d\\nef\r\n"));
}

TEST_CASE("ics: lines are folded at 75 octets and never within a character") {
    const std::string letters(67, 'x'); // "SUMMARY:" and 67 letters are 75 octets
    CHECK(contains(with_summary(letters), "SUMMARY:" + letters + "\r\n"));
    CHECK(contains(with_summary(letters + "y"), "SUMMARY:" + letters + "\r\n y\r\n"));
    CHECK(contains(with_summary(letters.substr(1) + "期"), "SUMMARY:" + letters.substr(1) + "\r\n 期\r\n"));
    CHECK(contains(with_summary(letters + std::string(74, 'y') + "z"), "\r\n " + std::string(74, 'y') + "\r\n z\r\n"));
}

} // namespace hegui
