#pragma once

#include "lib/base/content_hash.hpp"
#include "lib/input/discover.hpp"
#include "lib/model/report.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hegui {

/// A part of the batches, for a machine of several: the K-th of N.
struct Shard {
    std::size_t part = 1; ///< from 1
    std::size_t of = 1;

    /// Whether a batch belongs to it: by its path relative to the one it was found under, so that every machine says the same.
    [[nodiscard]] bool has(const Found& found) const;
};

/// The batches of a run one after another: those of the paths, then those of a list that is read while it is still written.
class Batches {
public:
    /// `list` names a path in each line, or each ended by a NUL byte; null: there is none. Where `goes_on` says no, the search ends,
    /// though it may have come to no batch for long.
    Batches(
        std::vector<std::string> paths, std::istream* list, Shard shard, std::function<bool()> goes_on = [] { return true; })
        : paths_(paths.begin(), paths.end()), list_(list), shard_(shard), goes_on_(std::move(goes_on)) {}

    /// Throws UsageError where the list can't be read to its end, or is UTF-16.
    std::optional<Found> next();

    /// What was found so far, with what belongs to the other shards.
    [[nodiscard]] Discovered found() const;

private:
    std::optional<std::string> next_path();
    std::optional<std::string> next_of_list();
    std::optional<std::string> read_path();

    std::deque<std::string> paths_;
    std::istream* list_;
    bool has_begun_ = false; ///< to read it
    char separator_ = '\0';  ///< of the list, once one was met
    bool has_separator_ = false;
    Shard shard_;
    std::function<bool()> goes_on_;
    std::optional<Discovery> discovery_; ///< of the path that was taken last
    std::size_t found_ = 0;
    ContentHash digest_; ///< of the paths of all that was found
};

} // namespace hegui
