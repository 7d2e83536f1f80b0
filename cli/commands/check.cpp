#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/output.hpp"
#include "lib/base/file.hpp"
#include "lib/base/nearest_name.hpp"
#include "lib/base/sha256.hpp"
#include "lib/input/batch_reader.hpp"
#include "lib/input/discover.hpp"
#include "lib/input/inspect.hpp"
#include "lib/judge/judge.hpp"
#include "lib/report/format.hpp"
#include "lib/toml/schema.hpp"
#include "rules/all.hpp"
#include "rules/embedded.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace hegui {
namespace {

constexpr std::uintmax_t largest_batch_file = 4UL * 1024 * 1024;
constexpr std::size_t most_errors = 200;
constexpr std::uintmax_t largest_calendar = 4UL * 1024 * 1024;

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
    std::string lang;
    std::string color = "auto";
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
    JudgeOptions judge;
    Style style;
    std::string stage; ///< as written; which stages there are depends on the batch
    std::string regulation;
    std::string calendar;
    date::sys_days as_of;
    bool hashes = false;
};

std::string choice(std::string_view option, const std::string& value, std::vector<std::string_view> known) {
    if (std::find(known.begin(), known.end(), value) != known.end()) return value;
    throw UsageError(
        say("{} 不能是“{}”{}；可以是：{}", "{} can't be \"{}\"{}; known are {}", option, value, did_you_mean(value, known), listed(known)));
}

date::sys_days parse_today(const std::string& written) {
    if (written.empty()) return environment::today();
    TomlTable table{.at = {}, .entries = {{.key = "today", .at = {}, .value = {.at = {}, .data = written}}}};
    InputErrors errors;
    const Key key{.name = "today", .type = KeyType::date};
    SchemaCheck(Source("--today", written), {}, false, errors).check(table, {&key, 1});
    const auto* day = table.find("today")->as<date::sys_days>();
    if (day == nullptr)
        throw UsageError(
            say("--today 应为日期，如 2026-11-20，而不是“{}”", "--today must be a date such as 2026-11-20, not \"{}\"", written));
    return *day;
}

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
    options.judge = parse_selection(arguments);
    options.judge.waivers = !arguments.no_waivers;
    options.judge.fail_on_warning = choice("--fail-on", arguments.fail_on, {"fail", "warning"}) == "warning";
    if (!arguments.lang.empty()) choice("--lang", arguments.lang, {"zh", "en"});
    const std::string color = choice("--color", arguments.color, {"auto", "always", "never"});
    options.style = {.lang = lang,
                     .color = color == "always" || (color == "auto" && environment::wants_color()),
                     .quiet = arguments.quiet,
                     .verbose = arguments.verbose,
                     .show_ids = arguments.show_ids};
    options.stage = arguments.stage;
    options.regulation = arguments.regulation;
    options.calendar = arguments.calendar;
    options.as_of = parse_today(arguments.today);
    options.hashes = arguments.hashes;
    return options;
}

Calendar load_calendar(const std::string& file) {
    Calendar calendar;
    InputErrors errors;
    calendar.add(Source("cn.csv", rules::calendar()), rules::calendar(), errors);
    if (!file.empty()) {
        std::string text;
        const ReadOutcome outcome = read_file(path_of(file), largest_calendar, text);
        if (outcome != ReadOutcome::read)
            throw UsageError(say("读不到日历 {}：{}", "the calendar {} can't be read: {}", file, why_not_read(outcome, largest_calendar)));
        calendar.add(Source(file, text), text, errors);
    }
    if (!errors.empty()) throw FileError(errors);
    return calendar;
}

/// Judges one batch after another. What it is given does not change from batch to batch, so a result depends on its folder alone.
class Checker {
public:
    explicit Checker(const CheckOptions& options)
        : options_(options), catalogue_(rules::regulations(), rules::declarations()), calendar_(load_calendar(options.calendar)) {
        if (!options.regulation.empty()) chosen_ = choose_for_all(options.regulation);
    }

