#include "rules/all.hpp"
#include "tests/fixture/henan.hpp"
#include "tests/fixture/program.hpp"

#include "lib/base/utf8.hpp"

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

/// A text without its line breaks and the blanks around them, to look for words that were wrapped.
std::string joined(const std::string& text) {
    std::string all;
    for (const char c : text) {
        if (c != ' ' && c != '\n') all += c;
    }
    return all;
}

/// The program on a terminal of so many columns: what it wrote there.
std::string on_terminal(const std::vector<std::string>& arguments, const std::string& pager, const std::string& columns = "60") {
    const Folder folder;
    const std::string out = (folder / "out").string();
    std::string command = "cd " + fixture::quoted(fixture::source_dir().string()) + " && env -u LC_ALL -u LANG -u NO_COLOR TERM=xterm " +
                          fixture::quoted("PAGER=" + pager) + " python3 tests/cli/on_terminal.py " + columns + " " +
                          fixture::quoted(HEGUI_PROGRAM);
    for (const std::string& argument : arguments) command += " " + fixture::quoted(argument);
    REQUIRE(std::system((command + " >" + fixture::quoted(out)).c_str()) == 0);
    return fixture::bytes_of(out);
}

} // namespace

TEST_CASE("explain: every rule says all of it in both languages") {
    for (const Rule* rule : rules::all()) {
        CAPTURE(rule->id);
        const About& about = rule->about;
        for (const char* lang : {"zh", "en"}) {
            const Run run = run_program({"explain", std::string(rule->id), "--lang", lang});
            CHECK(run.status == 0);
            CHECK(run.err == "");
            const Lang in = std::string(lang) == "zh" ? Lang::zh : Lang::en;
            for (const Wording& part : {about.asks, about.why, about.computed, about.fails, about.passes, about.mend})
                CHECK(contains(joined(run.out), joined(std::string(part.in(in)))));
        }
    }
}

TEST_CASE("explain: procedures, stages, clauses and numbers of each regulation") {
    const Run run = run_program({"explain", "min-headcount", "--lang", "zh"});
    CHECK(contains(joined(run.out), "社会培训评价组织·监管中心模块（social-training/supervised）：从“制定计划”环节起"));
    CHECK(contains(run.out, "依据：豫职评〔2023〕230号 社会培训评价组织 二.2"));
    CHECK(contains(run.out, "每职业至少人数（at-least）：15"));
    const Run chains = run_program({"explain", "timeline", "--lang", "en", "--regulation", "anhui-examiner-training"});
    CHECK(contains(joined(chains.out), "enrolled≤online.started≤online.finished"));
    CHECK_FALSE(contains(chains.out, "henan-2023"));
    CHECK(contains(run_program({"explain", "lead-time", "--regulation", "anhui-examiner-training"}).out, "does not have the rule"));
}

TEST_CASE("explain: the numbers are those of the regulation that is named") {
    const Folder folder;
    const std::string text = fixture::replaced(std::string(fixture::henan_text()), "at-least = 15 ", "at-least = 23 ");
    const std::string file = folder.write("x.toml", text).string();
    CHECK(contains(run_program({"explain", "min-headcount", "--regulation", file}).out, "(at-least): 23"));
}

TEST_CASE("explain: wrong use is told with the nearest word") {
    const auto refused = [](const std::vector<std::string>& arguments, std::string_view why) {
        const Run run = run_program(arguments);
        CAPTURE(why);
        CHECK(run.status == 2);
        CHECK(run.out == "");
        CHECK(contains(run.err, why));
    };
    refused({"explain"}, "RULE is missing");
    refused({"explain", "leadtime"}, "did you mean \"lead-time\"?");
    refused({"explain", "lead-time", "materials"}, "there is an argument too many: \"materials\"");
    refused({"explain", "lead-time", "--regulation", "henan-2032"}, "did you mean \"henan-2023\"?");
    refused({"explain", "lead-time", "--lang", "fr"}, "\"fr\"");
    refused({"explain", "lead-time", "--color", "alway"}, "did you mean \"always\"?");
    refused({"explain", "--regulaton", "x"}, "did you mean \"--regulation\"?");
}

TEST_CASE("explain: in a pipe there is no pager, no colour, and lines of 80 columns") {
    const Run run = run_program({"explain", "same-year", "--lang", "zh"}, {.variables = {{"PAGER", "false"}}});
    CHECK(contains(run.out, "不可跨年"));
    CHECK_FALSE(contains(run.out, "\x1b"));
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);) CHECK(utf8::width(line) <= 80);
    CHECK(contains(run_program({"explain", "same-year", "--color", "always"}).out, "\x1b[1m"));
}

TEST_CASE("explain: on a terminal the pager is run as it is, and no shell sees it") {
    CHECK(contains(on_terminal({"explain", "headcounts"}, "tr a-z A-Z"), "WHAT MUST HOLD"));
    const Folder folder;
    const std::string trap = (folder / "trap").string();
    on_terminal({"explain", "headcounts"}, "cat; touch " + trap);
    CHECK_FALSE(fixture::fs::exists(trap));
    // A pager that can't be run, or none at all: the text all the same, as wide as the terminal.
    for (const char* pager : {"no-such-program", ""}) {
        const std::string shown = on_terminal({"explain", "headcounts", "--color", "never"}, pager);
        CHECK(contains(shown, "What must hold"));
        std::istringstream lines(shown);
        std::size_t widest = 0;
        for (std::string line; std::getline(lines, line);) {
            if (!line.empty() && line.back() == '\r') line.pop_back();
            widest = std::max(widest, utf8::width(line));
        }
        CHECK(widest <= 60);
        CHECK(widest > 40);
    }
    CHECK(contains(on_terminal({"explain", "headcounts"}, ""), "\x1b[1m"));
}

} // namespace hegui
