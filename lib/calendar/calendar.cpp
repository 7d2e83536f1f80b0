#include "lib/calendar/calendar.hpp"

#include "lib/base/content_hash.hpp"
#include "lib/base/iso_date.hpp"
#include "lib/base/nearest_name.hpp"
#include "lib/base/utf8.hpp"

#include <algorithm>

namespace hegui {
namespace {

constexpr std::string_view header = "date,kind,name,notice";

date::year year_of(date::sys_days day) { return date::year_month_day{day}.year(); }

/// From this day on the last year that has data is unknown: the notice of the next year often moves days into it.
date::sys_days doubtful_from(date::year last) { return date::sys_days{last / date::December / 27}; }

/// Takes what stands before the next separator, or all that is left, off a text.
std::string_view cut(std::string_view& rest, char separator) {
    const std::string_view part = rest.substr(0, rest.find(separator));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    return part;
}

/// A line of a calendar file, or what is wrong with it.
struct Row {
    date::sys_days day;
    bool worked = false;
    std::string name;
    Text problem;
};

Row read_row(std::string_view line) {
    const std::string_view written = cut(line, ',');
    const auto day = parse_iso(written);
    Row row;
    if (!day) {
        row.problem = say("“{}”不是日期，应写作 2026-10-01", "\"{}\" is no date; write it 2026-10-01", written);
        return row;
    }
    const std::string_view kind = cut(line, ',');
    if (kind != "holiday" && kind != "workday") {
        row.problem = say("“{}”应为 holiday（放假）或 workday（上班）{}", "\"{}\" must be holiday or workday{}", kind,
                          did_you_mean(kind, {"holiday", "workday"}));
        return row;
    }
    row.day = *day;
    row.worked = kind == "workday";
    row.name = cut(line, ',');
    return row;
}

} // namespace

void Calendar::add(const Source& source, std::string_view csv, InputErrors& errors) {
    std::map<date::sys_days, Entry> added;
    const std::size_t errors_before = errors.size();
    const auto wrong = [&](std::uint32_t line, Text message) { errors.push_back(source.error({line, 1}, 1, std::move(message))); };

    std::string_view rest = utf8::without_byte_order_mark(csv);
    std::uint32_t number = 0;
    do {
        std::string_view line = cut(rest, '\n');
        ++number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (number == 1 && line != header) wrong(number, say("首行应为 {}", "the first line must be {}", header));
        if (number == 1 || line.empty()) continue;
        Row row = read_row(line);
        if (!row.problem.empty()) {
            wrong(number, row.problem);
            continue;
        }
        const std::size_t known = added.size();
        added.try_emplace(added.end(), row.day, Entry{.worked = row.worked, .name = std::move(row.name)}); // mostly in order
        if (added.size() == known) wrong(number, say("{} 写了两次", "{} stands twice", row.day));
    } while (!rest.empty());

    if (errors.size() > errors_before) return;
    if (added.empty()) return wrong(1, {"文件里没有任何日期", "there is no day in this file"});
    digest_ = content_hash(csv, digest_).low;

    // The last days of December stand in the next year's notice: alone they don't make up a year, and replace none.
    std::set<date::year> years;
    for (const auto& [day, entry] : added) {
        if (day < doubtful_from(year_of(day))) years.insert(year_of(day));
    }
    std::erase_if(entries_, [&](const auto& known) { return years.contains(year_of(known.first)); });
    added.merge(entries_);
    entries_ = std::move(added);
    years_.merge(years);
}

Calendar::Kind Calendar::kind(date::sys_days day) const {
    const date::year year = year_of(day);
    if (!years_.contains(year)) return Kind::unknown;
    if (year == *years_.rbegin() && day >= doubtful_from(year)) return Kind::unknown;
    return is_worked(day) ? Kind::working : Kind::off;
}

bool Calendar::is_worked(date::sys_days day) const {
    if (const auto entry = entries_.find(day); entry != entries_.end()) return entry->second.worked;
    const date::weekday weekday{day};
    return weekday != date::Saturday && weekday != date::Sunday;
}

bool Calendar::is_holiday(date::sys_days day) const {
    const auto entry = entries_.find(day);
    return entry != entries_.end() && !entry->second.worked;
}

Text Calendar::name(date::sys_days day) const {
    if (const auto entry = entries_.find(day); entry != entries_.end()) {
        return entry->second.worked ? say("{}调休上班", "worked for {}", entry->second.name) : same(entry->second.name);
    }
    const date::weekday weekday{day};
    if (weekday == date::Saturday) return {"周六", "Saturday"};
    if (weekday == date::Sunday) return {"周日", "Sunday"};
    return {"工作日", "working day"};
}

Calendar::Count Calendar::count(date::sys_days start, WorkingDays days) const {
    Count counted;
    for (date::sys_days day = start + date::days{1};; day += date::days{1}) {
        if (!counted.unknown && kind(day) == Kind::unknown) counted.unknown = day;
        if (!is_worked(day)) {
            counted.skipped.push_back(day);
            continue;
        }
        counted.working.push_back(day);
        if (static_cast<int>(counted.working.size()) >= days.count) return counted;
    }
}

} // namespace hegui
