#pragma once

#include "cli/exit_status.hpp"
#include "lib/base/input_error.hpp"
#include "lib/base/text.hpp"

#include <functional>
#include <ostream>
#include <span>
#include <stdexcept>
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

/// A command line that can't be carried out; says why and what would do.
class UsageError : public std::runtime_error {
public:
    explicit UsageError(Text message) : std::runtime_error(message.en), message_(std::move(message)) {}
    [[nodiscard]] const Text& message() const { return message_; }

private:
    Text message_;
};

/// A file that a command line names (a regulation, a calendar) and that is not as it should be.
class FileError : public std::runtime_error {
public:
    explicit FileError(InputErrors errors) : std::runtime_error(errors.front().message.en), errors_(std::move(errors)) {}
    [[nodiscard]] const InputErrors& errors() const { return errors_; }

private:
    InputErrors errors_;
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
