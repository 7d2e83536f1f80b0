#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace hegui {
namespace {

using fixture::Folder;
using fixture::Run;
using fixture::run_program;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Run deadlines(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "deadlines");
    return run_program(arguments);
}

/// The lines of days, their blanks made one: "by Monday 2026-11-30 everything complete … not done, days left: 10".
std::string days_of(const std::string& text) {
    std::istringstream lines(text);
    std::string all;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("  by ", 0) != 0 && line.rfind("  from ", 0) != 0) continue;
        std::istringstream words(line);
        std::string one;
        for (std::string word; words >> word;) one += (one.empty() ? "" : " ") + word;
        all += one + "\n";
    }
    return all;
}

constexpr const char* social = "examples/social-training";

} // namespace

TEST_CASE("deadlines: those of a batch of a social-training organisation, in their order") {
    const Run run = deadlines({"--today", "2026-11-20", social});
    CHECK(run.status == 0);
    CHECK(run.err == "");
    CHECK(days_of(run.out) == "by Monday 2026-10-12 plan published done on 2026-09-14\n"
                              "from Monday 2026-10-12 plan approved done on 2026-10-14\n"
                              "from Friday 2026-10-16 first exam day done on 2026-10-31\n"
                              "by Monday 2026-10-19 plan approved done on 2026-10-14\n"
                              "from Monday 2026-10-19 registration approved done on 2026-10-21\n"
                              "from Monday 2026-10-26 exam arrangement approved done on 2026-10-28\n"
                              "by Thursday 2026-10-29 exam arrangement completed done on 2026-10-26\n"
                              "by Saturday 2026-10-31 warnings at registration reviewed done on 2026-10-19\n"
                              "by Saturday 2026-10-31 registration approved done on 2026-10-21\n"
                              "by Saturday 2026-10-31 exam arrangement approved done on 2026-10-28\n"
                              "from Sunday 2026-11-01 warnings after the exam reviewed done on 2026-11-06\n"
                              "by Monday 2026-11-30 everything complete and certificates declared not done, days left: 10\n"
                              "by Thursday 2026-12-31 every step of the batch not done, days left: 41\n");
    CHECK(contains(run.out, "counted from the last\n        exam day 2026-11-01 it is Tuesday 2026-12-01"));
    CHECK(contains(run.out, "lead-time · 豫职评〔2023〕230号 社会培训评价组织 二.2"));
}

TEST_CASE("deadlines: today, over, and what was done too early or too late") {
    CHECK(contains(days_of(deadlines({"--today", "2026-11-30", social}).out), "certificates declared not done, it is today\n"));
    CHECK(contains(days_of(deadlines({"--today", "2026-12-02", social}).out), "certificates declared not done, days over: 2\n"));
    CHECK(contains(days_of(deadlines({"--today", "2026-11-20", "examples/fail-lead-time"}).out),
                   "from Wednesday 2026-11-25 first exam day set for 2026-11-22, days too early: 3\n"));
    CHECK(contains(days_of(deadlines({"--today", "2026-11-20", "examples/fail-annual-plan"}).out), "days too late: "));
}

TEST_CASE("deadlines: a plan that is not submitted has its last day, and the exam its first if it is submitted today") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "fail-min-headcount", "a");
    fixture::change(copy / "batch.toml", "plan_submitted = 2026-11-16\n", "");
    const Run run = deadlines({"--today", "2026-11-20", copy.string()});
    // The exam is on Saturday 12 December: the 9th, 10th and 11th are the three working days.
    CHECK(contains(days_of(run.out), "by Tuesday 2026-12-08 plan submitted not done, days left: 18\n"));
    CHECK(contains(days_of(run.out), "from Thursday 2026-11-26 first exam day set for 2026-12-12\n"));
    CHECK(contains(run.out, "taken as the as-of day"));
}

