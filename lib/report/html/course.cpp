#include "lib/report/html/course.hpp"

#include <algorithm>
#include <array>

namespace hegui::html {
namespace {

using date::sys_days;
using State = CourseStep::State;

/// Heights in pixels. Places along the days are per cent, so that the letters keep their size whatever the width.
constexpr int head = 44;
constexpr int row_height = 26;
constexpr int foot = 24;

/// Left and right of the first and the last day something of the span is left free.
constexpr double margin = 0.03;

/// More lines than this of months or years would be a fence.
constexpr int most_ticks = 9;

/// Days along the width of the drawing.
class Scale {
public:
    Scale(sys_days first, sys_days last) {
        const double span = std::max(static_cast<double>((last - first).count()), 10.0);
        start_ = static_cast<double>(first.time_since_epoch().count()) - span * margin;
        width_ = span * (1 + 2 * margin) + 1;
    }

    /// Where a day begins, in per cent.
    [[nodiscard]] double begin(sys_days day) const {
        return 100.0 * (static_cast<double>(day.time_since_epoch().count()) - start_) / width_;
    }
    [[nodiscard]] double middle(sys_days day) const { return begin(day) + 50.0 / width_; }
    [[nodiscard]] double days(double count) const { return 100.0 * count / width_; }
    [[nodiscard]] sys_days first_shown() const { return sys_days{date::days{static_cast<int>(start_)}}; }

private:
    double start_ = 0;
    double width_ = 1;
};

std::string short_day(sys_days day, Lang lang) {
    static constexpr std::array zh = {"日", "一", "二", "三", "四", "五", "六"};
    static constexpr std::array en = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const date::year_month_day ymd{day};
    const auto weekday = date::weekday{day}.c_encoding();
    const auto month = static_cast<unsigned>(ymd.month());
    const auto number = static_cast<unsigned>(ymd.day());
    return lang == Lang::zh ? fmt::format("{:02}-{:02} 周{}", month, number, zh.at(weekday))
                            : fmt::format("{} {:02}-{:02}", en.at(weekday), month, number);
}

std::string days_of(sys_days first, sys_days last, Lang lang) {
    if (first == last) return short_day(first, lang);
    return fmt::format("{} – {}", short_day(first, lang), short_day(last, lang));
}

Text words_of(State state) {
    switch (state) {
    case State::done: return {"已完成", "done"};
    case State::ahead: return {"未到", "ahead"};
    case State::taken: return {"尚未填写，按判定日计", "not there yet, taken as the as-of day"};
    }
    return {};
}

std::string_view class_of(State state) {
    switch (state) {
    case State::done: return "done";
    case State::ahead: return "ahead";
    case State::taken: return "taken";
    }
    return "";
}

Text words_of(const CourseLimit& limit) {
    return say("{}：{}", "{}: {}", limit.title, limit.is_first ? Text{"最早", "earliest"} : Text{"最迟", "latest"});
}

/// One row of the drawing, and of the table.
struct Row {
    sys_days first;
    sys_days last;
    Text title;
    Text state;
    std::string_view shape; ///< a class of style.css
    const CourseLimit* limit = nullptr;
};

std::vector<Row> rows_of(const Course& course) {
    std::vector<Row> rows;
    for (const CourseStep& step : course.steps) {
        const Text who = step.trainees == 0 ? Text{} : say("（{} 人）", " ({})", step.trainees);
        rows.push_back({step.first, step.last, say("{}{}", "{}{}", step.title, who), words_of(step.state), class_of(step.state)});
    }
    for (const CourseLimit& limit : course.limits) {
        rows.push_back({limit.day, limit.day, words_of(limit), look_of(limit.outcome).heading, "limit", &limit});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.first < b.first; });
    return rows;
}

class Drawing {
public:
    Drawing(const Course& course, const std::vector<Row>& rows, const Words& words)
        : course_(course),
          rows_(rows),
          words_(words),
          scale_(course.first, course.last),
          bottom_(head + row_height * static_cast<int>(rows.size())) {}

    std::string write() {
        out_ = fmt::format("<svg class=\"course\" role=\"img\" width=\"100%\" height=\"{}\"><title>{}</title><desc>{}</desc>\n",
                           bottom_ + foot, words_.tr({"批次日程图", "The course of the batch"}), description());
        days_off();
        ticks();
        today();
        for (const CourseLimit& limit : course_.limits) bound(limit);
        for (std::size_t i = 0; i < rows_.size(); ++i) row(rows_[i], head + row_height * static_cast<int>(i) + row_height / 2);
        return out_ + "</svg>\n";
    }

private:
    template<class... Args> void put(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
        out_ += '\n';
    }

