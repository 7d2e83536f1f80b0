#include "cli/command.hpp"

#include <array>

namespace hegui {

extern const Command check_command;
extern const Command deadlines_command;
extern const Command explain_command;
extern const Command new_command;
extern const Command rules_command;

namespace {

constexpr std::array<const Command*, 5> table{{
    &check_command,
    &rules_command,
    &explain_command,
    &new_command,
    &deadlines_command,
}};

} // namespace

std::span<const Command* const> commands() { return table; }

} // namespace hegui
