#include "tests/fixture/hostile.hpp"
#include "tests/fixture/program.hpp"
#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

// tests/report/read-back reads each report with a program that it is made for, and compares what it tells with the JSON report.

namespace hegui {
namespace {

namespace fs = std::filesystem;
using fixture::Folder;

Style style(Lang lang) { return {.lang = lang, .color = false, .quiet = false, .verbose = false, .show_ids = false}; }

/// The reports of one run, in every format, in a folder of this name.
void write_reports(const Folder& folder, const std::string& name, const std::vector<BatchResult>& batches, const Style& look) {
    const std::string place = name + (look.lang == Lang::zh ? "-zh" : "-en");
    for (const Format* format : formats()) {
        folder.write(place + "/report." + std::string(format->name), fixture::written(*format, batches, look));
    }
}

void write_reports(const Folder& folder, const std::string& name, const std::vector<BatchResult>& batches) {
    for (const Lang lang : {Lang::zh, Lang::en}) write_reports(folder, name, batches, style(lang));
}

/// What the readers find wrong in all reports of the folder; empty where there is nothing.
std::string faults_in(const Folder& folder) {
    std::string command = fixture::quoted((fixture::source_dir() / "tests/report/read-back").string());
    for (const auto& entry : fs::directory_iterator(folder.path())) command += " " + fixture::quoted(entry.path().string());
    const Folder output;
    const fs::path log = output / "log";
    const int status = std::system((command + " >" + fixture::quoted(log.string()) + " 2>&1").c_str());
    const std::string said = fixture::bytes_of(log);
    return status != 0 && said.empty() ? "no reader" : said;
}

/// Runs the program once in each language, all formats in files of the folder; its exit status.
int report_all(const Folder& folder, const std::vector<std::string>& paths, const fixture::Surroundings& surroundings) {
    int status = 0;
    for (const std::string lang : {"zh", "en"}) {
        std::vector<std::string> arguments{"--lang", lang};
        arguments.insert(arguments.end(), paths.begin(), paths.end());
        for (const Format* format : formats()) {
            const fs::path file = folder.write("run-" + lang + "/report." + std::string(format->name), "");
            arguments.insert(arguments.end(), {"-f", std::string(format->name) + "=" + file.string()});
        }
        status = fixture::check(arguments, surroundings).status;
    }
    return status;
}

/// Results at random, of hostile strings and of every shape that the judges make.
class Results {
public:
    explicit Results(unsigned seed) : random_(seed) {}

    std::vector<BatchResult> run() {
        std::vector<BatchResult> batches(upto(4));
        for (BatchResult& one : batches) one = batch();
        return batches;
    }

private:
    std::size_t upto(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random_); }

    std::string name() {
        if (upto(2) == 0) return "电工";
        std::string all;
        for (std::size_t i = upto(2); i < 3; ++i) all += strings_.at(upto(strings_.size() - 1)) + "。";
        return all;
    }

    /// As a file system gives it: without NUL, and no line of it alone.
    std::string path() {
        std::string all = name();
        std::erase(all, '\0');
        return (upto(3) == 0 ? "./" : "a/") + all + "/batch.toml";
    }

    Text text() { return {name(), name()}; }

    Finding finding(Outcome outcome) {
        const auto line = static_cast<std::uint32_t>(upto(40));
        Finding made = fixture::finding(outcome, upto(1) == 0 ? "" : name(), text(),
                                        {line, line == 0 ? 0 : static_cast<std::uint32_t>(upto(9))});
        if (upto(1) == 0) made.remedy = text();
        if (upto(3) == 0) made.clause = name();
        if (upto(3) == 0) made.file = name();
        made.actual = name();
        made.expected = name();
        std::erase(made.file, '\0');
        if (outcome == Outcome::waived) made.waiver = WaiverUse{.reason = name(), .approved_by = name(), .until = "2026-12-31"};
        return made;
    }

    RuleResult rule(std::size_t number) {
        constexpr std::array all{Outcome::pass, Outcome::waived, Outcome::pending, Outcome::warning, Outcome::unchecked, Outcome::fail};
        std::vector<Finding> findings;
        for (std::size_t i = upto(3); i > 0; --i) findings.push_back(finding(all.at(upto(all.size() - 1))));
        RuleResult made = fixture::rule("rule-" + std::to_string(number), text(), findings);
        if (upto(4) == 0) {
            made.findings.clear();
            made.count = 0;
            made.outcome = Outcome::not_applicable;
        }
        if (!made.findings.empty() && upto(4) == 0) made.count += 200;
        return made;
    }

    BatchResult batch() {
        BatchResult made;
        made.file = path();
        if (upto(4) == 0) {
            made.errors = {{.message = text(), .where = {made.file, {0, 0}}}, {.message = text(), .where = {name(), {3, 1}}}};
            return made;
        }
        made.id = name();
        made.regulation = fixture::henan_use();
        made.procedure = name();
        made.stage = "certificate";
        for (std::size_t i = upto(6); i > 0; --i) made.rules.push_back(rule(i));
        const bool fails = made.count(Outcome::fail) > 0;
        made.verdict = fails ? Verdict::fail : made.count(Outcome::unchecked) > 0 ? Verdict::error : Verdict::pass;
        made.inputs = {{made.file, 7, ""}};
        made.by_hand = {text()};
        return made;
    }

