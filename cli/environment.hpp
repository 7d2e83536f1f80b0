#pragma once

#include "lib/base/text.hpp"

#include <date/date.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// All that the program asks its surroundings: the terminal, the environment's variables, the clock, the system's limits.
namespace hegui::environment {

/// The language of LC_ALL, LC_MESSAGES or LANG, the first that is set: zh for any zh*, else en.
Lang language();

/// Whether standard output is a terminal that takes colour and NO_COLOR is not set.
bool wants_color();

/// Whether standard output is a terminal.
bool is_terminal();

/// Whether it is one that makes a link of what is marked as one (OSC 8).
bool knows_links();

/// The name of this machine, as links to files carry it; empty where it is not known.
std::string host();

/// How many columns it has; 80 where that is not known or it is none.
std::size_t columns();

/// The program that shows long texts page by page, and its arguments: PAGER, else less; nothing where PAGER is set and empty.
std::vector<std::string> pager();

/// The day by the local clock.
date::sys_days today();

/// A reader of the output that goes away is then an error of writing and not the end of the process, which would leave half a
/// file beside the place of a report.
void outlive_readers();

/// Whether standard error is a terminal on which a line can be written over.
bool shows_progress();

/// How many threads can work at once; at least 1.
unsigned cores();

/// From now on, Ctrl-C and SIGTERM are only taken note of; the second one ends the program.
void note_interruption();

/// The signal that asked the program to end, or 0.
int interruption();

/// Reads what there is by now, and waits where there is nothing yet; how many bytes, 0 at the end and where an interruption comes
/// first. Nothing where it can't be read. Reads past the buffer that the file may have.
std::optional<std::size_t> read_some(std::FILE& file, std::span<char> into);

/// Lets the process have at most so much memory: a file made to unfold into more is then an error and not the end of the machine.
/// Without effect on systems that have no such limit.
void limit_memory(std::uint64_t bytes);

} // namespace hegui::environment
