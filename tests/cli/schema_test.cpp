#include "lib/input/keys.hpp"
#include "tests/fixture/henan.hpp"
#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hegui {
namespace {

using fixture::Folder;
using fixture::Run;
using fixture::run_program;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Every key of the table, and of those in it, with its description.
void check_described(const std::string& schema, std::span<const Key> keys) {
    for (const Key& key : keys) {
        CHECK_MESSAGE(contains(schema, "\"" + std::string(key.name) + "\": {"), key.name);
        CHECK_MESSAGE(contains(schema, "\"description\": \"" + std::string(key.about.zh) + "\""), key.name);
        check_described(schema, key.keys);
    }
}

} // namespace

TEST_CASE("schema: every example is right by it, as another program judges, and what is broken is not") {
    const Folder folder;
    const fixture::fs::path top = fixture::source_dir();
    for (const char* lang : {"zh", "en"}) {
        const Run run = run_program({"schema", "--lang", lang});
        CHECK(run.status == 0);
        CHECK(run.err == "");
        const std::string file = folder.write("schema.json", run.out).string();
        std::string command = HEGUI_PYTHON;
        for (const auto& argument : {(top / "tests/cli/validate_schema.py").string(), file, (top / "examples").string(),
                                     (top / "tests/input/every_key.toml").string(), (top / "tests/input/every_trainee_key.toml").string()})
            command += " " + fixture::quoted(argument);
        CHECK(std::system(command.c_str()) == 0);
    }
}

TEST_CASE("schema: every key is in it, and says what it means") {
    check_described(run_program({"schema", "--lang", "zh"}).out, batch_keys());
    CHECK(contains(run_program({"schema", "--lang", "en"}).out, "\"planned headcount\""));
}

TEST_CASE("schema: of one regulation alone") {
    const Run run = run_program({"schema", "--regulation", "henan-2023"});
    CHECK(run.status == 0);
    CHECK_FALSE(contains(run.out, "anhui"));
    CHECK_FALSE(contains(run.out, "\"status\""));
    const Folder folder;
    const std::string text = fixture::replaced(std::string(fixture::henan_text()), "[\"paper\", \"纸笔考试\"]", "[\"oral\", \"口试\"]");
    CHECK(contains(run_program({"schema", "--regulation", folder.write("x.toml", text).string()}).out, "\"口试\""));
    CHECK(contains(run_program({"schema", "--regulation", "henan"}).err, "there is no regulation"));
    CHECK(run_program({"schema", "x"}).status == 2);
}

} // namespace hegui
