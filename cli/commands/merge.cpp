#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/reports.hpp"
#include "cli/shards.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

namespace hegui {
namespace {

struct Arguments {
    std::vector<std::string> files;
    ReportArguments reports;
};

ExitStatus merge(const Arguments& arguments, const Io& io) {
    const ReportOptions options = parse_reports(arguments.reports, io.lang);
    Shards shards(arguments.files);
    Reports reports(options, shards.run(), io.out);
    for (const std::string& file : arguments.files) reports.spare(file);

    environment::note_interruption();
    while (const auto batch = shards.next()) {
        if (const int signal = environment::interruption(); signal != 0) return reports.end_early(signal, io);
        if (!reports.batch(*batch)) break; // which end() tells
    }
    const ExitStatus status = reports.end(shards.found());
    return shards.found().batches == 0 ? no_batch_found(io) : status;
}

std::function<ExitStatus()> setup(CLI::App& app, const Io& io) {
    const auto arguments = std::make_shared<Arguments>();
    app.add_option(
           "FILE", arguments->files,
           Text{"各份的 ndjson 报告（hegui check --shard K/N -f ndjson=FILE）", "the ndjson reports of all shards of a run"}.in(io.lang))
        ->required();
    add_reports(app, arguments->reports, io);
    return [arguments, io] { return merge(*arguments, io); };
}

Text summary() { return {"把各份的 ndjson 合并成一份报告", "one report of the ndjson of several shards"}; }

} // namespace

extern const Command merge_command{.name = "merge", .summary = summary, .setup = setup};

} // namespace hegui
