#pragma once

#include "lib/report/html/markup.hpp"

#include <string>

namespace hegui::html {

/// The course of a batch, drawn: a row for each step and limit, days off shaded, today as a line; and below it the same as a
/// table. Nothing where the batch has no day.
std::string drawn(const Course& course, const Words& words);

} // namespace hegui::html
