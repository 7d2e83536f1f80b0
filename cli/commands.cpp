#include "cli/command.hpp"

#include <array>

namespace hegui {

extern const Command check_command;
extern const Command completion_command;
extern const Command deadlines_command;
extern const Command explain_command;
extern const Command merge_command;
extern const Command new_command;
extern const Command rules_command;
extern const Command schema_command;
extern const Command workdays_command;

namespace {

constexpr std::array<const Command*, 9> table{{
    &check_command,
    &rules_command,
    &explain_command,
    &new_command,
    &deadlines_command,
    &workdays_command,
    &schema_command,
    &merge_command,
    &completion_command,
}};

} // namespace

std::span<const Command* const> commands() { return table; }

} // namespace hegui