    BatchResult check(const Found& found) const {
        BatchResult result;
        result.file = found.shown;
        result.errors = found.errors;
        if (!result.errors.empty()) return result;

        std::string text;
        const ReadOutcome outcome = read_file(found.path, largest_batch_file, text);
        if (outcome != ReadOutcome::read) {
            result.errors.push_back(
                {.message = say("读不到批次文件：{}", "the batch file can't be read: {}", why_not_read(outcome, largest_batch_file)),
                 .where = {found.shown, {}},
                 .source_line = {}});
            return result;
        }
        result.inputs.push_back({.file = found.shown, .bytes = text.size(), .sha256 = options_.hashes ? sha256(text) : ""});
        const Source source(found.shown, text);
        const BatchReading reading = read_batch(
            source, text, [&](const Field<std::string>& named, InputErrors& errors) { return choose(named, found, source, errors); },
            result.errors);
        arrange(result.errors);
        result.id = reading.id;
        if (reading.regulation != nullptr) result.regulation = reading.regulation->use();
        if (reading.batch) judge_batch(*reading.batch, *reading.regulation, found, source, result);
        return result;
    }

private:
    /// In the order of the file. A flood of errors has one cause; what is cut is counted.
    static void arrange(InputErrors& errors) {
        std::stable_sort(errors.begin(), errors.end(), [](const InputError& a, const InputError& b) {
            return a.where.file == b.where.file && a.where.at < b.where.at;
        });
        if (errors.size() <= most_errors) return;
        const std::size_t more = errors.size() - most_errors;
        errors.resize(most_errors);
        errors.push_back({.message = say("……另有 {} 处错误未列出", "... and {} more errors that are not listed", more),
                          .where = {errors.front().where.file, {}}});
    }

    std::shared_ptr<const Regulation> choose_for_all(const std::string& named) const {
        if (!Catalogue::is_file(named)) {
            if (auto regulation = catalogue_.shipped(named)) return regulation;
            throw UsageError(say("没有规程“{}”{}；随程序提供：{}；文件请写 .toml 路径",
                                 "there is no regulation \"{}\"{}; known are {}; or give the path of a .toml file", named,
                                 did_you_mean(named, catalogue_.ids()), listed(catalogue_.ids())));
        }
        const Catalogue::Loaded loaded = catalogue_.from_file(path_of(named), named);
        if (const auto* errors = std::get_if<InputErrors>(&loaded)) throw FileError(*errors);
        return std::get<std::shared_ptr<const Regulation>>(loaded);
    }

    /// The regulation that a batch names: one of the program's, or a file in the batch's own folder.
    std::shared_ptr<const Regulation> choose(const Field<std::string>& named, const Found& found, const Source& source,
                                             InputErrors& errors) const {
        if (chosen_ != nullptr) return chosen_;
        if (!Catalogue::is_file(*named)) {
            if (auto regulation = catalogue_.shipped(*named)) return regulation;
            errors.push_back(source.error(named.at(), 1,
                                          say("没有规程“{}”{}；可用：{}", "there is no regulation \"{}\"{}; known are {}", *named,
                                              did_you_mean(*named, catalogue_.ids()), listed(catalogue_.ids()))));
            return nullptr;
        }
        const auto path = path_within(found.path.parent_path(), *named);
        if (path.state == PathWithin::State::outside) {
            errors.push_back(source.error(named.at(), 1,
                                          {"规程文件必须在批次文件夹内；其他位置的请用 --regulation 指定",
                                           "a regulation file must lie in the batch's folder; give one from elsewhere with --regulation"}));
            return nullptr;
        }
        const std::filesystem::path shown = path_of(found.shown).parent_path() / path_of(*named);
        const Catalogue::Loaded loaded = catalogue_.from_file(path.path, text_of(shown));
        if (const auto* wrong = std::get_if<InputErrors>(&loaded)) {
            errors.insert(errors.end(), wrong->begin(), wrong->end());
            return nullptr;
        }
        return std::get<std::shared_ptr<const Regulation>>(loaded);
    }

    /// The stage being prepared, by --stage or by the file; nothing, and an error, where the procedure doesn't have it.
    std::optional<std::string> stage_of(const Batch& batch, const Regulation& regulation, const Procedure* procedure, const Source& source,
                                        InputErrors& errors) const {
        std::string stage = batch.stage.value_or(regulation.default_stage);
        const bool by_option = !options_.stage.empty();
        if (by_option) {
            const Word* word = find_word(regulation.words.find("stage")->second, options_.stage);
            stage = word == nullptr ? options_.stage : word->id;
        }
        std::vector<std::string> known;
        for (const Stage& one : regulation.stages) known.push_back(one.id);
        if (procedure != nullptr) known = procedure->stages;
        if (std::find(known.begin(), known.end(), stage) != known.end()) return stage;

        const std::string_view whose = procedure == nullptr ? regulation.id : procedure->id;
        Text message = say("{} 没有环节“{}”{}；它的环节：{}", "{} has no stage \"{}\"{}; its stages are {}", whose, stage,
                           did_you_mean(stage, {known.begin(), known.end()}), listed(known));
        if (by_option)
            errors.push_back({.message = say("--stage：{}", "--stage: {}", message), .where = {source.file(), {}}, .source_line = {}});
        else
            errors.push_back(source.error(batch.stage.at(), 1, std::move(message)));
        return std::nullopt;
    }

