#include "cli/reports.hpp"

#include "cli/usage_error.hpp"
#include "lib/base/nearest_name.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>

namespace hegui {
namespace {

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const Format* format : formats()) names.push_back(format->name);
    return names;
}

/// A report of FORMAT or FORMAT=FILE.
Report parse_report(const std::string& written) {
    const std::size_t equals = written.find('=');
    const std::string name = choice("--format", written.substr(0, equals), format_names());
    const std::string file = equals == std::string::npos ? "" : written.substr(equals + 1);
    if (equals != std::string::npos && file.empty()) throw UsageError(say("{} 后面没有文件名", "there is no file name behind {}", written));
    const auto format = std::find_if(formats().begin(), formats().end(), [&](const Format* known) { return known->name == name; });
    return {*format, file};
}

ExitStatus status_of(const BatchResult& result) {
    if (result.verdict == Verdict::error || result.count(Outcome::unchecked) > 0) return ExitStatus::error;
    return result.verdict == Verdict::fail ? ExitStatus::fail : ExitStatus::pass;
}

} // namespace

void add_reports(CLI::App& app, ReportArguments& to, const Io& io) {
    const auto tr = [&](const Text& text) { return text.in(io.lang); };
    app.add_option("-f,--format", to.formats,
                   tr(say("报告格式：{}；缺省为 text。可写 FORMAT=FILE，可重复",
                          "report format: {}; default: text. FORMAT=FILE writes to a file; may be repeated", listed(format_names()))))
        ->type_name("FORMAT[=FILE]")
        ->allow_extra_args(false);
    add_look(app, to.look, io);
    app.add_flag("-q,--quiet", to.quiet, tr({"每个批次一行", "one line a batch"}));
    app.add_flag("-v,--verbose", to.verbose, tr({"也列出通过和不适用的规则", "passes and rules that do not apply, too"}));
    app.add_flag("--show-ids", to.show_ids, tr({"不遮盖身份证号码", "don't mask ID numbers"}));
}

ReportOptions parse_reports(const ReportArguments& arguments, Lang lang) {
    std::vector<Report> reports;
    for (const std::string& one : arguments.formats) reports.push_back(parse_report(one));
    if (reports.empty()) reports.push_back(parse_report("text"));
    for (auto report = reports.begin(); report != reports.end(); ++report) {
        if (std::none_of(reports.begin(), report, [&](const Report& other) { return other.file == report->file; })) continue;
        if (report->file.empty())
            throw UsageError({"只能有一种格式写到标准输出；其余的请写 FORMAT=FILE",
                              "only one format may go to standard output; give the others as FORMAT=FILE"});
        throw UsageError(say("两种格式不能写到同一个文件 {}", "two formats can't go to one file, {}", report->file));
    }
    return {.reports = std::move(reports),
            .style = {.lang = lang,
                      .color = wants_color(arguments.look),
                      .quiet = arguments.quiet,
                      .verbose = arguments.verbose,
                      .show_ids = arguments.show_ids}};
}

Reports::Reports(const ReportOptions& options, const Run& run, std::ostream& out) {
    for (const Report& report : options.reports) outputs_.push_back(report.file.empty() ? Output(out) : Output(report.file));
    for (std::size_t i = 0; i < outputs_.size(); ++i)
        writers_.push_back(options.reports[i].format->open(outputs_[i].stream(), run, options.style));
}

bool Reports::batch(const BatchResult& result) {
    spare(result.file);
    for (const InputFile& input : result.inputs) spare(input.file);
    for (const auto& writer : writers_) writer->batch(result);
    summary_.add(result);
    status_ = worse_of(status_, status_of(result));
    return std::all_of(outputs_.begin(), outputs_.end(), [](const Output& output) { return output.stream().good(); });
}

void Reports::spare(const std::string& file) const {
    const bool is_spared = std::none_of(outputs_.begin(), outputs_.end(), [&](const Output& output) { return output.replaces(file); });
    if (is_spared) return;
    throw UsageError(say("报告会覆盖 {}，而本次运行要读它；请换一个文件名",
                         "the report would replace {}, which this run reads; give it another name", file));
}

ExitStatus Reports::end(Discovered found) {
    summary_.found = std::move(found);
    for (const auto& writer : writers_) writer->end(summary_);
    for (Output& output : outputs_) output.commit();
    return status_;
}

ExitStatus Reports::end_early(int signal, const Io& io) {
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
        if (outputs_[i].is_file()) continue;
        writers_[i]->end(summary_);
        outputs_[i].commit();
    }
    io.err << "hegui: " << say("已中断；判定了 {} 个批次", "interrupted; batches judged: {}", batches()).in(io.lang) << '\n';
    return signal == SIGTERM ? ExitStatus::terminated : ExitStatus::interrupted;
}

ExitStatus no_batch_found(const Io& io) {
    io.err << "hegui: " << Text{"一个批次也没有找到", "no batch was found"}.in(io.lang) << '\n';
    return ExitStatus::error;
}

} // namespace hegui
