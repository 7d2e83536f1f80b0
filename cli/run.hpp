#pragma once

#include "cli/exit_status.hpp"

#include <ostream>

namespace hegui {

/// The program: arguments in, exit status out. Reports go to `out`, everything else to `err`.
ExitStatus run(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

} // namespace hegui
