#pragma once

#include "lib/base/input_error.hpp"

#include <string>

namespace hegui {

/// The line that an error is about, and under it the caret, each indented and fit for a terminal. Both empty where there is no
/// line to show.
struct Excerpt {
    std::string line;
    std::string caret;
};
Excerpt excerpt_of(const InputError& error);

/// batch.toml:41:1, or the file alone where no place in it is meant.
std::string place_of(const Location& where);

} // namespace hegui
