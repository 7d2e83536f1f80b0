#include "cli/checker.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/usage_error.hpp"
#include "lib/input/discover.hpp"
#include "lib/report/format.hpp"
#include "rules/all.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace hegui {
namespace {

/// The options as they stand on the command line.
struct Arguments {
    std::vector<std::string> paths;
    std::vector<std::string> formats;
    std::string stage;
    std::string today;
    std::string regulation;
    std::string calendar;
    std::vector<std::string> only;
    std::vector<std::string> skip;
    std::string fail_on = "fail";
    LookArguments look;
    bool no_waivers = false;
    bool quiet = false;
    bool verbose = false;
    bool show_ids = false;
    bool hashes = false;
};

struct Report {
    const Format* format;
    std::string file; ///< empty: standard output
};

/// The options understood: nothing in here can be wrong any more.
struct CheckOptions {
    std::vector<std::string> paths;
    std::vector<Report> reports;
    Style style;
    CheckerOptions checker;
};

std::vector<Report> parse_reports(const std::vector<std::string>& written) {
    std::vector<std::string_view> names;
    for (const Format* format : formats()) names.push_back(format->name);
    std::vector<Report> reports;
    int to_stdout = 0;
    for (const std::string& one : written) {
        const std::size_t equals = one.find('=');
        const std::string name = choice("--format", one.substr(0, equals), names);
        const std::string file = equals == std::string::npos ? "" : one.substr(equals + 1);
        if (equals != std::string::npos && file.empty()) throw UsageError(say("{} 后面没有文件名", "there is no file name behind {}", one));
        if (file.empty() && ++to_stdout > 1)
            throw UsageError({"只能有一种格式写到标准输出；其余的请写 FORMAT=FILE",
                              "only one format may go to standard output; give the others as FORMAT=FILE"});
        const auto format = std::find_if(formats().begin(), formats().end(), [&](const Format* known) { return known->name == name; });
        const bool twice = std::any_of(reports.begin(), reports.end(),
                                       [&](const Report& other) { return !file.empty() && other.file == file; });
        if (twice) throw UsageError(say("两种格式不能写到同一个文件 {}", "two formats can't go to one file, {}", file));
        reports.push_back({*format, file});
    }
    return reports;
}

/// Rule names of --only and --skip; each must be known, and at least one rule must be left.
JudgeOptions parse_selection(const Arguments& arguments) {
    std::vector<std::string_view> known;
    for (const Rule* rule : rules::all()) known.push_back(rule->id);
    JudgeOptions options;
    for (const std::string& rule : arguments.only) options.only.insert(choice("--only", rule, known));
    for (const std::string& rule : arguments.skip) options.skip.insert(choice("--skip", rule, known));
    if (std::none_of(known.begin(), known.end(), [&](std::string_view rule) { return options.selects(rule); })) {
        throw UsageError({"--only 和 --skip 没有留下任何规则", "--only and --skip leave no rule"});
    }
    return options;
}

CheckOptions understand(const Arguments& arguments, Lang lang) {
    CheckOptions options;
    options.paths = arguments.paths;
    options.reports = parse_reports(arguments.formats.empty() ? std::vector<std::string>{"text"} : arguments.formats);
    CheckerOptions& checker = options.checker;
    checker.judge = parse_selection(arguments);
    checker.judge.waivers = !arguments.no_waivers;
    checker.judge.fail_on_warning = choice("--fail-on", arguments.fail_on, {"fail", "warning"}) == "warning";
    checker.stage = arguments.stage;
    checker.regulation = arguments.regulation;
    checker.calendar = arguments.calendar;
    checker.as_of = parse_today(arguments.today);
    checker.hashes = arguments.hashes;
    options.style = {.lang = lang,
                     .color = wants_color(arguments.look),
                     .quiet = arguments.quiet,
                     .verbose = arguments.verbose,
                     .show_ids = arguments.show_ids};
    return options;
}

ExitStatus status_of(const BatchResult& result) {
    if (result.verdict == Verdict::error || result.count(Outcome::unchecked) > 0) return ExitStatus::error;
    return result.verdict == Verdict::fail ? ExitStatus::fail : ExitStatus::pass;
}

/// options → discover → read → judge → report.
ExitStatus check(const CheckOptions& options, const Io& io) {
    const Checker checker(options.checker);
    const Run run{.tool_version = HEGUI_VERSION, .as_of = iso(options.checker.as_of)};
    std::vector<Output> outputs;
    std::vector<std::unique_ptr<Writer>> writers;
    for (const Report& report : options.reports) outputs.push_back(report.file.empty() ? Output(io.out) : Output(report.file));
    for (std::size_t i = 0; i < outputs.size(); ++i)
        writers.push_back(options.reports[i].format->open(outputs[i].stream(), run, options.style));

    ExitStatus status = ExitStatus::pass;
    Summary summary;
    for (const std::string& path : options.paths) {
        for (const Found& found : discover(path)) {
            const BatchResult result = checker.check(found);
            for (const auto& writer : writers) writer->batch(result);
            summary.add(result);
            status = worse_of(status, status_of(result));
        }
    }
    for (const auto& writer : writers) writer->end(summary);
    for (Output& output : outputs) output.commit();
    return status;
}

std::function<ExitStatus()> setup(CLI::App& app, const Io& io) {
    const auto arguments = std::make_shared<Arguments>();
    const auto tr = [&](const Text& text) { return text.in(io.lang); };
    Arguments& to = *arguments;
    app.add_option("PATH", to.paths, tr({"批次文件，或要在其中查找批次的文件夹", "batch files, or folders to search for batches"}))
        ->required();
    app.add_option("-f,--format", to.formats,
                   tr({"报告格式 text（默认）、json，可写 FORMAT=FILE，可重复",
                       "report format: text (default), json; FORMAT=FILE writes to a file; may be repeated"}))
        ->type_name("FORMAT[=FILE]")
        ->allow_extra_args(false);
    add_stage(app, to.stage, io);
    add_today(app, to.today, io);
    add_regulation(app, to.regulation, io);
    add_calendar(app, to.calendar, io);
    app.add_option("--only", to.only, tr({"只判定这些规则", "judge these rules only"}))
        ->type_name("RULE,...")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--skip", to.skip, tr({"不判定这些规则", "leave these rules out"}))
        ->type_name("RULE,...")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--fail-on", to.fail_on,
                   tr({"何种结果算不通过：fail（默认）或 warning", "what makes a batch fail: fail (default) or warning"}))
        ->type_name("fail|warning");
    app.add_flag("--no-waivers", to.no_waivers, tr({"不理会批次中的豁免", "judge as if the batch had no waivers"}));
    add_look(app, to.look, io);
    app.add_flag("-q,--quiet", to.quiet, tr({"每个批次一行", "one line a batch"}));
    app.add_flag("-v,--verbose", to.verbose, tr({"也列出通过和不适用的规则", "passes and rules that do not apply, too"}));
    app.add_flag("--show-ids", to.show_ids, tr({"不遮盖身份证号码", "don't mask ID numbers"}));
    app.add_flag("--hashes", to.hashes, tr({"列出每个文件的 SHA-256", "the SHA-256 of each file"}));
    return [arguments, io] { return check(understand(*arguments, io.lang), io); };
}

Text summary() { return {"判定批次", "judge batches"}; }

} // namespace

extern const Command check_command{.name = "check", .summary = summary, .setup = setup};

} // namespace hegui