    std::mt19937 random_;
    std::vector<std::string> strings_ = fixture::hostile_strings();
};

/// A batch with this string wherever strangers can write.
BatchResult batch_of(const std::string& name) {
    BatchResult made = fixture::judged_batch();
    std::string path = name;
    std::erase(path, '\0');
    made.file = path + "/batch.toml";
    made.id = name;
    made.procedure = name;
    made.stage = name;
    for (RuleResult& rule : made.rules) {
        for (Finding& finding : rule.findings) {
            finding.subject = name;
            finding.message = same(name);
            finding.remedy = same(name);
            finding.actual = finding.expected = finding.clause = name;
            finding.file = path;
            if (finding.waiver) finding.waiver = WaiverUse{.reason = name, .approved_by = name, .until = "2026-12-31"};
        }
    }
    made.by_hand = {same(name)};
    return made;
}

} // namespace

TEST_CASE("read back: the whole report, reports without batches, and a batch that passes") {
    const Folder folder;
    write_reports(folder, "whole", {fixture::judged_batch(), fixture::unread_batch(), fixture::passing_batch()});
    write_reports(folder, "nothing", {});
    write_reports(folder, "passing", {fixture::passing_batch()});
    write_reports(folder, "unread", {fixture::unread_batch()});
    write_reports(folder, "twice", {fixture::judged_batch(), fixture::judged_batch()});
    CHECK(faults_in(folder) == "");
}

TEST_CASE("read back: hostile names stay names in every format") {
    const Folder folder;
    std::vector<BatchResult> batches;
    for (const std::string& name : fixture::hostile_strings()) {
        batches.push_back(batch_of(name));
        BatchResult unread = fixture::unread_batch();
        unread.file = batches.back().file;
        unread.errors = {{.message = same(name), .where = {unread.file, {1, 1}}, .source_line = name}};
        batches.push_back(unread);
    }
    write_reports(folder, "hostile", batches);
    CHECK(faults_in(folder) == "");
}

TEST_CASE("read back: every format tells the same verdicts and counts") {
    const Folder folder;
    for (unsigned seed = 1; seed <= 40; ++seed) write_reports(folder, "seed-" + std::to_string(seed), Results(seed).run());
    CHECK(faults_in(folder) == "");
}

TEST_CASE("read back: ID numbers that are shown") {
    const Folder folder;
    Style open = style(Lang::zh);
    open.show_ids = true;
    write_reports(folder, "open", {fixture::judged_batch(), fixture::unread_batch(), batch_of(fixture::id_number)}, open);
    CHECK(faults_in(folder) == "");
}

TEST_CASE("read back: the examples, as the program reports them") {
    const Folder folder;
    CHECK(report_all(folder, {"--hashes", "examples", "nowhere"}, {}) == 2);
    CHECK(faults_in(folder) == "");
}

TEST_CASE("read back: hostile folders and files, as the program reports them") {
    const Folder batches;
    const std::string name = "<b>|@all `x` [a](b) %0A::error::z\n::error::w\x1b[2J\xFF。\u202E=1";
    const auto failing = fixture::copy_example(batches, "fail-min-headcount", name);
    const std::string text = fixture::bytes_of(failing / "batch.toml");
    // Every name in the file becomes a hostile one.
    std::string hostile;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool here = text.compare(at, std::string_view("电工").size(), "电工") == 0;
        hostile += here ? R"(</td>]]>\"\u001B[31m\n::error::x # SKIP @all 电工)" : text.substr(at, 1);
        if (here) at += std::string_view("电工").size() - 1;
    }
    fixture::write(failing / "batch.toml", hostile);
    batches.write("=cmd/batch.toml", "[batch\x1b[2J<script>|`]]> = @all\n");
    batches.write("-f json/x.batch.toml", "\xFF\n");
    const Folder folder;
    CHECK(report_all(folder, {"."}, {.folder = batches.path()}) == 2);
    CHECK(fixture::bytes_of(folder / "run-zh/report.json").find("\"verdict\": \"fail\"") != std::string::npos);
    CHECK(faults_in(folder) == "");
}

TEST_CASE("read back: the readers notice what is not so") {
    for (const Format* format : formats()) {
        CAPTURE(format->name);
        if (format->name == "json") continue; // the others are compared with it
        const Folder folder;
        BatchResult other = fixture::judged_batch();
        other.rules[1] = fixture::rule("min-headcount", {"甲", "a"}, {fixture::finding(Outcome::pass, "", {"甲", "a"})});
        other.rules[2] = other.rules[1];
        other.verdict = Verdict::pass;
        folder.write("run-zh/report.json", fixture::written(fixture::format("json"), {other}, style(Lang::zh)));
        folder.write("run-zh/report." + std::string(format->name), fixture::written(*format, {fixture::judged_batch()}, style(Lang::zh)));
        CHECK(faults_in(folder).find("Difference") != std::string::npos);
    }
}

} // namespace hegui
