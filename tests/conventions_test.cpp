#include "cli/command.hpp"
#include "lib/input/batch_reader.hpp"
#include "lib/input/keys.hpp"
#include "lib/report/format.hpp"
#include "rules/all.hpp"
#include "tests/fixture/henan.hpp"
#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Is one of these failing? Something was added without all that belongs to it: the test's name says what is missing.

namespace hegui {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

bool exists(const std::string& path) { return fs::exists(fixture::source_dir() / path); }

std::string source_name(std::string_view id) {
    std::string name(id);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

bool is_kebab_case(std::string_view id) {
    const bool letters = std::all_of(id.begin(), id.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    return letters && !id.empty() && id.front() != '-' && id.back() != '-' && id.find("--") == std::string_view::npos;
}

/// A manual page with its `\-` as people see it.
std::string page(const std::string& name) {
    const fs::path file = fixture::source_dir() / "man" / name;
    REQUIRE(fs::exists(file));
    std::string text = fixture::bytes_of(file);
    for (std::size_t at = text.find("\\-"); at != std::string::npos; at = text.find("\\-", at)) text.erase(at, 1);
    return text;
}

/// What stands below the heading that begins so, up to the next one; empty where there is no such heading.
std::string section(const std::string& page, const std::string& heading) {
    for (const std::string command : {".SH ", ".SH \"", ".SS ", ".SS \""}) {
        const std::size_t start = page.find("\n" + command + heading);
        if (start == std::string::npos) continue;
        const std::size_t body = page.find('\n', start + 1);
        return page.substr(body, std::min(page.find("\n.SH", body), page.find("\n.SS", body)) - body);
    }
    return {};
}

/// Every --long-option of a text.
Names options_in(const std::string& text) {
    Names options;
    for (std::size_t at = text.find("--"); at != std::string::npos; at = text.find("--", at)) {
        const std::size_t end = std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at), text.size());
        if (end > at + 2) options.insert(text.substr(at, end - at));
        at = end;
    }
    return options;
}

/// The entries of a list: what is in bold behind each .TP.
std::vector<std::string> entries_in(const std::string& text) {
    const std::string start = ".TP\n\\fB";
    std::vector<std::string> entries;
    for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at)) {
        at += start.size();
        entries.push_back(text.substr(at, text.find("\\fR", at) - at));
    }
    return entries;
}

std::string listed(const Names& names) { return fmt::format("{}", fmt::join(names, " ")); }

/// The keys of a table stand in the section of their table, in bold; those of its tables in theirs.
void check_keys_in_page(const std::string& page, std::span<const Key> keys, const std::string& path, const std::string& body) {
    for (const Key& key : keys) {
        const std::string whole = path.empty() ? std::string(key.name) : path + "." + std::string(key.name);
        CAPTURE(whole);
        if (key.type == KeyType::table || key.type == KeyType::tables) {
            const std::string header = key.type == KeyType::tables ? "[[" + whole + "]]" : "[" + whole + "]";
            const std::string below = section(page, header);
            CHECK_FALSE(below.empty());
            check_keys_in_page(page, key.keys, whole, below);
        } else {
            CHECK(body.find("\\fB" + std::string(key.name) + "\\fR") != std::string::npos);
        }
    }
}

/// Every name of a key in the tables of the regulation file, read from their source.
Names regulation_keys() {
    Names keys;
    const std::string source = fixture::bytes_of(fixture::source_dir() / "lib/regulation/keys.cpp");
    const std::string_view start = "Key{.name = \"";
    for (std::size_t at = source.find(start); at != std::string::npos; at = source.find(start, at)) {
        at += start.size();
        keys.insert(source.substr(at, source.find('"', at) - at));
    }
    for (const Rule* rule : rules::all()) {
        for (const Key& param : rule->params) keys.emplace(param.name);
    }
    return keys;
}

/// Every path of the keys of a table, its tables included: "dates", "dates.completed".
void collect_paths(std::span<const Key> keys, const std::string& table, Names& paths) {
    for (const Key& key : keys) {
        const std::string path = table.empty() ? std::string(key.name) : table + "." + std::string(key.name);
        paths.insert(path);
        CHECK_MESSAGE(!key.about.empty(), path);
        collect_paths(key.keys, path, paths);
    }
}

} // namespace

