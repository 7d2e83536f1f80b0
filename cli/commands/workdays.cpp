#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/options.hpp"
#include "cli/page.hpp"
#include "cli/pager.hpp"
#include "cli/reference.hpp"
#include "cli/usage_error.hpp"

#include <CLI/CLI.hpp>

#include <charconv>
#include <memory>
#include <string>

namespace hegui {
namespace {

constexpr int most_days = 10'000;
constexpr std::size_t day_width = 20; ///< of the widest day with its weekday, in either language

struct Arguments {
    std::string date;
    std::string count;
    std::string calendar;
    LookArguments look;
};

WorkingDays parse_count(const std::string& written) {
    int count = 0;
    const char* end = written.data() + written.size();
    const auto [stop, error] = std::from_chars(written.data(), end, count);
    if (error != std::errc{} || stop != end || count < 1 || count > most_days)
        throw UsageError(say("N 应为 1 到 {} 的整数，而不是“{}”", "N must be a whole number from 1 to {}, not \"{}\"", most_days, written));
    return {count};
}

/// One line for each day: the working days by their number, the others by why they are skipped.
void tell_days(Page& page, const Calendar& calendar, date::sys_days start, const Calendar::Count& counted) {
    const Lang lang = page.look().lang;
    const auto is_weekend = [](date::sys_days day) {
        const date::weekday weekday{day};
        return weekday == date::Saturday || weekday == date::Sunday;
    };
    const auto row = [&](date::sys_days day, const Text& words, Page::Tone tone) {
        page.row({{.words = with_weekday(day).in(lang), .width = day_width}, {.words = words.in(lang), .width = 0, .tone = tone}}, 2);
    };
    row(start, say("起算日，不计（{}）", "not counted ({})", calendar.name(start)), Page::Tone::faint);
    int number = 0;
    for (date::sys_days day = start + date::days{1}; day <= counted.last(); day += date::days{1}) {
        const bool worked = calendar.is_worked(day);
        const bool unknown = calendar.kind(day) == Calendar::Kind::unknown;
        const Text doubt = unknown ? Text{"（日历没有数据，按周末推算）", " (the calendar has no data: by weekends alone)"} : Text{};
        const Text why = calendar.name(day);
        if (!worked) {
            row(day, say("跳过：{}{}", "skipped: {}{}", why, doubt), Page::Tone::faint);
            continue;
        }
        row(day, say("第 {} 个工作日{}{}", "working day {}{}{}", ++number, is_weekend(day) ? say("（{}）", " ({})", why) : Text{}, doubt),
            unknown ? Page::Tone::doubtful : Page::Tone::plain);
    }
}

ExitStatus workdays(const Arguments& arguments, const Io& io) {
    Page page({.lang = io.lang, .color = wants_color(arguments.look), .columns = environment::columns()});
    const date::sys_days start = parse_day("DATE", arguments.date);
    const WorkingDays days = parse_count(arguments.count);
    const Calendar calendar = load_calendar(arguments.calendar);
    const Calendar::Count counted = calendar.count(start, days);

    page.heading(say("{} 之后第 {} 个工作日：{}", "working day {1} after {0}: {2}", start, days.count, with_weekday(counted.last())));
    page.gap();
    tell_days(page, calendar, start, counted);
    if (counted.unknown) {
        page.gap();
        page.paragraph(
            say("从 {} 起没有节假日安排数据，结果仅按周末推算；国务院办公厅公布后用 --calendar FILE 补充（列：date,kind,name,notice）。",
                "The calendar has no data from {} on: the result goes by weekends alone. When the State Council has published the "
                "holidays, add them with --calendar FILE (columns date,kind,name,notice).",
                *counted.unknown),
            0, Page::Tone::doubtful);
    }
    show_long(page.take(), io);
    return counted.unknown ? ExitStatus::error : ExitStatus::pass;
}

std::function<ExitStatus()> setup(CLI::App& app, const Io& io) {
    const auto arguments = std::make_shared<Arguments>();
    const auto tr = [&](const Text& text) { return text.in(io.lang); };
    app.add_option("DATE", arguments->date, tr({"起算日，如 2026-09-30；当日不计", "a date such as 2026-09-30; it is not counted"}))
        ->required();
    app.add_option("N", arguments->count, tr({"工作日个数", "how many working days"}))->required();
    add_calendar(app, arguments->calendar, io);
    add_look(app, arguments->look, io);
    return [arguments, io] { return workdays(*arguments, io); };
}

Text summary() { return {"推算某日之后的第 N 个工作日", "the N-th working day after a date"}; }

} // namespace

extern const Command workdays_command{.name = "workdays", .summary = summary, .setup = setup};

} // namespace hegui
