#pragma once

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "lib/report/format.hpp"

#include <memory>
#include <string>
#include <vector>

/// The reports that a command writes: their options, and the writing itself.
namespace hegui {

/// The options as they stand on the command line.
struct ReportArguments {
    std::vector<std::string> formats;
    LookArguments look;
    bool quiet = false;
    bool verbose = false;
    bool show_ids = false;
};
void add_reports(CLI::App& app, ReportArguments& to, const Io& io);

struct Report {
    const Format* format;
    std::string file; ///< empty: standard output
};

/// The options understood: nothing in here can be wrong any more.
struct ReportOptions {
    std::vector<Report> reports;
    Style style;
};

/// Throws UsageError where a format is not known, or where two would go to one place.
ReportOptions parse_reports(const ReportArguments& arguments, Lang lang);

/// The reports of a run, written side by side.
class Reports {
public:
    /// Throws UsageError where a file can't be written.
    Reports(const ReportOptions& options, const Run& run, std::ostream& out);

    /// Whether all that was written so far could be: where not, there is no use in going on. Throws UsageError where a report would
    /// take the place of one of the batch's files.
    [[nodiscard]] bool batch(const BatchResult& result);

    /// Throws UsageError where a report would take the place of this file, which the run reads.
    void spare(const std::string& file) const;

    /// Ends the reports and puts files in their place. The worst status of all batches. Throws UsageError where a report could not
    /// be written to its end.
    ExitStatus end(Discovered found);

    /// After a signal: ends what goes to standard output, so that it can be read; files are not put in their place.
    ExitStatus end_early(int signal, const Io& io);

    [[nodiscard]] std::size_t batches() const { return summary_.batches; }

private:
    std::vector<Output> outputs_;
    std::vector<std::unique_ptr<Writer>> writers_;
    Summary summary_;
    ExitStatus status_ = ExitStatus::pass;
};

/// A run in which there was nothing to judge at all.
ExitStatus no_batch_found(const Io& io);

} // namespace hegui