TEST_CASE("conventions: each key of the batch file is described in both languages, and what rules read are keys") {
    Names paths;
    collect_paths(batch_keys(), "", paths);
    CHECK(paths.size() > 100);
    for (const Rule* rule : rules::all()) {
        for (const std::string_view read : rule->reads) CHECK_MESSAGE(paths.contains(std::string(read)), read);
    }
}

TEST_CASE("conventions: each rule has its file, its test, its example, its titles and a name that is well formed") {
    for (const Rule* rule : rules::all()) {
        const std::string id(rule->id);
        CAPTURE(id);
        CHECK(is_kebab_case(id));
        CHECK(exists("rules/" + source_name(id) + ".cpp"));
        CHECK(exists("tests/rules/" + source_name(id) + "_test.cpp"));
        CHECK(exists("examples/fail-" + id + "/batch.toml"));
        CHECK_FALSE(rule->title_zh.empty());
        CHECK_FALSE(rule->title_en.empty());
        CHECK((rule->judge != nullptr));
        const About& about = rule->about;
        for (const Wording& part : {about.asks, about.why, about.computed, about.fails, about.passes, about.mend})
            CHECK_FALSE(part.empty());
        for (const Key& param : rule->params) CHECK_MESSAGE(!param.about.empty(), param.name);
    }
}

TEST_CASE("conventions: each file of rules and each failing example is of a rule") {
    Names files{"all.cpp"};
    Names examples;
    for (const Rule* rule : rules::all()) {
        files.insert(source_name(rule->id) + ".cpp");
        examples.insert("fail-" + std::string(rule->id));
    }
    CHECK(files.size() == rules::all().size() + 1); // no rule stands twice
    for (const auto& entry : fs::directory_iterator(fixture::source_dir() / "rules")) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() == ".cpp") CHECK_MESSAGE(files.contains(name), name);
    }
    for (const auto& entry : fs::directory_iterator(fixture::source_dir() / "examples")) {
        const std::string name = entry.path().filename().string();
        if (name.rfind("fail-", 0) == 0) CHECK_MESSAGE(examples.contains(name), name);
    }
}

TEST_CASE("conventions: each rule has a row in a regulation that the program ships with") {
    Names used;
    for (const std::string_view id : fixture::catalogue().ids()) {
        for (const RegulatedRule& rule : fixture::catalogue().shipped(id)->rules) used.insert(rule.id);
    }
    for (const Rule* rule : rules::all()) CHECK_MESSAGE(used.contains(std::string(rule->id)), rule->id);
}

TEST_CASE("conventions: each procedure has an example that passes") {
    Names shown;
    for (const auto& entry : fs::directory_iterator(fixture::source_dir() / "examples")) {
        if (!fs::exists(entry.path() / "batch.toml") || entry.path().filename().string().rfind("fail-", 0) == 0) continue;
        const std::string text = fixture::bytes_of(entry.path() / "batch.toml");
        InputErrors errors;
        const BatchReading reading = read_batch(Source("batch.toml", text), text, fixture::by_name(), errors);
        REQUIRE(reading.batch);
        const Procedure* procedure = reading.regulation->find_procedure(reading.batch->institution.kind.value_or({}),
                                                                        reading.batch->module.value_or({}));
        if (procedure != nullptr) shown.insert(reading.regulation->id + " " + procedure->id);
    }
    for (const std::string_view id : fixture::catalogue().ids()) {
        const auto regulation = fixture::catalogue().shipped(id);
        for (const Procedure& procedure : regulation->procedures)
            CHECK_MESSAGE(shown.contains(regulation->id + " " + procedure.id), procedure.id);
    }
}

TEST_CASE("conventions: each format has its golden files and each golden file its format") {
    Names formats_known;
    for (const Format* format : formats()) {
        CAPTURE(format->name);
        CHECK(is_kebab_case(format->name));
        formats_known.emplace(format->name);
        for (const char* lang : {"-zh.txt", "-en.txt"}) CHECK(exists("tests/golden/" + std::string(format->name) + lang));
    }
    for (const auto& entry : fs::directory_iterator(fixture::source_dir() / "tests/golden")) {
        const std::string name = entry.path().filename().string();
        CHECK_MESSAGE(formats_known.contains(name.substr(0, name.find('-'))), name);
    }
}

