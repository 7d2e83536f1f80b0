#pragma once

#include "cli/command.hpp"

#include <string>

namespace hegui {

/// Writes a long text: page by page where standard output is a terminal and there is a program for it, else as it is.
void show_long(const std::string& text, const Io& io);

} // namespace hegui
