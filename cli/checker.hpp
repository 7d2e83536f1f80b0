#pragma once

#include "lib/base/content.hpp"
#include "lib/base/file.hpp"
#include "lib/cache/cache.hpp"
#include "lib/calendar/calendar.hpp"
#include "lib/input/discover.hpp"
#include "lib/judge/judge.hpp"
#include "lib/model/report.hpp"
#include "lib/regulation/catalogue.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>

namespace hegui {

/// By what batches are judged.
struct CheckerOptions {
    JudgeOptions judge;
    std::string stage;      ///< as written; which stages there are depends on the batch. Empty: by the batch
    std::string regulation; ///< id or file, for every batch. Empty: by the batch
    std::string calendar;   ///< a file that adds or replaces years. Empty: the program's own alone
    date::sys_days as_of;
    bool hashes = false;
    bool files = true; ///< whether the files that a batch names are looked at
};

/// What is done with a batch that could be read.
using UseCase = std::function<void(const Case& batch, BatchResult& result)>;

/// Judges one batch after another. What it is given does not change from batch to batch, so a result depends on its folder alone.
class Checker {
public:
    /// `cache` is what is known of files already; null: nothing.
    /// Throws UsageError or FileError where the regulation or the calendar is not as it should be.
    explicit Checker(CheckerOptions options, Cache* cache = nullptr);

    [[nodiscard]] BatchResult check(const Found& found) const;

    /// A digest of the regulation that was chosen for every batch, if one was, and of the calendar: of their content, not of their names.
    [[nodiscard]] std::string reference() const;

    /// Reads a batch and hands it on; of one that could not be read the result has the errors.
    [[nodiscard]] BatchResult read(const Found& found, const UseCase& use) const;

private:
    [[nodiscard]] BatchResult judged(const Found& found) const;

    /// The regulation that a batch names: one of the program's, or a file in the batch's own folder.
    std::shared_ptr<const Regulation> choose(const Field<std::string>& named, const Found& found, const Source& source,
                                             InputErrors& errors) const;

    /// The stage being prepared, by --stage or by the file; nothing, and an error, where the procedure doesn't have it.
    std::optional<std::string> stage_of(const Batch& batch, const Regulation& regulation, const Procedure* procedure, const Source& source,
                                        InputErrors& errors) const;

    /// The files that a batch names; none where they are not to be looked at.
    std::vector<Attachment> inspect(const Batch& batch, EnclosedFolder& folder) const;

    void use_batch(const Batch& batch, const Regulation& regulation, const Found& found, const Source& source, const UseCase& use,
                   BatchResult& result) const;

    CheckerOptions options_;
    Cache* cache_;
    Catalogue catalogue_;
    Calendar calendar_;
    std::shared_ptr<const Regulation> chosen_; ///< by the options, for every batch
    mutable SpareRooms rooms_;
    mutable std::shared_mutex alone_; ///< held by all who judge a batch, or by one alone
};

} // namespace hegui
