#include "cli/batch_count.hpp"
#include "cli/batches.hpp"
#include "cli/checker.hpp"
#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/in_order.hpp"
#include "cli/live_input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/usage_error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/nearest_name.hpp"
#include "lib/report/format.hpp"
#include "lib/report/uri.hpp"
#include "rules/all.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hegui {
namespace {

/// The options as they stand on the command line.
struct Arguments {
    std::vector<std::string> paths;
    std::vector<std::string> formats;
    std::string files_from;
    std::string jobs;
    std::string progress = "auto";
    std::string shard;
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
    std::string files_from; ///< a file, "-" for standard input, empty: no list
    std::size_t jobs = 1;
    bool progress = false;
    Shard shard;
    std::vector<Report> reports;
    Style style;
    CheckerOptions checker;
};

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const Format* format : formats()) names.push_back(format->name);
    return names;
}

std::vector<Report> parse_reports(const std::vector<std::string>& written) {
    const std::vector<std::string_view> names = format_names();
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

/// A whole number from 1 to `most`, or nothing.
std::optional<std::size_t> number_of(std::string_view written, std::size_t most) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    const bool is_number = error == std::errc{} && end == written.data() + written.size();
    return is_number && number >= 1 && number <= most ? std::optional(number) : std::nullopt;
}

std::size_t parse_jobs(const std::string& written) {
    constexpr std::size_t most = 1024;
    if (written.empty()) return environment::cores();
    const auto jobs = number_of(written, most);
    if (!jobs)
        throw UsageError(
            say("--jobs 应为 1 到 {} 的整数，而不是“{}”", "--jobs must be a whole number from 1 to {}, not \"{}\"", most, written));
    return *jobs;
}

Shard parse_shard(const std::string& written) {
    constexpr std::size_t most = 1'000'000;
    if (written.empty()) return {};
    const std::size_t slash = written.find('/');
    const auto part = number_of(std::string_view(written).substr(0, slash), most);
    const auto of = slash == std::string::npos ? std::nullopt : number_of(std::string_view(written).substr(slash + 1), most);
    if (!part || !of || *part > *of)
        throw UsageError(say("--shard 应写作 K/N（1 ≤ K ≤ N），如 2/8，而不是“{}”",
                             "--shard must be K/N with 1 ≤ K ≤ N, such as 2/8, not \"{}\"", written));
    return {*part, *of};
}

/// The URI of the current folder, where standard output is a terminal that knows links.
std::string links_from() {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::current_path(error);
    if (error || !environment::knows_links()) return {};
    return fmt::format("file://{}{}/", environment::host(), uri_of(text_of(folder)).substr(std::string_view("file://").size()));
}

