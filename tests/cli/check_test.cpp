#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace hegui {
namespace {

using fixture::check;
using fixture::Folder;
using fixture::Run;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t lines_in(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

/// The outcome of a rule in a report in JSON.
std::string outcome_of(const std::string& report, const std::string& rule) {
    const std::size_t at = report.find("\"rule\": \"" + rule + "\"");
    if (at == std::string::npos) return "not there";
    const std::string key = "\"outcome\": \"";
    const std::size_t start = report.find(key, at) + key.size();
    return report.substr(start, report.find('"', start) - start);
}

constexpr const char* passing = "examples/social-training";
constexpr const char* failing = "examples/fail-min-headcount";

/// A batch that needs nothing but its file: it is wrong only where a test makes it so.
constexpr std::string_view broken = "format = 1\nregulation = \"henan-2023\"\nplaned = 3\n";

} // namespace

TEST_CASE("check: 0 where all pass and 1 where one fails") {
    CHECK(check({passing}).status == 0);
    CHECK(check({failing}).status == 1);
    CHECK(check({passing, failing}).status == 1);
    CHECK(check({failing, passing}).status == 1);
    CHECK(check({passing}).err == "");
}

TEST_CASE("check: 2 where one can't be read and it wins over 1") {
    const Folder folder;
    const std::string bad = folder.write("bad/batch.toml", broken).string();
    CHECK(check({bad}).status == 2);
    CHECK(check({failing, bad}).status == 2);
    CHECK(check({bad, failing}).status == 2);
    CHECK(check({passing, bad}).status == 2);
}

TEST_CASE("check: another regulation is judged by the same command") {
    const char* training = "examples/examiner-training";
    CHECK(check({training}).status == 0);
    CHECK(contains(check({training}).out, "batch 2026120000000019 · examiner-training · preparing: qualification"));
    // A procedure without a module: nothing stands in its place.
    CHECK(contains(check({"--lang", "zh", training}).out, "批次 2026120000000019 · 央企驻皖分支机构 · 准备环节：资格认证"));
    CHECK(contains(check({"-f", "json", training}).out, "\"procedure\": \"examiner-training\""));
    CHECK(check({training, passing}).status == 0);
    CHECK(check({"--stage", "在线培训", "examples/examiner-training-enrolment"}).status == 1);
    const Run other = check({"-q", "--stage", "plan", training});
    CHECK(other.status == 2);
    CHECK(contains(other.out, "its stages are enrolment, online, offline, qualification"));
}

TEST_CASE("check: the kinds of the other regulation are judged") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "examiner-training", "a");
    fixture::change(copy / "batch.toml", "央企驻皖分支机构", "技工院校评价机构");
    const Run run = check({copy.string()});
    CHECK(run.status == 1);
    CHECK(contains(run.out, "examiner-training · preparing"));
    CHECK(contains(run.out, "trainee-employer"));
    CHECK(contains(run.out, "kind of institution: technical-college"));
}

TEST_CASE("check: a file that is named for two uses is one input") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "examiner-training", "a");
    fixture::change(copy / "batch.toml", "学员甲-技能等级证书.pdf", "学员甲.jpg");
    const Run run = check({"-f", "json", copy.string()});
    CHECK(run.status == 0);
    const std::string photo = "a/学员甲.jpg\"";
    CHECK(run.out.find(photo) != std::string::npos);
    const std::size_t inputs = run.out.find("\"inputs\"");
    REQUIRE(inputs != std::string::npos);
    const std::size_t first = run.out.find(photo, inputs);
    REQUIRE(first != std::string::npos);
    CHECK(run.out.find(photo, first + 1) == std::string::npos);
}

TEST_CASE("check: one bad batch never stops the others") {
    const Folder folder;
    fixture::copy_example(folder, "social-training", "c");
    folder.write("a/batch.toml", broken);
    folder.write("b/batch.toml", "\xFF\xFE");
    const Run run = check({"-q", folder.path().string(), (folder / "absent").string(), failing});
    CHECK(run.status == 2);
    CHECK(lines_in(run.out) == 5);
    CHECK(contains(run.out, "PASS     " + folder.path().string() + "/c/batch.toml\n"));
    CHECK(contains(run.out, "ERROR    " + folder.path().string() + "/a/batch.toml"));
    CHECK(contains(run.out, "ERROR    " + folder.path().string() + "/absent"));
    CHECK(contains(run.out, "FAIL     examples/fail-min-headcount/batch.toml"));
}

