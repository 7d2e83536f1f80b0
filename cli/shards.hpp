#pragma once

#include "lib/base/input_error.hpp"
#include "lib/report/format.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// The lines of a file, one after another. The file is open only while a piece of it is read: there may be more shards than a
/// process may have files open.
class Lines {
public:
    explicit Lines(std::string file);

    /// The next line without its end, valid until the next call; nothing at the end, and where a line is too long or the file can't
    /// be read: then `problem` says so.
    std::optional<std::string_view> next();

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] std::uint32_t number() const { return number_; } ///< of the line taken last
    [[nodiscard]] bool was_ended() const { return was_ended_; }    ///< the line taken last, by a line feed
    [[nodiscard]] const Text& problem() const { return problem_; }

private:
    bool read_more();

    std::string file_;
    std::uint64_t read_ = 0; ///< bytes of the file
    std::string bytes_;      ///< read and not taken yet, from `start_` on
    std::size_t start_ = 0;
    std::uint32_t number_ = 0;
    bool was_ended_ = true;
    Text problem_;
};

/// The shards of one run, as `hegui check --shard K/N -f ndjson` wrote them, and their batches in the order of the run.
class Shards {
public:
    /// Reads every file once. Throws FileError that names each shard which is missing, doubled or cut.
    explicit Shards(const std::vector<std::string>& files);

    /// What the run was, as if all had been one.
    [[nodiscard]] const Run& run() const { return run_; }
    [[nodiscard]] const Discovered& found() const { return found_; }

    /// The next batch of the run, nothing at the end. Throws FileError where a line is not as it was written.
    std::optional<BatchResult> next();

private:
    struct Shard {
        Lines lines;
        std::optional<BatchResult> batch; ///< the one whose turn comes next
        std::size_t left;                 ///< lines of batches
    };

    static void take_next(Shard& shard);

    Run run_;
    Discovered found_;
    std::size_t place_ = 0; ///< of the batch handed on last
    std::vector<Shard> shards_;
};

} // namespace hegui
