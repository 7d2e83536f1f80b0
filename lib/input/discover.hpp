#pragma once

#include "lib/base/input_error.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hegui {

/// A batch file to be judged, or why there is none where one was asked for.
struct Found {
    std::filesystem::path path;
    std::string shown;     ///< the path as reports name it: as given, with / on every system
    InputErrors errors;    ///< then there is nothing to judge
    std::string relative;  ///< the path from the one it was found under; the same on every machine
    std::size_t place = 0; ///< among all that the run found, from 1
};

/// The batch files of a path one after another: the path itself, or all batch.toml and *.batch.toml below a folder, to any depth,
/// not in hidden folders, not through links; in the order of their names, byte by byte. A path without a batch is an error of that
/// path, a folder whose batch seems to have another name one of that folder.
///
/// Of a tree of any size only the names in the folders on the way to the next batch are held.
class Discovery {
public:
    /// `goes_on` is asked again and again, as a search may take long: where it says no, nothing more is found.
    explicit Discovery(
        std::string given, std::function<bool()> goes_on = [] { return true; })
        : given_(std::move(given)), goes_on_(std::move(goes_on)) {}

    std::optional<Found> next();

private:
    struct Entry {
        std::string name;
        bool is_folder;
    };

    /// A folder on the way.
    struct Level {
        std::string shown;        ///< empty: the root of the system
        std::vector<Entry> ahead; ///< the last comes next
    };

    std::optional<Found> begin();
    std::optional<Found> enter(std::string shown);
    std::optional<Found> found(std::string shown, InputErrors errors);
    std::optional<Found> nothing(std::string shown, Text why);

    std::string given_;
    std::function<bool()> goes_on_;
    std::string top_; ///< the folder that is searched
    std::vector<Level> way_;
    bool has_begun_ = false;
    bool has_found_ = false;
};

} // namespace hegui
