#pragma once

#include <date/date.h>

#include <optional>
#include <string_view>

namespace hegui {

/// The day that a text such as 2026-09-01 names; nothing where it is written otherwise or there is no such day.
std::optional<date::sys_days> parse_iso(std::string_view text);

} // namespace hegui
