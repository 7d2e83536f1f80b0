#pragma once

#include "lib/calendar/calendar.hpp"
#include "lib/regulation/catalogue.hpp"

#include <memory>
#include <string>
#include <vector>

/// What batches are held against: the regulations and the calendar that the program ships with, and those that a command line
/// names.
namespace hegui {

/// The regulations that the program ships with, by every rule that it knows.
Catalogue shipped_regulations();

/// The regulation of --regulation: an id, or the path of a file. Throws UsageError or FileError where there is none.
std::shared_ptr<const Regulation> regulation_named(const Catalogue& catalogue, const std::string& named);

/// The one that --regulation names; all that the program ships with where it is left out.
std::vector<std::shared_ptr<const Regulation>> regulations_named(const Catalogue& catalogue, const std::string& named);

/// The program's calendar and the file of --calendar, where one is named. Throws UsageError or FileError where it can't be read.
Calendar load_calendar(const std::string& file);

} // namespace hegui
