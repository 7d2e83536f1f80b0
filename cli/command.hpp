#pragma once

#include "cli/exit_status.hpp"
#include "lib/base/text.hpp"

#include <functional>
#include <ostream>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace hegui {

/// Where a command writes and in which language it speaks.
struct Io {
    std::ostream& out;
    std::ostream& err;
    Lang lang;
};

struct Command {
    std::string_view name;
    Text (*summary)();
    /// Adds the command's options to the app and returns the work, to be run once they are parsed.
    std::function<ExitStatus()> (*setup)(CLI::App& app, const Io& io);
};

/// Every command of the program, in the order of the help.
std::span<const Command* const> commands();

} // namespace hegui