#ifndef HEGUI_SANITIZED // the sanitizers need all addresses there are
TEST_CASE("check: memory that is too little for one batch is the error of that one, whatever the number of jobs") {
    const Folder folder;
    for (const char* name : {"1", "2", "3"}) fixture::copy_example(folder, "social-training", name);
    fixture::fs::resize_file(folder / "2/考试计划申请报告.pdf", std::uintmax_t{256} * 1024 * 1024);
    for (const std::string jobs : {"1", "3"}) {
        CAPTURE(jobs);
        const std::string command = "cd " + fixture::quoted(folder.path().string()) + " && { ulimit -v 250000; " +
                                    fixture::quoted(HEGUI_PROGRAM) + " check --lang en -q --today 2026-11-20 -j " + jobs +
                                    " 1 2 3 >out 2>err; echo $? >status; }";
        CHECK(std::system(command.c_str()) == 0);
        CHECK(fixture::bytes_of(folder / "out") == "PASS     1/batch.toml\n"
                                                   "ERROR    2/batch.toml  to judge this batch takes too much memory\n"
                                                   "PASS     3/batch.toml\n");
        CHECK(fixture::bytes_of(folder / "err") == "");
        CHECK(fixture::bytes_of(folder / "status") == "2\n");
    }
}
#endif

TEST_CASE("check: batches come in the order of the paths and folders byte by byte") {
    const Folder folder;
    for (const char* name : {"b/batch.toml", "a/z.batch.toml", "a/a.batch.toml", "B/batch.toml"}) folder.write(name, broken);
    const Run run = check({"-q", "b", ".", "a/z.batch.toml"}, {.folder = folder.path()});
    std::string order;
    for (const char* name :
         {"b/batch.toml", "./B/batch.toml", "./a/a.batch.toml", "./a/z.batch.toml", "./b/batch.toml", "a/z.batch.toml"}) {
        order += "ERROR    " + std::string(name) + "  the top of the file lacks the required key \"institution\"\n";
    }
    CHECK(run.out == order);
}

TEST_CASE("check: nothing found is 2") {
    const Folder folder;
    const Run run = check({folder.path().string()});
    CHECK(run.status == 2);
    CHECK(contains(run.out, "there is no batch file in this folder (batch.toml or *.batch.toml)"));
    CHECK(check({(folder / "absent").string()}).status == 2);
}

TEST_CASE("check: all errors of a file are shown with their lines") {
    const Folder folder;
    folder.write("batch.toml", "format = 1\nregulation = \"henan-2023\"\n[batch]\nid = 7\nmodul = \"x\"\n");
    const Run run = check({"batch.toml"}, {.folder = folder.path()});
    CHECK(contains(run.out, "batch.toml:4:6"));
    CHECK(contains(run.out, "batch.toml:5:1"));
    CHECK(contains(run.out, "    5 | modul = \"x\"\n      | ^~~~~\n"));
    CHECK(contains(run.out, "lacks the required key \"institution\""));
}

TEST_CASE("check: what a batch file is no text or no file or too large") {
    const Folder folder;
    fixture::fs::create_directory(folder / "x");
    fixture::fs::resize_file(folder.write("huge.toml", ""), 4 * 1024 * 1024 + 1);
    CHECK(check({(folder / "huge.toml").string()}).status == 2);
    CHECK(contains(check({(folder / "huge.toml").string()}).out, "it is larger than 4194304 bytes"));
    CHECK(check({"/dev/null"}).status == 2);
}

TEST_CASE("check: an attachment is judged where it lies and its folder is the batch's own") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "social-training", "batch");
    CHECK(check({"batch.toml"}, {.folder = copy}).status == 0);
    CHECK(check({"batch/batch.toml"}, {.folder = folder.path()}).status == 0);
    fixture::fs::remove(copy / "考试计划申请报告.pdf");
    const Run run = check({"-q", "batch"}, {.folder = folder.path()});
    CHECK(run.out == "FAIL     batch/batch.toml  attachments\n");
}

