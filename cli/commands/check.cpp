#include "cli/batch_count.hpp"
#include "cli/batches.hpp"
#include "cli/cache_options.hpp"
#include "cli/checker.hpp"
#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/in_order.hpp"
#include "cli/live_input.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/reports.hpp"
#include "cli/usage_error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/nearest_name.hpp"
#include "lib/base/sha256.hpp"
#include "lib/report/uri.hpp"
#include "rules/all.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
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
    std::string files_from;
    std::string jobs;
    std::string progress = "auto";
    std::string shard;
    std::vector<std::string> cache;
    std::string stage;
    std::string today;
    std::string regulation;
    std::string calendar;
    std::vector<std::string> only;
    std::vector<std::string> skip;
    std::string fail_on = "fail";
    ReportArguments reports;
    bool no_waivers = false;
    bool hashes = false;
};

/// The options understood: nothing in here can be wrong any more.
struct CheckOptions {
    std::vector<std::string> paths;
    std::string files_from; ///< a file, "-" for standard input, empty: no list
    std::size_t jobs = 1;
    bool progress = false;
    Shard shard;
    std::optional<CacheOptions> cache;
    ReportOptions reports;
    CheckerOptions checker;
};

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
    options.cache = parse_cache(arguments.cache);
    options.progress = choice("--progress", arguments.progress, {"auto", "never"}) == "auto" && environment::shows_progress();
    options.reports = parse_reports(arguments.reports, lang);
    CheckerOptions& checker = options.checker;
    checker.judge = parse_selection(arguments);
    checker.judge.waivers = !arguments.no_waivers;
    checker.judge.fail_on_warning = choice("--fail-on", arguments.fail_on, {"fail", "warning"}) == "warning";
    checker.stage = arguments.stage;
    checker.regulation = arguments.regulation;
    checker.calendar = arguments.calendar;
    checker.as_of = parse_today(arguments.today);
    checker.hashes = arguments.hashes;
    return options;
}

/// A digest of all that a report depends on besides the batches, the day and the form of the report itself.
std::string terms_of(const CheckOptions& options, const Checker& checker) {
    const JudgeOptions& judge = options.checker.judge;
    constexpr std::size_t digits = 16;
    return sha256(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", fmt::join(judge.only, ","), fmt::join(judge.skip, ","), judge.waivers,
                              judge.fail_on_warning, options.checker.stage, checker.reference(), options.checker.hashes,
                              options.reports.style.show_ids))
        .substr(0, digits);
}

/// What the cache had to tell, for people.
void tell(const std::vector<Text>& notes, const Io& io) {
    for (const Text& note : notes) io.err << "hegui: " << note.in(io.lang) << '\n';
}

/// options → discover → read → judge → report.
ExitStatus check(const CheckOptions& options, const Io& io) {
    std::optional<Cache> cache;
    if (options.cache) cache.emplace(path_of(options.cache->folder), cache_version(), options.cache->mode);
    const Checker checker(options.checker, cache ? &*cache : nullptr);
    std::optional<LiveInput> source;
    if (!options.files_from.empty()) source.emplace(options.files_from);
    std::istream list(source ? &*source : nullptr);
    Batches batches(options.paths, source ? &list : nullptr, options.shard, [] { return environment::interruption() == 0; });
    Reports reports(options.reports,
                    {.tool_version = HEGUI_VERSION,
                     .as_of = iso(options.checker.as_of),
                     .warnings_fail = options.checker.judge.fail_on_warning,
                     .links_from = links_from(),
                     .part = options.shard.part,
                     .of = options.shard.of,
                     .terms = terms_of(options, checker)},
                    io.out);
    if (source) reports.spare(options.files_from);
    for (const std::string& file : {options.checker.regulation, options.checker.calendar}) reports.spare(file);
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
        const bool is_written = reports.batch(result);
        progress.show(reports.batches(), count ? count->total() : std::nullopt);
        return is_written && environment::interruption() == 0;
    };
    in_order(options.jobs, next, work, take);
    progress.clear();
    if (cache) tell(cache->close(), io);
    if (const int signal = environment::interruption(); signal != 0) return reports.end_early(signal, io);
    const ExitStatus status = reports.end(batches.found());
    return batches.found().batches == 0 ? no_batch_found(io) : status;
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
    add_reports(app, to.reports, io);
    app.add_option("-j,--jobs", to.jobs,
                   tr({"同时判定的批次数，缺省为处理器核数", "batches judged at a time; default: the cores there are"}))
        ->type_name("N");
    app.add_option("--progress", to.progress, tr({"终端上的进度行", "a progress line on a terminal"}))->type_name("auto|never");
    app.add_option("--shard", to.shard, tr({"只判定 N 份中的第 K 份", "only the K-th of N parts of the batches"}))->type_name("K/N");
    app.add_option("--cache", to.cache,
                   tr({"在文件夹中记下对每个文件的了解，供下次使用；另加 --cache=verify 则逐一核对内容",
                       "keep what was learnt of each file in a folder, for the next run; --cache=verify beside it checks every content"}))
        ->type_name("DIR|verify")
        ->allow_extra_args(false);
    app.add_flag("--hashes", to.hashes, tr({"列出每个文件的 SHA-256", "the SHA-256 of each file"}));
    return [arguments, io] { return check(understand(*arguments, io.lang), io); };
}

Text summary() { return {"判定批次", "judge batches"}; }

} // namespace

extern const Command check_command{.name = "check", .summary = summary, .setup = setup};

} // namespace hegui
