#pragma once

namespace hegui {

/// What the program tells the shell. The worse of two wins: an error over a fail.
enum class ExitStatus {
    pass = 0,          ///< every batch passes
    fail = 1,          ///< at least one batch fails
    error = 2,         ///< at least one could not be read or judged, none was found, or the command line was wrong
    interrupted = 130, ///< by Ctrl-C
    terminated = 143,  ///< by SIGTERM
};

inline ExitStatus worse_of(ExitStatus a, ExitStatus b) { return a < b ? b : a; }

} // namespace hegui
