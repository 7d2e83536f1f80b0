#pragma once

#include "lib/report/format.hpp"

#include <string>
#include <string_view>
#include <variant>

/// The lines of the format `ndjson`, read back.
namespace hegui {

/// The last line of a run, or of one of its parts.
struct RunEnd {
    Run run;
    Summary summary;
};

/// What a line of ndjson begins with: told without reading it.
inline constexpr std::string_view batch_line = R"({"type":"batch",)";
inline constexpr std::string_view summary_line = R"({"type":"summary",)";

/// The batch of a line as this version of the program writes it, or what is wrong with the line.
std::variant<BatchResult, Text> read_batch_line(std::string_view line);

/// The same of a last line; one that is not of this `version` is an error.
std::variant<RunEnd, Text> read_summary_line(std::string_view line, std::string_view version);

} // namespace hegui
