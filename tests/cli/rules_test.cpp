#include "rules/all.hpp"
#include "tests/fixture/henan.hpp"
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

/// The words of the line of a table that begins so.
std::vector<std::string> line_of(const std::string& table, const std::string& id) {
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::vector<std::string> all;
        for (std::string word; words >> word;) all.push_back(word);
        if (!all.empty() && all.front() == id) return all;
    }
    return {};
}

} // namespace

TEST_CASE("rules: each rule in each procedure with the stage from which it is due") {
    const Run run = run_program({"rules", "--regulation", "henan-2023"});
    CHECK(run.status == 0);
    CHECK(run.err == "");
    using Words = std::vector<std::string>;
    CHECK(line_of(run.out, "lead-time") == Words{"lead-time", "–", "–", "plan", "–", "–", "time", "between", "plan", "and", "exam"});
    CHECK(line_of(run.out, "roster") ==
          Words{"roster", "registration", "registration", "registration", "registration", "registration", "roster"});
    CHECK(line_of(run.out, "waivers") == Words{"waivers", "plan", "registration", "plan", "plan", "registration", "waivers"});
    CHECK(line_of(run.out, "examiner-qualification")[3] == "arrangement");
    for (const Procedure& procedure : fixture::henan().procedures) CHECK(contains(run.out, ") " + procedure.id));
    CHECK_FALSE(contains(run.out, "trainee"));
}

TEST_CASE("rules: every rule of every regulation with its title, and nothing else") {
    const Run en = run_program({"rules"});
    const Run zh = run_program({"rules"}, {.variables = {{"LANG", "zh_CN.UTF-8"}}});
    for (const Rule* rule : rules::all()) {
        CHECK_MESSAGE(contains(en.out, rule->title_en), rule->id);
        CHECK_MESSAGE(contains(zh.out, rule->title_zh), rule->id);
    }
    CHECK(contains(zh.out, "(3) social-training/supervised  社会培训评价组织 · 监管中心模块"));
    CHECK(contains(zh.out, "制定计划"));
}

TEST_CASE("rules: clause by clause, what is judged and what is left to a person") {
    const Run run = run_program({"rules", "--coverage", "--lang", "en"});
    CHECK(run.status == 0);
    for (const std::string_view id : fixture::catalogue().ids()) {
        const auto regulation = fixture::catalogue().shipped(id);
        for (const Clause& clause : regulation->clauses) CHECK_MESSAGE(contains(run.out, regulation->cite(clause.ref) + "\n"), clause.ref);
    }
    const std::string henan = run_program({"rules", "--coverage", "--lang", "zh", "--regulation", "henan-2023"}).out;
    CHECK(contains(henan, "社会培训评价组织 二.2\n      流程：social-training/supervised\n      由规则判定："));
    CHECK(
        contains(henan, "社会培训评价组织 二.5\n      流程：social-training/supervised\n      只能人工核对\n      人工核对：外部质量督导"));
    CHECK(contains(henan, "部分由规则判定：exam-arrangement、arrangement-match、approvals"));
}

TEST_CASE("rules: a regulation from a file, and what is no regulation") {
    const Folder folder;
    const std::string text = fixture::replaced(std::string(fixture::henan_text()), "id = \"henan-2023\"", "id = \"my-province\"");
    const Run run = run_program({"rules", "--regulation", folder.write("x.toml", text).string()});
    CHECK(contains(run.out, "my-province  "));
    CHECK(run_program({"rules", "--regulation", "henan"}).status == 2);
    const Run broken = run_program({"rules", "--regulation", folder.write("y.toml", "format = 1\n").string()});
    CHECK(broken.status == 2);
    CHECK(broken.out == "");
    CHECK(contains(broken.err, "y.toml:1:1"));
    CHECK(contains(run_program({"rules", "--covrage"}).err, "did you mean \"--coverage\"?"));
    CHECK(contains(run_program({"rules", "henan-2023"}).err, "there is an argument too many: \"henan-2023\""));
}

} // namespace hegui