TEST_CASE("conventions: each format is in the manual page, in the README and in the help, and has its file") {
    const std::string text = page("hegui-check.1");
    const std::string overview = section(text, "概要");
    const std::string options = section(text, "OPTIONS");
    const std::vector<std::string> in_page = entries_in(section(text, "REPORT FORMATS"));
    const std::string readme = fixture::bytes_of(fixture::source_dir() / "README.md");
    const std::string help = fixture::run_program({"check", "--help"}).out;
    Names files;
    for (const Format* format : formats()) {
        const std::string name(format->name);
        CAPTURE(name);
        CHECK(std::count(in_page.begin(), in_page.end(), name) == 1);
        CHECK(options.find("\\fB" + name + "\\fR") != std::string::npos);
        CHECK(overview.find(name) != std::string::npos);
        CHECK(readme.find("`" + name + "`") != std::string::npos);
        CHECK(help.find(name) != std::string::npos);
        files.insert(source_name(name) + ".cpp");
    }
    for (const auto& entry : fs::directory_iterator(fixture::source_dir() / "lib/report/formats"))
        CHECK_MESSAGE(files.contains(entry.path().filename().string()), entry.path().filename().string());
    CHECK(files.size() == formats().size());
    CHECK(in_page.size() == formats().size());
}

TEST_CASE("conventions: the manual page of check lists each rule once, in the order of the reports, by its title") {
    const std::string text = section(page("hegui-check.1"), "RULES");
    std::vector<std::string> expected;
    for (const std::string_view id : {"henan-2023", "anhui-examiner-training"}) {
        for (const RegulatedRule& rule : fixture::catalogue().shipped(id)->rules) {
            if (std::count(expected.begin(), expected.end(), rule.id) == 0) expected.push_back(rule.id);
        }
    }
    CHECK(fmt::format("{}", fmt::join(entries_in(text), " ")) == fmt::format("{}", fmt::join(expected, " ")));
    for (const Rule* rule : rules::all())
        CHECK_MESSAGE(text.find(fmt::format("\\fB{}\\fR ({})", rule->id, rule->title_zh)) != std::string::npos, rule->id);
}

TEST_CASE("conventions: the options of each command are those of its manual page") {
    for (const Command* command : commands()) {
        const std::string name(command->name);
        CAPTURE(name);
        CHECK(is_kebab_case(name));
        const std::string in_page = listed(options_in(section(page("hegui-" + name + ".1"), "OPTIONS")));
        const std::string in_help = listed(options_in(fixture::run_program({name, "--help"}).out));
        CHECK(in_page == in_help);
    }
}

TEST_CASE("conventions: the manual page of the program names each command") {
    const std::string text = page("hegui.1");
    for (const Command* command : commands())
        CHECK_MESSAGE(text.find("hegui-" + std::string(command->name)) != std::string::npos, command->name);
}

TEST_CASE("conventions: the manual page of the batch file has each of its keys in the section of its table") {
    const std::string text = page("hegui-batch.5");
    const std::string top = section(text, "TOP OF THE FILE");
    CHECK_FALSE(top.empty());
    check_keys_in_page(text, batch_keys(), "", top);
}

TEST_CASE("conventions: the manual page of the regulation file has each of its keys") {
    const std::string text = page("hegui-regulation.5");
    const Names keys = regulation_keys();
    CHECK(keys.size() > 30);
    for (const std::string& key : keys) {
        CAPTURE(key);
        const bool is_entry = text.find("\\fB" + key + "\\fR") != std::string::npos;
        const auto in_heading = [&](const std::string& part) { return text.find(part) != std::string::npos; };
        const bool is_table = in_heading("[" + key + "]") || in_heading("[" + key + ".") || in_heading("." + key + "]");
        CHECK((is_entry || is_table));
    }
}

} // namespace hegui