TEST_CASE("check: a regulation of another name is an error of that batch that names the nearest") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "social-training", "batch");
    fixture::change(copy / "batch.toml", "\"henan-2023\"", "\"henan-2032\"");
    const Run run = check({copy.string(), passing});
    CHECK(run.status == 2);
    CHECK(contains(run.out, "henan-2023"));
    CHECK(contains(run.out, "did you mean \"henan-2023\"?"));
    CHECK(contains(run.out, "Verdict: PASS"));
}

TEST_CASE("check: a regulation in the batch's own folder holds and one outside does not") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "social-training", "batch");
    const std::string henan = fixture::bytes_of(fixture::source_dir() / "rules/regulations/henan-2023.toml");
    fixture::write(copy / "own.toml", fixture::replaced(henan, "at-least = 15 ", "at-least = 23 "));
    folder.write("other.toml", henan);
    fixture::change(copy / "batch.toml", "\"henan-2023\"", "\"own.toml\"");
    CHECK(check({"-q", "batch"}, {.folder = folder.path()}).out == "FAIL     batch/batch.toml  min-headcount\n");
    fixture::change(copy / "batch.toml", "\"own.toml\"", "\"../other.toml\"");
    const Run outside = check({"batch"}, {.folder = folder.path()});
    CHECK(outside.status == 2);
    CHECK(contains(outside.out, "a regulation file must lie in the batch's folder"));
    fixture::change(copy / "batch.toml", "\"../other.toml\"", "\"absent.toml\"");
    CHECK(check({"batch"}, {.folder = folder.path()}).status == 2);
}

TEST_CASE("check: two runs give the same bytes") {
    for (const char* format : {"text", "json"}) {
        const Run first = check({"-f", format, "-v", "--hashes", "examples"});
        const Run second = check({"-f", format, "-v", "--hashes", "examples"});
        CHECK(first.out == second.out);
        CHECK(first.status == second.status);
    }
}

TEST_CASE("check: a summary of several batches") {
    CHECK(contains(check({passing, failing}).out, "\n2 batches: 1 pass, 1 fail, 0 could not be judged\n"));
    CHECK(contains(check({passing, failing, "--lang", "zh"}).out, "\n共 2 个批次：通过 1，不通过 1，无法判定 0\n"));
    CHECK_FALSE(contains(check({passing}).out, "batches:"));
}

TEST_CASE("check: a rule that could not be judged is no pass and no fail and makes the status 2") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "fail-lead-time", "batch");
    const std::string text = fixture::bytes_of(copy / "batch.toml");
    REQUIRE(contains(text, "plan_submitted"));
    // Submitted on Wednesday 30 December 2026: from the 27th on the days are not known.
    std::string moved;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("plan_submitted", 0) == 0) line = "plan_submitted = 2026-12-30";
        if (line.rfind("exam_start", 0) == 0) line = "exam_start = 2027-01-05";
        if (line.rfind("exam_end", 0) == 0 || line.rfind("date ", 0) == 0) continue;
        moved += line + "\n";
    }
    fixture::write(copy / "batch.toml", moved);
    const Run unknown = check({"--only", "lead-time", "-f", "json", copy.string()});
    CHECK(outcome_of(unknown.out, "lead-time") == "unchecked");
    CHECK(contains(unknown.out, "\"verdict\": \"error\""));
    CHECK(unknown.status == 2);

    // With the holidays of 2027 the working days are 31 December, 4 and 5 January: the 5th is the third itself.
    const std::string calendar =
        folder.write("2027.csv", "date,kind,name,notice\n2027-01-01,holiday,元旦,x\n2027-01-02,holiday,元旦,x\n").string();
    const Run known = check({"--only", "lead-time", "-f", "json", "--calendar", calendar, copy.string()});
    CHECK(outcome_of(known.out, "lead-time") == "warning");
    CHECK(known.status == 0);
}

} // namespace hegui
