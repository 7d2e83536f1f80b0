#pragma once

#include "lib/base/text.hpp"

#include <string>
#include <vector>

namespace hegui {

enum class Outcome : unsigned char;

/// A material of the procedure, and what the batch has of it: a line of the list that people tick off.
struct ChecklistItem {
    enum class Need : unsigned char {
        now,     ///< at the stage being prepared, or before it
        later,   ///< from a later stage on
        another, ///< another that may stand for it is there
        none,    ///< what would make it needed is not the case
    };
    std::string kind;
    std::string name;
    Text stage;
    Need need = Need::now;
    std::vector<std::string> files = {}; ///< attached, as the batch file writes them
    bool stamp_asked = false;
    bool stamped = false; ///< every file of it
    Outcome outcome{};    ///< of the rule that judges materials; not_applicable where it said nothing
};

} // namespace hegui
