#include "cli/command.hpp"

#include <array>

namespace hegui {

extern const Command check_command;

namespace {

constexpr std::array<const Command*, 1> table{{
    &check_command,
}};

} // namespace

std::span<const Command* const> commands() { return table; }

} // namespace hegui