    [[nodiscard]] std::string description() const {
        std::vector<Text> all;
        for (const Row& row : rows_) {
            all.push_back(say("{} {}（{}）", "{} {} ({})", same(days_of(row.first, row.last, words_.lang())), row.title, row.state));
        }
        return words_.tr(say("{}。判定日 {}。", "{}. As of {}.", listed(all), course_.as_of));
    }

    void days_off() {
        double named = -100;
        for (const DaysOff& off : course_.off) {
            const double x = scale_.begin(off.first);
            const double width = scale_.days(static_cast<double>((off.last - off.first).count() + 1));
            const Text name = off.name.empty() ? Text{"周末", "weekend"} : off.name;
            put("<rect class=\"{}\" x=\"{:.2f}%\" y=\"{}\" width=\"{:.2f}%\" height=\"{}\"><title>{}</title></rect>",
                off.name.empty() ? "off" : "off holiday", x, head - 4, width, bottom_ - head + 4,
                words_.tr(say("{} {}", "{} {}", same(days_of(off.first, off.last, words_.lang())), name)));
            // Names would run into each other where holidays are close together or the days are narrow.
            if (off.name.empty() || x + width / 2 - named < 6) continue;
            named = x + width / 2;
            put("<text class=\"small\" x=\"{:.2f}%\" y=\"{}\" text-anchor=\"middle\">{}</text>", named, head - 10,
                words_.brief(name.in(words_.lang()), 8));
        }
    }

    /// Lines where months begin, or every so many months where there are many.
    void ticks() {
        const sys_days from = scale_.first_shown();
        date::year_month month{date::year_month_day{from}.year(), date::year_month_day{from}.month()};
        const int months = static_cast<int>((course_.last - from).count() / 30) + 1;
        int every = 1;
        for (const int wide : {1, 3, 6, 12, 60, 120, 1200, 12000}) {
            every = wide;
            if (months / wide <= most_ticks) break;
        }
        const auto begins = [&](const date::year_month& one) {
            return (static_cast<int>(one.year()) * 12 + static_cast<int>(static_cast<unsigned>(one.month())) - 1) % every == 0;
        };
        put("<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>", head - 4);
        bool first = true;
        for (month += date::months{1}; sys_days{month / 1} <= course_.last; month += date::months{1}) {
            if (!begins(month)) continue;
            const double x = scale_.begin(sys_days{month / 1});
            // The days before the first line are of a month too: it is told where there is room for it.
            if (first && x > 12) tick_name(0, month - date::months{every});
            first = false;
            put("<line class=\"tick\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"4\" y2=\"{1}\"/>", x, bottom_);
            tick_name(x, month);
        }
        if (first) tick_name(0, {date::year_month_day{course_.first}.year(), date::year_month_day{course_.first}.month()});
    }

    void tick_name(double x, const date::year_month& month) {
        if (x > 93) return; // its name would be cut
        const auto year = static_cast<int>(month.year());
        const auto number = static_cast<unsigned>(month.month());
        put("<text class=\"month\" x=\"{:.2f}%\" dx=\"4\" y=\"16\">{}</text>", x, words_.tr(say("{}年{}月", "{}-{:02}", year, number)));
    }

    void today() {
        if (course_.as_of < course_.first || course_.as_of > course_.last) return;
        const double x = scale_.middle(course_.as_of);
        put("<line class=\"today\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1}\" y2=\"{2}\"/>", x, head - 4, bottom_ + 6);
        put("<text class=\"today\" x=\"{:.2f}%\" y=\"{}\" text-anchor=\"{}\">{}</text>", x, bottom_ + 19,
            x < 10   ? "start"
            : x > 90 ? "end"
                     : "middle",
            words_.tr(say("判定日 {}", "as of {}", same(short_day(course_.as_of, words_.lang())))));
    }