TEST_CASE("deadlines: holidays of a calendar that is named, and days that no calendar knows") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "fail-min-headcount", "a");
    fixture::change(copy / "batch.toml", "exam_start     = 2026-12-12", "exam_start     = 2027-02-20");
    fixture::change(copy / "batch.toml", "plan_submitted = 2026-11-16", "plan_submitted = 2027-02-10");
    CHECK(contains(deadlines({"--today", "2026-11-20", copy.string()}).out, "by weekends alone"));
    const std::string calendar = folder
                                     .write("2027.csv", "date,kind,name,notice\n2027-01-01,holiday,元旦,x\n"
                                                        "2027-02-11,holiday,春节,x\n2027-02-12,holiday,春节,x\n")
                                     .string();
    const Run known = deadlines({"--today", "2026-11-20", "--calendar", calendar, copy.string()});
    CHECK(contains(days_of(known.out), "from Thursday 2027-02-18 first exam day"));
    CHECK_FALSE(contains(known.out, "by weekends alone"));
}

TEST_CASE("deadlines: the windows of a training, and who is still without") {
    const Run run = deadlines({"--today", "2026-08-10", "examples/examiner-training-enrolment"});
    CHECK(contains(days_of(run.out), "by Thursday 2026-08-27 online study finished not done, days left: 17\n"));
    CHECK(contains(run.out, "still without: 学员丁, 学员戊"));
    const Run done = deadlines({"--today", "2026-11-20", "examples/examiner-training"});
    CHECK(contains(days_of(done.out), "from Friday 2026-08-21 学员甲: offline training attended done on 2026-09-05\n"));
}

TEST_CASE("deadlines: a folder with several batches, one of which can't be read") {
    const Folder folder;
    fixture::copy_example(folder, "social-training", "a");
    folder.write("b/batch.toml", "format = 1\nplaned = 3\n");
    const Run run = deadlines({"--today", "2026-11-20", folder.path().string()});
    CHECK(run.status == 2);
    CHECK(contains(run.out, "/a/batch.toml"));
    CHECK(contains(run.err, "/b/batch.toml:2:1"));
    CHECK(deadlines({(folder / "absent").string()}).status == 2);
}

TEST_CASE("deadlines: wrong use is told with the nearest word") {
    const auto refused = [](const std::vector<std::string>& arguments, std::string_view why) {
        const Run run = deadlines(arguments);
        CAPTURE(why);
        CHECK(run.status == 2);
        CHECK(run.out == "");
        CHECK(contains(run.err, why));
    };
    refused({}, "PATH is missing");
    refused({"-f", "isc", social}, "did you mean \"ics\"?");
    refused({"--today", "2026-02-30", social}, "--today must be a date");
    refused({"--stage", "registraton", social}, "did you mean \"registration\"?");
    refused({"--calendar", "absent.csv", social}, "the calendar absent.csv can't be read");
    refused({"--regulation", "henan", social}, "there is no regulation \"henan\"");
}

TEST_CASE("deadlines: the calendar file as a calendar program reads it") {
    const Folder folder;
    const Run zh = deadlines({"--today", "2026-11-20", "-f", "ics", "--lang", "zh", social});
    const std::string first = folder.write("a.ics", zh.out).string();
    const Run later = deadlines({"--today", "2026-11-25", "-f", "ics", "--lang", "zh", social});
    const std::string second = folder.write("b.ics", later.out).string();
    CHECK(zh.status == 0);
    CHECK(zh.out == deadlines({"--today", "2026-11-20", "-f", "ics", "--lang", "zh", social}).out);
    CHECK(std::system(
              (HEGUI_PYTHON " " + fixture::quoted((fixture::source_dir() / "tests/cli/read_ics.py").string()) + " " + first + " " + second)
                  .c_str()) == 0);
    // By the bytes: every line ends in CRLF and has at most 75 octets, none of them half a character.
    std::size_t start = 0;
    while (start < zh.out.size()) {
        const std::size_t end = zh.out.find("\r\n", start);
        REQUIRE(end != std::string::npos);
        CHECK(end - start <= 75);
        CHECK((static_cast<unsigned char>(zh.out[start]) & 0xC0U) != 0x80U);
        CHECK((static_cast<unsigned char>(zh.out[end - 1]) & 0xC0U) != 0xC0U);
        CHECK(zh.out.substr(start, end - start).find('\n') == std::string::npos);
        start = end + 2;
    }
}

} // namespace hegui
