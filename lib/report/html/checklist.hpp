#pragma once

#include "lib/report/html/markup.hpp"

#include <string>
#include <vector>

namespace hegui::html {

/// The materials of the procedure with their ticks, by stage. Nothing where the procedure has none.
std::string checklist(const std::vector<ChecklistItem>& items, const Words& words);

} // namespace hegui::html
