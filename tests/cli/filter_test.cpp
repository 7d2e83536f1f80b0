#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

// hegui check --files-from - -f ndjson, behind the pipe operator of another program.

namespace hegui {
namespace {

using fixture::check;
using fixture::Folder;
using fixture::quoted;

constexpr int passes = 40;

/// The examples a number of times: more than are judged ahead of the report.
std::vector<std::string> many_paths() {
    std::vector<std::string> paths;
    for (int i = 0; i < passes; ++i) {
        for (const char* example : {"social-training", "fail-lead-time", "examiner-training", "fail-roster"})
            paths.push_back(std::string("examples/") + example + "/batch.toml");
    }
    return paths;
}

std::string lines_of(const std::vector<std::string>& paths) {
    std::string lines;
    for (const std::string& path : paths) lines += path + "\n";
    return lines;
}

/// The type and the file of each line, and its verdict.
std::vector<std::string> answers(const std::string& out) {
    std::vector<std::string> answers;
    for (std::size_t at = 0; at < out.size(); at = out.find('\n', at) + 1) {
        const std::string line = out.substr(at, out.find('\n', at) - at);
        const auto value = [&](const std::string& key) {
            const std::size_t start = line.find("\"" + key + "\":\"");
            if (start == std::string::npos) return std::string("-");
            const std::size_t begin = start + key.size() + 4;
            return line.substr(begin, line.find('"', begin) - begin);
        };
        answers.push_back(value("type") + " " + (value("type") == "batch" ? value("file") + " " + value("verdict") : ""));
    }
    return answers;
}

} // namespace

TEST_CASE("filter: what comes in on standard input is answered as if it stood on the command line") {
    const Folder folder;
    folder.write("list", lines_of(many_paths()));
    std::vector<std::string> arguments{"-f", "ndjson", "-j", "4"};
    for (const std::string& path : many_paths()) arguments.push_back(path);
    const auto expected = check(arguments);
    // Reading and writing go on at the same time: they must not get into each other's way.
    for (int i = 0; i < 5; ++i) {
        const auto run = check({"-f", "ndjson", "-j", "4", "--files-from", "-"}, {.input = (folder / "list").string()});
        CHECK(run.status == expected.status);
        REQUIRE((run.out == expected.out)); // in parentheses: it is too long to be shown
    }
}

TEST_CASE("filter: one line in, one line out, before the next line comes in") {
    const Folder folder;
    fixture::copy_example(folder, "fail-roster", "a");
    fixture::copy_example(folder, "social-training-cross-region", "b c");
    folder.write("lines", "a/batch.toml\nnowhere\nb c/batch.toml\nb c\nlines\na/batch.toml\n");
    const std::string script = (fixture::source_dir() / "tests/cli/line_by_line.py").string();
    const std::string command = "cd " + quoted(folder.path().string()) + " && " HEGUI_PYTHON " " + quoted(script) + " " +
                                quoted(HEGUI_PROGRAM) + " check --today 2026-11-20 -f ndjson --files-from - <lines >answers";
    const int status = std::system(command.c_str());
    CHECK(WEXITSTATUS(status) == 2);
    CHECK(answers(fixture::bytes_of(folder / "answers")) ==
          std::vector<std::string>{"batch a/batch.toml fail", "batch nowhere error", "batch b c/batch.toml pass",
                                   "batch b c/batch.toml pass", "batch lines error", "batch a/batch.toml fail", "summary "});
}

TEST_CASE("filter: empty lines ask nothing, folders are answered batch by batch, nothing but an end is a summary") {
    const Folder folder;
    fixture::copy_example(folder, "fail-roster", "tree/a");
    fixture::copy_example(folder, "social-training-cross-region", "tree/b");
    fixture::fs::create_directories(folder / "empty");
    folder.write("lines", "\ntree\n\r\n\nempty\n");
    folder.write("nothing", "\n\n");
    const auto filtered = [&](const char* input) {
        return check({"-f", "ndjson", "--files-from", "-"}, {.folder = folder.path(), .input = (folder / input).string()});
    };
    CHECK(answers(filtered("lines").out) ==
          std::vector<std::string>{"batch tree/a/batch.toml fail", "batch tree/b/batch.toml pass", "batch empty error", "summary "});
    const auto nothing = filtered("nothing");
    CHECK(answers(nothing.out) == std::vector<std::string>{"summary "});
    CHECK(nothing.status == 2);
}

} // namespace hegui
