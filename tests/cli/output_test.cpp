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