    void judge_batch(const Batch& batch, const Regulation& regulation, const Found& found, const Source& source,
                     BatchResult& result) const {
        const std::string kind = batch.institution.kind.value_or({});
        const std::string module = batch.module.value_or({});
        const Procedure* procedure = regulation.find_procedure(kind, module);
        result.procedure = procedure != nullptr ? procedure->id : kind + "/" + module;
        result.procedure_title = {regulation.title_of("kind", kind).zh + " · " + regulation.title_of("module", module).zh,
                                  *result.procedure};
        const auto selected = [&](const RegulatedRule& rule) { return options_.judge.selects(rule.id); };
        if (std::none_of(regulation.rules.begin(), regulation.rules.end(), selected)) {
            result.errors.push_back(
                {.message = say("--only 和 --skip 没有留下 {} 的任何规则", "--only and --skip leave no rule of {}", regulation.id),
                 .where = {found.shown, {}}});
            return;
        }
        const auto stage = stage_of(batch, regulation, procedure, source, result.errors);
        if (!stage) return;
        result.stage = *stage;
        result.stage_title = regulation.title_of("stage", *stage);

        const std::filesystem::path parent = found.path.parent_path();
        const std::vector<Attachment> attachments = inspect_attachments(batch, parent, options_.hashes);
        const std::string folder = found.shown.substr(0, found.shown.rfind('/') + 1);
        for (const Attachment& file : attachments) {
            if (file.state <= Attachment::State::password)
                result.inputs.push_back({.file = folder + file.file, .bytes = file.bytes, .sha256 = file.sha256});
        }
        const Case c{.batch = batch,
                     .regulation = regulation,
                     .procedure = procedure,
                     .stage = *stage,
                     .calendar = calendar_,
                     .as_of = options_.as_of,
                     .attachments = attachments,
                     .waivers = {}};
        judge(c, rules::all(), options_.judge, result);
    }

    const CheckOptions& options_;
    Catalogue catalogue_;
    Calendar calendar_;
    std::shared_ptr<const Regulation> chosen_; ///< by --regulation, for every batch
};

ExitStatus status_of(const BatchResult& result) {
    if (result.verdict == Verdict::error || result.count(Outcome::unchecked) > 0) return ExitStatus::error;
    return result.verdict == Verdict::fail ? ExitStatus::fail : ExitStatus::pass;
}

/// options → discover → read → judge → report.
ExitStatus check(const CheckOptions& options, const Io& io) {
    const Checker checker(options);
    const Run run{.tool_version = HEGUI_VERSION, .as_of = iso(options.as_of)};
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
    const auto tr = [&](Text text) { return text.in(io.lang); };
    Arguments& to = *arguments;
    app.add_option("PATH", to.paths, tr({"批次文件，或要在其中查找批次的文件夹", "batch files, or folders to search for batches"}))
        ->required();
    app.add_option("-f,--format", to.formats,
                   tr({"报告格式 text（默认）、json，可写 FORMAT=FILE，可重复",
                       "report format: text (default), json; FORMAT=FILE writes to a file; may be repeated"}))
        ->type_name("FORMAT[=FILE]")
        ->allow_extra_args(false);
    app.add_option("--stage", to.stage, tr({"准备提交的环节", "the stage that is being prepared"}))->type_name("STAGE");
    app.add_option("--today", to.today, tr({"判定日，缺省为今天", "the as-of day; default: today"}))->type_name("DATE");
    app.add_option("--regulation", to.regulation, tr({"规程代码或规程文件", "a regulation's id or file"}))->type_name("ID|FILE");
    app.add_option("--calendar", to.calendar, tr({"补充或替换年份的节假日表（CSV）", "holidays (CSV) that add or replace years"}))
        ->type_name("FILE");
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
    app.add_option("--lang", to.lang, tr({"语言；缺省取自 LC_ALL、LC_MESSAGES、LANG", "language; default from LC_ALL, LC_MESSAGES, LANG"}))
        ->type_name("zh|en");
    app.add_option("--color", to.color, tr({"颜色", "colour"}))->type_name("auto|always|never");
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
