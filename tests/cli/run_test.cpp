#include "cli/command.hpp"

#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hegui {
namespace {

using fixture::Run;
using fixture::run_program;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("hegui: its version") {
    const Run run = run_program({"--version"});
    CHECK(run.status == 0);
    CHECK(run.out == "hegui " HEGUI_VERSION "\n");
    CHECK(run.err == "");
}

TEST_CASE("hegui: help in both languages lists every command") {
    const Run zh = run_program({"--help"}, {.variables = {{"LANG", "zh_CN.UTF-8"}}});
    const Run plain = run_program({"-h"});
    CHECK(zh.status == 0);
    CHECK(plain.status == 0);
    CHECK(contains(plain.out, "print this help"));
    CHECK(contains(zh.out, "显示帮助"));
    for (const Command* command : commands()) {
        CHECK(contains(plain.out, command->name));
        CHECK(contains(zh.out, command->name));
        CHECK(contains(zh.out, command->summary().zh));
        CHECK(contains(plain.out, command->summary().en));
    }
}

TEST_CASE("hegui: each command has its help in both languages") {
    for (const Command* command : commands()) {
        CAPTURE(command->name);
        const std::string name(command->name);
        const Run en = run_program({name, "--help"});
        const Run zh = run_program({name, "--help"}, {.variables = {{"LC_ALL", "zh_CN.UTF-8"}}});
        CHECK(en.status == 0);
        CHECK(en.err == "");
        CHECK(contains(en.out, command->summary().en));
        CHECK(contains(zh.out, command->summary().zh));
        CHECK(contains(zh.out, "显示帮助"));
        CHECK(contains(en.out, "print this help"));
    }
}

TEST_CASE("hegui: without a command or with an unknown one the status is 2") {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{}, {"chek"}, {"--nonsense"}}) {
        const Run run = run_program(arguments);
        CHECK(run.status == 2);
        CHECK(run.out == "");
        CHECK(run.err.substr(0, 7) == "hegui: ");
    }
}

TEST_CASE("hegui: the language of --lang before LC_ALL before LC_MESSAGES before LANG") {
    const auto is_chinese = [](const std::vector<std::string>& arguments, const std::map<std::string, std::string>& variables) {
        std::vector<std::string> all{"check", "--today", "2026-11-20", "-q", "examples/social-training"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const Run run = run_program(all, {.variables = variables});
        CHECK(run.status == 0);
        return contains(run.out, "通过");
    };
    CHECK_FALSE(is_chinese({}, {}));
    CHECK(is_chinese({}, {{"LANG", "zh_CN.UTF-8"}}));
    CHECK(is_chinese({}, {{"LANG", "zh"}}));
    CHECK(is_chinese({}, {{"LANG", "zh_TW.Big5"}}));
    CHECK_FALSE(is_chinese({}, {{"LANG", "C"}}));
    CHECK_FALSE(is_chinese({}, {{"LANG", "fr_FR.UTF-8"}}));
    CHECK(is_chinese({}, {{"LANG", "C"}, {"LC_MESSAGES", "zh_CN.UTF-8"}}));
    CHECK_FALSE(is_chinese({}, {{"LANG", "zh_CN.UTF-8"}, {"LC_MESSAGES", "C"}}));
    CHECK(is_chinese({}, {{"LANG", "C"}, {"LC_MESSAGES", "C"}, {"LC_ALL", "zh_CN.UTF-8"}}));
    CHECK_FALSE(is_chinese({}, {{"LANG", "zh_CN.UTF-8"}, {"LC_MESSAGES", "zh_CN.UTF-8"}, {"LC_ALL", "C"}}));
    CHECK(is_chinese({}, {{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", ""}})); // set to nothing is not set
    CHECK(is_chinese({"--lang", "zh"}, {{"LC_ALL", "C"}}));
    CHECK(is_chinese({"--lang=zh"}, {{"LC_ALL", "C"}}));
    CHECK_FALSE(is_chinese({"--lang", "en"}, {{"LC_ALL", "zh_CN.UTF-8"}}));
}

TEST_CASE("hegui: --lang may stand before the command, too") {
    CHECK(contains(run_program({"--lang", "zh", "rules"}).out, "规则"));
    CHECK(run_program({"--lang", "zh"}).err == "hegui: 缺少命令（见 hegui --help）\n");
    CHECK(run_program({"--lang", "fr", "rules"}).status == 2);
}

TEST_CASE("hegui: errors of the command line say what is wrong, in either language, and where the help is") {
    struct Case {
        std::vector<std::string> arguments;
        std::string zh;
        std::string en;
    };
    const std::vector<Case> cases{
        {{}, "缺少命令（见 hegui --help）", "a command is missing (see hegui --help)"},
        {{"chek"},
         "没有命令“chek”（是否应为“check”？）（见 hegui --help）",
         "there is no command \"chek\" (did you mean \"check\"?) (see hegui --help)"},
        {{"--nonsense"}, "不认识“--nonsense”（见 hegui --help）", "unknown argument \"--nonsense\" (see hegui --help)"},
        {{"check", "--tody", "x"},
         "不认识“--tody”（是否应为“--today”？）（见 hegui check --help）",
         "unknown argument \"--tody\" (did you mean \"--today\"?) (see hegui check --help)"},
        {{"explain", "roster", "timeline"},
         "多了参数“timeline”（见 hegui explain --help）",
         "there is an argument too many: \"timeline\" (see hegui explain --help)"},
        {{"check", "x", "-j"}, "--jobs 缺少它的值（见 hegui check --help）", "--jobs lacks its value (see hegui check --help)"},
        {{"check", "x", "--fail-on", "fail", "--fail-on", "fail"},
         "--fail-on 只能写一次（见 hegui check --help）",
         "--fail-on may stand once only (see hegui check --help)"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.en);
        const Run zh = run_program(one.arguments, {.variables = {{"LANG", "zh_CN.UTF-8"}}});
        const Run en = run_program(one.arguments);
        CHECK(zh.status == 2);
        CHECK(zh.err == "hegui: " + one.zh + "\n");
        CHECK(en.err == "hegui: " + one.en + "\n");
    }
    CHECK(contains(run_program({"check"}, {.variables = {{"LANG", "zh_CN.UTF-8"}}}).err, "缺少"));
}

TEST_CASE("hegui: colour where it is asked for and never in a file or a pipe") {
    const auto colored = [](const std::string& when, const std::map<std::string, std::string>& variables) {
        const Run run = run_program({"check", "--today", "2026-11-20", "--color", when, "-q", "examples/social-training"},
                                    {.variables = variables});
        return contains(run.out, "\x1b[");
    };
    CHECK(colored("always", {}));
    CHECK(colored("always", {{"NO_COLOR", "1"}})); // what the command line says goes before the environment
    CHECK_FALSE(colored("never", {}));
    CHECK_FALSE(colored("auto", {}));
    CHECK_FALSE(colored("auto", {{"NO_COLOR", "1"}}));
}

TEST_CASE("hegui: what strangers wrote on the command line does not steer the terminal") {
    const Run run = run_program({"check", "--tody\x1b[2J", "x"});
    CHECK(run.status == 2);
    CHECK(run.err.find('\x1b') == std::string::npos);
}

} // namespace hegui
