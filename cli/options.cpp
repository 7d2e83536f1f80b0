#include "cli/options.hpp"

#include "cli/environment.hpp"
#include "cli/usage_error.hpp"
#include "lib/base/iso_date.hpp"
#include "lib/base/nearest_name.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace hegui {

void add_lang(CLI::App& app, std::string& to, const Io& io) {
    app.add_option("--lang", to,
                   Text{"语言；缺省取自 LC_ALL、LC_MESSAGES、LANG", "language; default from LC_ALL, LC_MESSAGES, LANG"}.in(io.lang))
        ->type_name("zh|en");
}

void add_look(CLI::App& app, LookArguments& to, const Io& io) {
    add_lang(app, to.lang, io);
    app.add_option("--color", to.color, Text{"颜色", "colour"}.in(io.lang))->type_name("auto|always|never");
}

void add_today(CLI::App& app, std::string& to, const Io& io) {
    app.add_option("--today", to, Text{"判定日，缺省为今天", "the as-of day; default: today"}.in(io.lang))->type_name("DATE");
}

void add_stage(CLI::App& app, std::string& to, const Io& io) {
    app.add_option("--stage", to, Text{"准备提交的环节", "the stage that is being prepared"}.in(io.lang))->type_name("STAGE");
}

void add_regulation(CLI::App& app, std::string& to, const Io& io) {
    app.add_option("--regulation", to, Text{"规程代码或规程文件", "a regulation's id or file"}.in(io.lang))->type_name("ID|FILE");
}

void add_calendar(CLI::App& app, std::string& to, const Io& io) {
    app.add_option("--calendar", to, Text{"补充或替换年份的节假日表（CSV）", "holidays (CSV) that add or replace years"}.in(io.lang))
        ->type_name("FILE");
}

std::string choice(std::string_view option, const std::string& value, const std::vector<std::string_view>& known) {
    if (std::find(known.begin(), known.end(), value) != known.end()) return value;
    throw UsageError(
        say("{} 不能是“{}”{}；可以是：{}", "{} can't be \"{}\"{}; known are {}", option, value, did_you_mean(value, known), listed(known)));
}

date::sys_days parse_day(std::string_view option, const std::string& written) {
    const auto day = parse_iso(written);
    if (!day)
        throw UsageError(
            say("{} 应为日期，如 2026-11-20，而不是“{}”", "{} must be a date such as 2026-11-20, not \"{}\"", option, written));
    return *day;
}

date::sys_days parse_today(const std::string& written) { return written.empty() ? environment::today() : parse_day("--today", written); }

bool wants_color(const LookArguments& look) {
    if (!look.lang.empty()) choice("--lang", look.lang, {"zh", "en"});
    const std::string color = choice("--color", look.color, {"auto", "always", "never"});
    return color == "always" || (color == "auto" && environment::wants_color());
}

} // namespace hegui