    void row(const Row& row, int y) {
        const double from = scale_.middle(row.first);
        const double to = scale_.middle(row.last);
        put("<g class=\"{}{}\"><title>{}</title>", row.shape, row.limit == nullptr ? "" : " " + std::string(tone_of(row)),
            words_.tr(say("{}，{}，{}", "{}, {}, {}", span_of(row), row.title, row.state)));
        if (row.limit != nullptr) limit(row, from, y);
        if (row.limit == nullptr && row.first != row.last)
            put("<line class=\"bar\" x1=\"{:.2f}%\" x2=\"{:.2f}%\" y1=\"{}\" y2=\"{}\"/>", from, to, y, y);
        if (row.limit == nullptr) put("<circle cx=\"{:.2f}%\" cy=\"{}\" r=\"5\"/>", from, y);
        if (row.limit == nullptr && row.first != row.last) put("<circle cx=\"{:.2f}%\" cy=\"{}\" r=\"5\"/>", to, y);
        label(row, from, to, y);
        out_ += "</g>\n";
    }

    /// A line through all rows, since it bounds them all; below their words.
    void bound(const CourseLimit& limit) {
        put("<line class=\"bound {0}\" x1=\"{1:.2f}%\" x2=\"{1:.2f}%\" y1=\"{2}\" y2=\"{3}\"/>", look_of(limit.outcome).tone,
            scale_.middle(limit.day), head - 4, bottom_);
    }

    /// The outcome's mark, in the limit's own row.
    void limit(const Row& row, double x, int y) {
        put("<rect class=\"flag\" x=\"{:.2f}%\" y=\"{}\" width=\"16\" height=\"16\" rx=\"3\" transform=\"translate(-8)\"/>", x, y - 8);
        put("<text class=\"sign\" x=\"{:.2f}%\" y=\"{}\" text-anchor=\"middle\">{}</text>", x, y + 4, look_of(row.limit->outcome).mark);
    }

    /// On the side where there is more room.
    void label(const Row& row, double from, double to, int y) {
        const bool right = 100 - to >= from;
        const int gap = row.limit == nullptr ? 11 : 14;
        put("<text x=\"{:.2f}%\" dx=\"{}\" y=\"{}\" text-anchor=\"{}\"><tspan class=\"day\">{}</tspan> {}</text>", right ? to : from,
            right ? gap : -gap, y + 4, right ? "start" : "end", words_(days_of(row.first, row.last, words_.lang())), words_.tr(row.title));
    }

    static std::string_view tone_of(const Row& row) { return look_of(row.limit->outcome).tone; }

    static Text span_of(const Row& row) {
        if (row.first == row.last) return with_weekday(row.first);
        return say("{} – {}", "{} – {}", with_weekday(row.first), with_weekday(row.last));
    }

    const Course& course_;
    const std::vector<Row>& rows_;
    const Words& words_;
    Scale scale_;
    int bottom_;
    std::string out_;
};

std::string table_of(const std::vector<Row>& rows, const Words& words) {
    std::string out = fmt::format("<details class=\"dates\"><summary>{}</summary>\n<table><thead><tr><th scope=\"col\">{}</th>"
                                  "<th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
                                  words.tr({"日程表", "The days as a table"}), words.tr({"日期", "day"}), words.tr({"事项", "what"}),
                                  words.tr({"状态", "state"}));
    for (const Row& row : rows) {
        const Text days = row.first == row.last ? with_weekday(row.first)
                                                : say("{} – {}", "{} – {}", with_weekday(row.first), with_weekday(row.last));
        out += fmt::format("<tr><td class=\"day\">{}</td><th scope=\"row\">{}</th><td>{}</td></tr>\n", words.tr(days), words.tr(row.title),
                           words.tr(row.state));
    }
    return out + "</tbody></table></details>\n";
}

std::string legend(const Words& words) {
    struct Entry {
        std::string_view shape;
        Text what;
    };
    const std::array<Entry, 6> entries{{{"done", {"已完成", "done"}},
                                        {"ahead", {"未到", "ahead"}},
                                        {"taken", {"尚未填写，按判定日计", "not there yet, taken as today"}},
                                        {"limit", {"期限", "limit"}},
                                        {"now", {"判定日", "as-of day"}},
                                        {"off", {"周末、节假日", "weekend, holiday"}}}};
    std::string out = "<figcaption>";
    for (const Entry& entry : entries)
        out += fmt::format("<span><i class=\"key {}\" aria-hidden=\"true\"></i>{}</span>\n", entry.shape, words.tr(entry.what));
    return out + "</figcaption>";
}

} // namespace

std::string drawn(const Course& course, const Words& words) {
    if (course.empty()) return {};
    const std::vector<Row> rows = rows_of(course);
    return fmt::format("<figure>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n{}</div>\n{}</figure>\n{}",
                       words.tr({"批次日程图", "The course of the batch"}), Drawing(course, rows, words).write(), legend(words),
                       table_of(rows, words));
}

} // namespace hegui::html
