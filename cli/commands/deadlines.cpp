#include "cli/checker.hpp"
#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/options.hpp"
#include "cli/page.hpp"
#include "cli/usage_error.hpp"
#include "lib/base/sha256.hpp"
#include "lib/base/utf8.hpp"
#include "lib/calendar/ics.hpp"
#include "rules/all.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace hegui {
namespace {

using Kind = Deadline::Kind;
using State = Deadline::State;

struct Arguments {
    std::string path;
    std::string format = "text";
    std::string stage;
    std::string today;
    std::string regulation;
    std::string calendar;
    LookArguments look;
};

/// What the rules say of one batch.
struct Dated {
    BatchResult batch;
    std::vector<Deadline> deadlines;
};

std::int64_t days_between(date::sys_days from, date::sys_days to) { return (to - from).count(); }

Text title_of(Kind kind) { return kind == Kind::earliest ? Text{"最早", "from"} : Text{"最迟", "by"}; }

Text off_by(const Deadline& deadline) {
    if (deadline.kind == Kind::earliest) return say("太早 {} 天", "days too early: {}", days_between(*deadline.done, deadline.day));
    return say("太晚 {} 天", "days too late: {}", days_between(deadline.day, *deadline.done));
}

Text done_text(const Deadline& deadline, date::sys_days as_of) {
    return *deadline.done > as_of ? say("定于 {}", "set for {}", *deadline.done) : say("已于 {} 办理", "done on {}", *deadline.done);
}

Text state_text(const Deadline& deadline, date::sys_days as_of) {
    switch (deadline.state(as_of)) {
    case State::kept: return done_text(deadline, as_of);
    case State::broken: return say("{}，{}", "{}, {}", done_text(deadline, as_of), off_by(deadline));
    case State::open: return {"尚未办理，现在可以办", "not done, may be done now"};
    case State::missed: return say("尚未办理，已过 {} 天", "not done, days over: {}", days_between(deadline.day, as_of));
    case State::ahead: break;
    }
    const std::int64_t left = days_between(as_of, deadline.day);
    if (left == 0) return {"尚未办理，就是今天", "not done, it is today"};
    if (deadline.kind == Kind::earliest) return say("{} 天之后才可以办", "days to wait: {}", left);
    return say("尚未办理，还有 {} 天", "not done, days left: {}", left);
}

Page::Tone tone_of(State state) {
    switch (state) {
    case State::kept: return Page::Tone::good;
    case State::broken:
    case State::missed: return Page::Tone::bad;
    case State::ahead:
    case State::open: return Page::Tone::doubtful;
    }
    return Page::Tone::plain;
}

Text head_of(const BatchResult& batch, date::sys_days as_of) {
    return say("批次 {} · {} · 准备环节：{} · 判定日 {}", "batch {} · {} · preparing: {} · as of {}", batch.id.value_or(""),
               batch.procedure_title, batch.stage_title, as_of);
}

void tell(Page& page, const Dated& dated, date::sys_days as_of) {
    const Lang lang = page.look().lang;
    page.heading(same(dated.batch.file));
    page.paragraph(head_of(dated.batch, as_of), 2);
    if (dated.deadlines.empty()) {
        page.gap();
        return page.paragraph({"规程没有为这个批次规定期限，或推算期限所需的日期还没有填写。",
                               "The regulation fixes no day for this batch, or the days that they follow from are not filled in yet."},
                              2);
    }
    std::size_t widest = 0;
    for (const Deadline& deadline : dated.deadlines) widest = std::max(widest, utf8::width(deadline.title.in(lang)));
    for (const Deadline& deadline : dated.deadlines) {
        page.gap();
        page.row({{.words = title_of(deadline.kind).in(lang), .width = 4},
                  {.words = with_weekday(deadline.day).in(lang), .width = lang == Lang::zh ? std::size_t{18} : std::size_t{20}},
                  {.words = deadline.title.in(lang), .width = widest, .tone = Page::Tone::bold},
                  {.words = state_text(deadline, as_of).in(lang), .width = 0, .tone = tone_of(deadline.state(as_of))}},
                 2);
        if (!deadline.note.empty()) page.paragraph(deadline.note, 8);
        page.paragraph(same(deadline.rule + " · " + deadline.clause), 8, Page::Tone::faint);
    }
}

/// Stable from file to file: what the event is about, and not when it is or how it stands.
class Uids {
public:
    std::string of(const BatchResult& batch, const Deadline& deadline) {
        std::string key = batch.regulation->id + '\n' + batch.id.value_or("") + '\n' + deadline.rule + '\n' + deadline.subject + '\n' +
                          (deadline.kind == Kind::earliest ? "earliest" : "latest");
        const int times = ++seen_[key];
        if (times > 1) key += '\n' + std::to_string(times);
        return sha256(key).substr(0, 32) + "@hegui";
    }

private:
    std::map<std::string, int> seen_;
};

std::string to_ics(const std::vector<Dated>& all, date::sys_days as_of, Lang lang) {
    IcsCalendar calendar{.name = Text{"认定批次的期限", "days of assessment batches"}.in(lang),
                         .product = "-//hegui//hegui " HEGUI_VERSION "//" + std::string(lang == Lang::zh ? "ZH" : "EN"),
                         .stamp = as_of,
                         .events = {}};
    Uids uids;
    for (const Dated& dated : all) {
        for (const Deadline& deadline : dated.deadlines) {
            std::vector<Text> lines;
            if (deadline.done) lines.push_back(done_text(deadline, as_of));
            if (!deadline.note.empty()) lines.push_back(deadline.note);
            lines.push_back(same(deadline.clause));
            lines.push_back(same(deadline.rule + " · " + dated.batch.file));
            std::string description;
            for (const Text& line : lines) description += (description.empty() ? "" : "\n") + line.in(lang);
            calendar.events.push_back(
                {.uid = uids.of(dated.batch, deadline),
                 .day = deadline.day,
                 .summary =
                     say("{}：{}（{}）", "{}: {} ({})", title_of(deadline.kind), deadline.title, dated.batch.id.value_or("")).in(lang),
                 .description = description});
        }
    }
    return write_ics(calendar);
}

ExitStatus deadlines(const Arguments& arguments, const Io& io) {
    const bool color = wants_color(arguments.look);
    const bool as_ics = choice("--format", arguments.format, {"text", "ics"}) == "ics";
    const date::sys_days as_of = parse_today(arguments.today);
    const Checker checker({.judge = {},
                           .stage = arguments.stage,
                           .regulation = arguments.regulation,
                           .calendar = arguments.calendar,
                           .as_of = as_of,
                           .hashes = false,
                           .files = false});
    std::vector<Dated> all;
    InputErrors errors;
    Discovery discovery(arguments.path);
    while (const auto found = discovery.next()) {
        std::vector<Deadline> of_batch;
        BatchResult batch = checker.read(*found, [&](const Case& c, BatchResult&) { of_batch = deadlines_of(c, rules::all()); });
        errors.insert(errors.end(), batch.errors.begin(), batch.errors.end());
        if (batch.errors.empty()) all.push_back({std::move(batch), std::move(of_batch)});
    }
    if (as_ics) {
        io.out << to_ics(all, as_of, io.lang);
    } else {
        Page page({.lang = io.lang, .color = color, .columns = environment::columns()});
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0) page.gap();
            tell(page, all[i], as_of);
        }
        io.out << page.take();
    }
    if (!errors.empty()) throw FileError(errors);
    return ExitStatus::pass;
}

std::function<ExitStatus()> setup(CLI::App& app, const Io& io) {
    const auto arguments = std::make_shared<Arguments>();
    const auto tr = [&](const Text& text) { return text.in(io.lang); };
    Arguments& to = *arguments;
    app.add_option("PATH", to.path, tr({"批次文件，或要在其中查找批次的文件夹", "a batch file, or a folder to search for batches"}))
        ->required();
    app.add_option("-f,--format", to.format, tr({"text（默认），或日历程序用的 ics", "text (default), or ics for a calendar program"}))
        ->type_name("text|ics");
    add_stage(app, to.stage, io);
    add_today(app, to.today, io);
    add_regulation(app, to.regulation, io);
    add_calendar(app, to.calendar, io);
    add_look(app, to.look, io);
    return [arguments, io] { return deadlines(*arguments, io); };
}

Text summary() { return {"推算批次的各项期限", "the days that the regulation fixes for a batch"}; }

} // namespace

extern const Command deadlines_command{.name = "deadlines", .summary = summary, .setup = setup};

} // namespace hegui
