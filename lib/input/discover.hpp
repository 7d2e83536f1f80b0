#pragma once

#include "lib/base/input_error.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace hegui {

/// A batch file to be judged, or why there is none where one was asked for.
struct Found {
    std::filesystem::path path;
    std::string shown;         ///< the path as reports name it: as given, with / on every system
    InputErrors errors;        ///< then there is nothing to judge
    std::string relative = {}; ///< the path from the one it was found under; the same on every machine
    std::size_t place = 0;     ///< among all that were found in the run; from 1
};

/// The batch files of a path: the path itself, or all batch.toml and *.batch.toml below a folder, to any depth, not in hidden
/// folders, not through links; in the order of their names, byte by byte. A path without a batch is an error of that path.
std::vector<Found> discover(const std::string& given);

} // namespace hegui