CheckOptions understand(const Arguments& arguments, Lang lang) {
    CheckOptions options;
    if (arguments.paths.empty() && arguments.files_from.empty())
        throw UsageError(
            {"缺少要判定的批次：写出文件或文件夹，或用 --files-from", "a batch file or folder is missing: name some, or use --files-from"});
    options.paths = arguments.paths;
    options.files_from = arguments.files_from;
    options.jobs = parse_jobs(arguments.jobs);
    options.shard = parse_shard(arguments.shard);
    options.progress = choice("--progress", arguments.progress, {"auto", "never"}) == "auto" && environment::shows_progress();
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

/// The reports of a run, written side by side.
class Reports {
public:
    Reports(const CheckOptions& options, const Run& run, std::ostream& out) {
        for (const Report& report : options.reports) outputs_.push_back(report.file.empty() ? Output(out) : Output(report.file));
        for (std::size_t i = 0; i < outputs_.size(); ++i)
            writers_.push_back(options.reports[i].format->open(outputs_[i].stream(), run, options.style));
    }

    void batch(const BatchResult& result) {
        for (const auto& writer : writers_) writer->batch(result);
        summary_.add(result);
        status_ = worse_of(status_, status_of(result));
    }

    ExitStatus end() {
        for (const auto& writer : writers_) writer->end(summary_);
        for (Output& output : outputs_) output.commit();
        return status_;
    }

    /// Ends what goes to standard output, so that it can be read; files are not put in their place.
    void end_early() {
        for (std::size_t i = 0; i < outputs_.size(); ++i) {
            if (outputs_[i].is_file()) continue;
            writers_[i]->end(summary_);
            outputs_[i].commit();
        }
    }

    [[nodiscard]] std::size_t batches() const { return summary_.batches; }

private:
    std::vector<Output> outputs_;
    std::vector<std::unique_ptr<Writer>> writers_;
    Summary summary_;
    ExitStatus status_ = ExitStatus::pass;
};

ExitStatus interrupted(int signal, Reports& reports, const Io& io) {
    reports.end_early();
    io.err << "hegui: " << say("已中断；判定了 {} 个批次", "interrupted; {} batches were judged", reports.batches()).in(io.lang) << '\n';
    return signal == SIGTERM ? ExitStatus::terminated : ExitStatus::interrupted;
}

/// options → discover → read → judge → report.
ExitStatus check(const CheckOptions& options, const Io& io) {
    const Checker checker(options.checker);
    std::optional<LiveInput> source;
    if (!options.files_from.empty()) source.emplace(options.files_from);
    std::istream list(source ? &*source : nullptr);
    Batches batches(options.paths, source ? &list : nullptr, options.shard);
    Reports reports(options,
                    {.tool_version = HEGUI_VERSION,
                     .as_of = iso(options.checker.as_of),
                     .warnings_fail = options.checker.judge.fail_on_warning,
                     .links_from = links_from()},
                    io.out);
    Progress progress(io.err, io.lang, options.progress);
    std::optional<BatchCount> count; // of a list that is still written nobody knows
    if (options.progress && !source) count.emplace(options.paths, options.shard);

    environment::note_interruption();
    const auto next = [&] {
        auto found = batches.next();
        return environment::interruption() == 0 ? std::move(found) : std::nullopt;
    };
    const auto work = [&](Found&& found) { return checker.check(found); };
    const auto take = [&](BatchResult&& result) {
        progress.clear();
        reports.batch(result);
        progress.show(reports.batches(), count ? count->total() : std::nullopt);
        return environment::interruption() == 0;
    };
    in_order(options.jobs, next, work, take);
    progress.clear();
    if (const int signal = environment::interruption(); signal != 0) return interrupted(signal, reports, io);
    const ExitStatus status = reports.end();
    if (reports.batches() > 0 || options.shard.of > 1) return status;
    io.err << "hegui: " << Text{"一个批次也没有找到", "no batch was found"}.in(io.lang) << '\n';
    return ExitStatus::error;
}

std::function<ExitStatus()> setup(CLI::App& app, const Io& io) {
    const auto arguments = std::make_shared<Arguments>();
    const auto tr = [&](const Text& text) { return text.in(io.lang); };
    Arguments& to = *arguments;
    app.add_option("PATH", to.paths, tr({"批次文件，或要在其中查找批次的文件夹", "batch files, or folders to search for batches"}));
    app.add_option("--files-from", to.files_from,
                   tr({"从文件或标准输入（-）读取路径，每行一个，或以 NUL 分隔",
                       "paths from a file or standard input (-), one a line or NUL-separated"}))
        ->type_name("FILE|-");
    app.add_option("-f,--format", to.formats,
                   tr(say("报告格式：{}；缺省为 text。可写 FORMAT=FILE，可重复",
                          "report format: {}; default: text. FORMAT=FILE writes to a file; may be repeated", listed(format_names()))))
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
    app.add_option("-j,--jobs", to.jobs,
                   tr({"同时判定的批次数，缺省为处理器核数", "batches judged at a time; default: the cores there are"}))
        ->type_name("N");
    app.add_option("--progress", to.progress, tr({"终端上的进度行", "a progress line on a terminal"}))->type_name("auto|never");
    app.add_option("--shard", to.shard, tr({"只判定 N 份中的第 K 份", "only the K-th of N parts of the batches"}))->type_name("K/N");
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
