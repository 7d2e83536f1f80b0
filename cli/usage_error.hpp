#pragma once

#include "lib/base/input_error.hpp"
#include "lib/base/text.hpp"

#include <stdexcept>
#include <utility>

namespace hegui {

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

} // namespace hegui
