#include "cli/output.hpp"

#include "lib/report/format.hpp"
#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using fixture::check;
using fixture::Folder;

std::size_t files_in(const Folder& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

constexpr const char* passing = "examples/social-training";

} // namespace

TEST_CASE("Output: a file appears whole when it is committed") {
    const Folder folder;
    const fs::path file = folder / "报告.json";
    {
        Output output(file.string());
        output.stream() << "all of it";
        CHECK_FALSE(fs::exists(file));
        output.commit();
        CHECK(fixture::bytes_of(file) == "all of it");
    }
    CHECK(files_in(folder) == 1);
}

TEST_CASE("Output: what is not committed leaves nothing and the old file stays") {
    const Folder folder;
    const fs::path file = folder.write("report.json", "old");
    {
        Output output(file.string());
        output.stream() << "half";
    }
    CHECK(fixture::bytes_of(file) == "old");
    CHECK(files_in(folder) == 1);
    Output output(file.string());
    output.stream() << "new";
    output.commit();
    CHECK(fixture::bytes_of(file) == "new");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("Output: a folder that is not there is said at once") {
    const Folder folder;
    CHECK_THROWS_AS(Output((folder / "absent/report.json").string()), std::runtime_error);
}

TEST_CASE("check: a report in a file is the one of standard output and nothing else stays") {
    const Folder folder;
    const std::string file = (folder / "report.json").string();
    const fixture::Run run = check({"-f", "json=" + file, passing});
    CHECK(run.status == 0);
    CHECK(run.out == "");
    CHECK(fixture::bytes_of(file) == check({"-f", "json", passing}).out);
    CHECK(files_in(folder) == 1);
}

TEST_CASE("check: several formats at once and only one to standard output") {
    const Folder folder;
    const std::string file = (folder / "report.json").string();
    const fixture::Run run = check({"-f", "text", "-f", "json=" + file, passing});
    CHECK(run.status == 0);
    CHECK(run.out == check({passing}).out);
    CHECK(fixture::bytes_of(file) == check({"-f", "json", passing}).out);

    const fixture::Run two = check({"-f", "text", "-f", "json", passing});
    CHECK(two.status == 2);
    CHECK(two.out == "");
    CHECK(two.err.find("only one format may go to standard output") != std::string::npos);
}

TEST_CASE("check: a report that can't be written is 2") {
    const Folder folder;
    const fixture::Run run = check({"-f", "json=" + (folder / "absent/report.json").string(), passing});
    CHECK(run.status == 2);
    CHECK(run.err.find("can't write ") != std::string::npos);
    CHECK(files_in(folder) == 0);
}

TEST_CASE("check: a report takes the place of no file that the run reads") {
    const Folder folder;
    fixture::copy_example(folder, "social-training", "batch");
    fixture::copy_example(folder, "social-training", "own");
    folder.write("henan.toml", fixture::bytes_of(fixture::source_dir() / "rules/regulations/henan-2023.toml"));
    folder.write("days.csv", "date,kind,name,notice\n2029-01-01,holiday,元旦,x\n");
    folder.write("list", "batch\n");
    const auto refused = [&](const std::string& file, const std::vector<std::string>& arguments) {
        CAPTURE(file);
        const std::string before = fixture::bytes_of(folder / file);
        std::vector<std::string> all{"-f", "json=" + file};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const fixture::Run run = check(all, {.folder = folder.path()});
        CHECK(run.status == 2);
        CHECK(run.err == "hegui: the report would replace " + file + ", which this run reads; give it another name\n");
        CHECK(fixture::bytes_of(folder / file) == before);
        CHECK_FALSE(fs::exists(folder / (file + ".part")));
    };
    refused("batch/batch.toml", {"batch"});
    refused("batch/考生花名册.xlsx", {"batch"});
    refused("list", {"--files-from", "list"});
    refused("henan.toml", {"--regulation", "henan.toml", "batch"});
    refused("days.csv", {"--calendar", "days.csv", "batch"});
    CHECK(check({"-f", "json=own/report.json", "batch"}, {.folder = folder.path()}).status == 0);
    CHECK(check({"-f", "json=own/report.json", "batch"}, {.folder = folder.path()}).status == 0); // over an older report

    check({"-f", "ndjson=1.ndjson", "batch"}, {.folder = folder.path()});
    const std::string shard = fixture::bytes_of(folder / "1.ndjson");
    CHECK(fixture::run_program({"merge", "-f", "json=1.ndjson", "1.ndjson"}, {.folder = folder.path()}).status == 2);
    CHECK(fixture::bytes_of(folder / "1.ndjson") == shard);
}

TEST_CASE("check: where nobody reads the report any more, the rest is not judged") {
    const Folder folder;
    fixture::copy_example(folder, "social-training", "batch");
    // A list without end: were it read on, the time would run out, which is status 124.
    const std::string command = "cd " + fixture::quoted(folder.path().string()) + " && yes batch | { timeout 60 " +
                                fixture::quoted(HEGUI_PROGRAM) +
                                " check -f ndjson -f csv=report.csv --files-from - 2>err; echo $? >status; } | head -n 1 >out";
    CHECK(std::system(command.c_str()) == 0);
    CHECK(fixture::bytes_of(folder / "status") == "2\n");
    CHECK_FALSE(fs::exists(folder / "report.csv"));
}

TEST_CASE("check: a full disk is 2 in every format, and not a shorter report") {
    if (!fs::exists("/dev/full")) return; // not every system has one
    for (const Format* format : formats()) {
        CAPTURE(format->name);
        const std::string name(format->name);
        CHECK(check({"-f", name, "examples/fail-min-headcount"}, {.redirected = "/dev/full"}).status == 2);
        const fixture::Run run = check({"-f", name + "=/dev/full", "examples/fail-min-headcount"});
        CHECK(run.status == 2);
        CHECK(run.err.find("could not be written to its end") != std::string::npos);
    }
    CHECK(check({"-f", "json", "examples"}, {.redirected = "/dev/full"}).status == 2);
}

TEST_CASE("hegui: a full disk is 2 for whatever is printed") {
    if (!fs::exists("/dev/full")) return;
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                      {"--version"},
                                                      {"check", "--help"},
                                                      {"rules"},
                                                      {"explain", "roster"},
                                                      {"schema"},
                                                      {"workdays", "2026-09-30", "3"},
                                                      {"completion", "bash"},
                                                      {"deadlines", "-f", "ics", "examples/social-training"}}) {
        CAPTURE(arguments.front());
        const fixture::Run run = fixture::run_program(arguments, {.redirected = "/dev/full"});
        CHECK(run.status == 2);
        CHECK(run.err.find("could not be written to its end") != std::string::npos);
    }
}

TEST_CASE("check: a reader that goes away is 2 in every format, and no half file stays") {
    for (const Format* format : formats()) {
        CAPTURE(format->name);
        const Folder folder;
        const std::string status = (folder / "status").string();
        const std::string report = (folder / "report.json").string();
        const std::string command = "cd " + fixture::quoted(fixture::source_dir().string()) + " && { sleep 0.3; " +
                                    fixture::quoted(HEGUI_PROGRAM) + " check --today 2026-11-20 -f " + std::string(format->name) +
                                    " -f json=" + fixture::quoted(report) + " examples/fail-min-headcount 2>/dev/null; echo $? >" +
                                    fixture::quoted(status) + "; } | true";
        CHECK(std::system(command.c_str()) == 0);
        CHECK(fixture::bytes_of(status) == "2\n");
        CHECK_FALSE(fs::exists(report));
        CHECK(files_in(folder) == 1);
    }
}

} // namespace hegui
