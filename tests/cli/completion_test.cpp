#include "cli/command.hpp"
#include "lib/report/format.hpp"
#include "rules/all.hpp"
#include "tests/fixture/henan.hpp"
#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace hegui {
namespace {

using fixture::Folder;
using fixture::run_program;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string script(const std::string& shell) {
    const fixture::Run run = run_program({"completion", shell});
    CHECK(run.status == 0);
    CHECK(run.err == "");
    return run.out;
}

/// What bash would offer for a line whose last word is being typed: the words as it takes them apart, one a line.
std::string offered(const std::vector<std::string>& words) {
    const Folder folder;
    folder.write("hegui.bash", script("bash"));
    std::string line;
    std::string all;
    for (const std::string& word : words) {
        const bool glued = word == "=" || line.empty() || line.back() == '=';
        line += (glued ? "" : " ") + word;
        all += fixture::quoted(word) + " ";
    }
    const std::string program = "source hegui.bash; COMP_WORDS=(" + all +
                                "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE=" + fixture::quoted(line) +
                                "; COMP_POINT=${#COMP_LINE}; _hegui; printf '%s\\n' \"${COMPREPLY[@]}\" >out";
    const std::string command = "cd " + fixture::quoted(folder.path().string()) + " && bash --norc -c " + fixture::quoted(program);
    REQUIRE(std::system(command.c_str()) == 0);
    return fixture::bytes_of(folder / "out");
}

/// The shell itself, on a terminal, with what a person types.
void check_typed(const std::string& shell) {
    const Folder folder;
    const std::string file = folder.write("hegui." + shell, script(shell)).string();
    const std::string typist = (fixture::source_dir() / "tests/cli/complete.py").string();
    CHECK(std::system((HEGUI_PYTHON " " + fixture::quoted(typist) + " " + shell + " " + fixture::quoted(file)).c_str()) == 0);
}

} // namespace

TEST_CASE("completion: bash completes what is typed") { check_typed("bash"); }
TEST_CASE("completion: zsh completes what is typed") { check_typed("zsh"); }
TEST_CASE("completion: fish completes what is typed") { check_typed("fish"); }

TEST_CASE("completion: bash offers every command, rule, format, procedure and stage there is") {
    const std::string all = offered({"hegui", ""});
    for (const Command* command : commands()) CHECK_MESSAGE(contains(all, std::string(command->name) + "\n"), command->name);
    const std::string rules = offered({"hegui", "explain", ""});
    for (const Rule* rule : rules::all()) CHECK_MESSAGE(contains(rules, std::string(rule->id) + "\n"), rule->id);
    const std::string written = offered({"hegui", "check", "--format", ""});
    for (const Format* format : formats()) CHECK_MESSAGE(contains(written, std::string(format->name) + "\n"), format->name);
    const std::string procedures = offered({"hegui", "new", ""});
    const std::string stages = offered({"hegui", "check", "--stage", ""});
    for (const std::string_view id : fixture::catalogue().ids()) {
        for (const Procedure& procedure : fixture::catalogue().shipped(id)->procedures) {
            CHECK(contains(procedures, procedure.id + "\n"));
            for (const std::string& stage : procedure.stages) CHECK(contains(stages, stage + "\n"));
        }
    }
}

TEST_CASE("completion: in bash, words with slashes, after =, and in lists") {
    CHECK(offered({"hegui", "new", "employer/"}) == "employer/supervised\nemployer/autonomous\n");
    CHECK(offered({"hegui", "check", "--color", "=", "a"}) == "auto\nalways\n");
    CHECK(offered({"hegui", "check", "--color", "="}) == "auto\nalways\nnever\n");
    CHECK(offered({"hegui", "check", "--color=a"}) == "--color=auto\n--color=always\n"); // where = takes no words apart
    CHECK(offered({"hegui", "check", "--skip", "roster,headcount"}) == "roster,headcount-variance\nroster,headcounts\n");
    CHECK(offered({"hegui", "deadlines", "--co"}) == "--color\n");
    CHECK(offered({"hegui", "check", "examples/x"}) == "\n"); // files are left to the shell
    CHECK(offered({"hegui", "explain", "lead-time", ""}) == "\n");
}

TEST_CASE("completion: descriptions speak the language, and wrong use is told") {
    CHECK(contains(run_program({"completion", "fish", "--lang", "zh"}).out, "判定批次"));
    CHECK(contains(run_program({"completion", "zsh", "--lang", "en"}).out, "judge batches"));
    const fixture::Run unknown = run_program({"completion", "fihs"});
    CHECK(unknown.status == 2);
    CHECK(unknown.out == "");
    CHECK(contains(unknown.err, "SHELL can't be \"fihs\" (did you mean \"fish\"?); known are bash, zsh, fish"));
    CHECK(contains(run_program({"completion"}).err, "SHELL is missing"));
}

} // namespace hegui
