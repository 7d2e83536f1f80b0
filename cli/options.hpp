#pragma once

#include "cli/command.hpp"

#include <date/date.h>

#include <string>
#include <string_view>
#include <vector>

/// Options that several commands have: how they are declared, and what their values mean.
namespace hegui {

/// How a command speaks and looks.
struct LookArguments {
    std::string lang;
    std::string color = "auto";
};
void add_lang(CLI::App& app, std::string& to, const Io& io);
void add_look(CLI::App& app, LookArguments& to, const Io& io);

void add_today(CLI::App& app, std::string& to, const Io& io);
void add_stage(CLI::App& app, std::string& to, const Io& io);
void add_regulation(CLI::App& app, std::string& to, const Io& io);
void add_calendar(CLI::App& app, std::string& to, const Io& io);

/// The value, where it is one of those known. Throws UsageError, with the nearest of them, where it is not.
std::string choice(std::string_view option, const std::string& value, const std::vector<std::string_view>& known);

/// The day that an option or an argument names. Throws UsageError where it names none.
date::sys_days parse_day(std::string_view option, const std::string& written);

/// The as-of day of --today; today where it is left out.
date::sys_days parse_today(const std::string& written);

/// Whether what is written to standard output has colour. Throws UsageError where one of the values is none.
bool wants_color(const LookArguments& look);

} // namespace hegui
