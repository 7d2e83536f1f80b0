#pragma once

#include "lib/report/html/markup.hpp"

#include <cstddef>
#include <string>

namespace hegui::html {

/// The id of a batch's section on the page: batches are numbered from 1 in the order of the report.
std::string anchor_of(std::size_t number);

/// All of one batch: the verdict, what is wrong, its days, its materials, what is left to check by hand, its files.
std::string section_of(const BatchResult& result, const Run& run, const Words& words, std::size_t number);

} // namespace hegui::html
