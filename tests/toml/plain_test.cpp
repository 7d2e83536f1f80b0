#include "lib/toml/plain.hpp"

#include "lib/base/utf8.hpp"
#include "tests/fixture/folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {
namespace {

using namespace std::literals;
namespace fs = std::filesystem;

struct Case {
    std::string text;
    bool is_taken;
};

std::optional<TomlDocument> by_library(std::string_view text) {
    InputErrors errors;
    auto document = parse_toml_by_library(Source("batch.toml", text), text, errors);
    return errors.empty() ? std::move(document) : std::nullopt;
}

/// That toml++ makes the same of a text, where the strict reader makes anything of it.
bool is_borne_out(std::string_view text) {
    const auto plain = read_plain_toml(utf8::without_byte_order_mark(text));
    return !plain || plain == by_library(text);
}

void check(std::span<const Case> cases) {
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(read_plain_toml(one.text).has_value() == one.is_taken);
        CHECK(is_borne_out(one.text));
    }
}

std::vector<std::string> files(const char* folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(fixture::source_dir() / folder)) {
        if (entry.path().extension() == ".toml") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end()); // a folder has no order, and what is changed in which file is to be the same each time
    std::vector<std::string> all;
    for (const fs::path& path : paths) all.push_back(fixture::bytes_of(path));
    return all;
}

constexpr std::array<std::string_view, 45> fragments{"[a]",         "[[a]]",
                                                     "[session]",   "[[session]]",
                                                     "[session.a]", "[[examiner.skill]]",
                                                     "[a.b.c]",     "= ",
                                                     "a = 1",       "name = \"甲\"",
                                                     "x = 'y'",     "\n",
                                                     "\r\n",        "\r",
                                                     "\t",          " ",
                                                     "#",           "# 说明",
                                                     "\"",          "\"\"",
                                                     "\"\"\"",      "'",
                                                     "'''",         "\\",
                                                     "[",           "]",
                                                     ",",           "[[1], ",
                                                     "{",           "}",
                                                     "{ a = 1 }",   "true",
                                                     "false",       "09:00:00",
                                                     "23:59:60",    "2024-02-29",
                                                     "2023-02-29",  "-",
                                                     "0",           "1_000",
                                                     ".",           "\u3000",
                                                     "\u00A0",      "\x7F"};

std::size_t line_start(const std::string& text, std::size_t at) {
    const std::size_t before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
    return before == std::string::npos ? 0 : before + 1;
}

/// A line of the text, with its end.
std::string line_of(const std::string& text, std::mt19937& random) {
    const std::size_t start = line_start(text, random() % text.size());
    return text.substr(start, text.find('\n', start) + 1 - start);
}

/// A change such as a hand would make, or a fault of it.
std::string changed(std::string text, std::mt19937& random) {
    const std::size_t at = random() % text.size();
    switch (random() % 7) {
    case 0: text[at] = static_cast<char>(random()); break;
    case 1: text.erase(at, 1 + random() % 3); break;
    case 2: text.insert(at, fragments.at(random() % fragments.size())); break;
    case 3: text.insert(line_start(text, at), std::string(fragments.at(random() % fragments.size())) + "\n"); break;
    case 4: text.insert(line_start(text, at), line_of(text, random)); break;
    case 5: {
        const std::size_t start = line_start(text, at);
        const std::size_t end = text.find('\n', start);
        const std::string line = text.substr(start, end == std::string::npos ? end : end + 1 - start);
        text.erase(start, line.size());
        text.insert(text.empty() ? 0 : line_start(text, random() % text.size()), line);
        break;
    }
    default: text.resize(at); break;
    }
    return text.empty() ? "\n" : text;
}

/// All TOML files of the project, each with many changes, the same ones each time.
std::vector<std::string> changed_files() {
    std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp)
    std::vector<std::string> all;
    for (const char* folder : {"examples", "rules"}) {
        for (const std::string& text : files(folder)) {
            for (int i = 0; i < 150; ++i) {
                const std::string once = changed(text, random);
                all.push_back(random() % 2 == 0 ? once : changed(once, random));
            }
        }
    }
    return all;
}

std::string with_returns(std::string_view text) {
    std::string all;
    for (const char c : text) all += c == '\n' ? "\r\n" : std::string(1, c);
    return all;
}

} // namespace

TEST_CASE("read_plain_toml: files, lines and remarks") {
    check(std::array{
        Case{"", true},
        Case{"\n\n", true},
        Case{" \t", true},
        Case{"# 说明", true},
        Case{"# 说明\t\n", true},
        Case{"a = 1", true},
        Case{"a = 1\r\n\r\n[b] # 说明\r\nc = [\r\n  1, # 一\r\n]\r\n", true},
        Case{"\ta\t=\t1\t# 说明\n", true},
        Case{"a=1#", true},
        Case{"a = 1\r", false},
        Case{"a = 1\rb = 2\n", false},
        Case{"# 说\r明\n", false},
        Case{"# 说\x01明\n", false},
        Case{"# 说\x7F明\n", false},
        Case{"# \0\n"s, false},
        Case{"a = 1 b = 2\n", false},
        Case{"a = 1\u3000\n", false},
        Case{"\u3000a = 1\n", false},
        Case{"\xEF\xBB\xBF\xEF\xBB\xBF", false},
        Case{"# \xFF\n", false},
        Case{"# \xED\xA0\x80\n", false},
        Case{"a = 1\f\n", false},
    });
}

TEST_CASE("read_plain_toml: keys") {
    check(std::array{
        Case{"_A-9 = 1\n", true},
        Case{"1 = 1\n", true},
        Case{"2026-01-01 = 1\n", true},
        Case{"true = true\n", true},
        Case{"a = 1\nb = 2\n[t]\na = 1\n", true},
        Case{"a = 1\na = 1\n", false},
        Case{"a = 1\n[a]\n", false},
        Case{"[t]\na = 1\n[t.a]\n", false},
        Case{"a.b = 1\n", false},
        Case{"\"a\" = 1\n", false},
        Case{"名 = 1\n", false},
        Case{"= 1\n", false},
        Case{"a\n", false},
        Case{"a =", false},
        Case{"a = \n1\n", false},
        Case{"a = = 1\n", false},
        Case{"a = # 1\n", false},
        Case{"a == 1\n", false},
    });
}

TEST_CASE("read_plain_toml: texts") {
    check(std::array{
        Case{"a = \"\"", true},
        Case{"a = ''", true},
        Case{"a = \"\"\n", true},
        Case{"a = \"甲's #\t[乙] 𠮷\" # 丙\n", true},
        Case{"a = 'C:\\甲 \"乙\"'\n", true},
        Case{"a = [\"甲\", \"乙丙\"] # 丁\nb = 1\n", true},
        Case{"a = \"甲", false},
        Case{"a = \"甲\n\"\n", false},
        Case{"a = '甲\n'\n", false},
        Case{"a = \"甲\r\n\"\n", false},
        Case{"a = \"\\t\"\n", false},
        Case{"a = \"\\\"\n", false},
        Case{"a = \"\x1F\"\n", false},
        Case{"a = '\x7F'\n", false},
        Case{"a = \"\"\"\n", false},
        Case{"a = \"\"\"甲\"\"\"\n", false},
        Case{"a = '''甲'''\n", false},
        Case{"a = \"甲\"\"\n", false},
        Case{"a = \"甲\"乙\n", false},
        Case{"a = “甲”\n", false},
    });
}

TEST_CASE("read_plain_toml: numbers, true and false") {
    check(std::array{
        Case{"a = 0\n", true},
        Case{"a = 9223372036854775807\n", true},
        Case{"a = 9223372036854775808\n", false},
        Case{"a = 99999999999999999999999999\n", false},
        Case{"a = 00\n", false},
        Case{"a = 012\n", false},
        Case{"a = -1\n", false},
        Case{"a = +1\n", false},
        Case{"a = 1_000\n", false},
        Case{"a = 0x1F\n", false},
        Case{"a = 1e3\n", false},
        Case{"a = 1.5\n", true},
        Case{"a = 0.1 # 分\n", true},
        Case{"a = [0.0, 12.50]", true},
        Case{"a = 123456789012.345\n", true},
        Case{"a = 123456789012.3456\n", false},
        Case{"a = 00.1\n", false},
        Case{"a = 1.\n", false},
        Case{"a = .5\n", false},
        Case{"a = 1.5.1\n", false},
        Case{"a = 1.5e3\n", false},
        Case{"a = -1.5\n", false},
        Case{"a = inf\n", false},
        Case{"a = 12人\n", false},
        Case{"a = true\nb = false", true},
        Case{"a = True\n", false},
        Case{"a = tru", false},
        Case{"a = truely\n", false},
        Case{"a = true, b = 1\n", false},
        Case{"a = yes\n", false},
    });
}

TEST_CASE("read_plain_toml: dates and times") {
    check(std::array{
        Case{"a = 2024-02-29", true},
        Case{"a = 2024-02-29 ", true},
        Case{"a = 2024-02-29 # 闰日\n", true},
        Case{"a = 2000-02-29\n", true},
        Case{"a = 1900-02-29\n", false},
        Case{"a = 2023-02-29\n", false},
        Case{"a = 0000-01-01\n", true},
        Case{"a = 9999-12-31\n", true},
        Case{"a = 2026-04-30\n", true},
        Case{"a = 2026-04-31\n", false},
        Case{"a = 2026-00-01\n", false},
        Case{"a = 2026-13-01\n", false},
        Case{"a = 2026-01-00\n", false},
        Case{"a = 2026-1-01\n", false},
        Case{"a = 2026-01-1", false},
        Case{"a = 2026-01", false},
        Case{"a = 2026-01-011\n", false},
        Case{"a = 12026-01-01\n", false},
        Case{"a = 2026-01-01T09:00:00\n", false},
        Case{"a = 2026-01-01 09:00:00\n", false},
        Case{"a = [2026-01-01 , 2026-01-02 ]\n", true},
        Case{"a = [2026-01-01 1]\n", false},
        Case{"a = 00:00:00", true},
        Case{"a = 23:59:59\n", true},
        Case{"a = 24:00:00\n", false},
        Case{"a = 09:60:00\n", false},
        Case{"a = 09:00:60\n", false},
        Case{"a = 09:00\n", false},
        Case{"a = 9:00:00\n", false},
        Case{"a = 09:00:0", false},
        Case{"a = 09:00:00.5\n", false},
        Case{"a = 09：00\n", false},
    });
}

TEST_CASE("read_plain_toml: lists") {
    check(std::array{
        Case{"a = []", true},
        Case{"a = [ \n # 空\n ]\n", true},
        Case{"a = [1]\n", true},
        Case{"a = [ \"甲\", 1 ,true, ]\n", true},
        Case{"a = [\n  \"甲乙\", # 一\n  [1, 2],\n  []\n, ] # 完\n", true},
        Case{"a = [[[[[[[[1]]]]]]]]\n", true},
        Case{"a = [[[[[[[[[1]]]]]]]]]\n", false},
        Case{"a = [,]\n", false},
        Case{"a = [1,,]\n", false},
        Case{"a = [1 2]\n", false},
        Case{"a = [1\n2]\n", false},
        Case{"a = [1", false},
        Case{"a = [1,", false},
        Case{"a = [1]]\n", false},
        Case{"a = [1] 2\n", false},
        Case{"a = [1，2]\n", false},
        Case{"a = [# ]\n", false},
        Case{"a = [1\x01]\n", false},
        Case{"a = { b = 1 }\n", false},
        Case{"a = [{ b = 1 }]\n", false},
    });
}

TEST_CASE("read_plain_toml: tables and lists of tables") {
    check(std::array{
        Case{"[a]", true},
        Case{"  [a] # 表\n  b = 1\n", true},
        Case{"[a]\n[b]\n[a.c]\nd = 1\n[a.e]\n", true},
        Case{"[a.b]\nc = 1\n[a.d]\n", true},
        Case{"[a.b.c]\n[a.b.d]\n[[a.b.e]]\n", true},
        Case{"[[a]]\nb = 1\n[a.c]\nd = 1\n[[a.e]]\n[[a.e]]\nf = 1\n[[a]]\nb = 2\n[a.c]\n[[a.e]]\n", true},
        Case{"[[a.b]]\n[[a.b]]\n[a.b.c]\n", true},
        Case{"a = 1\n[b]\n", true},
        Case{"[a.b.c.d.e.f.g.h]\n", true},
        Case{"[a.b.c.d.e.f.g.h.i]\n", false},
        Case{"[a]\n[a]\n", false},
        Case{"[a]\n[[a]]\n", false},
        Case{"[[a]]\n[a]\n", false},
        Case{"[a.b]\n[a.b]\n", false},
        Case{"[a.b]\n[[a]]\n", false},
        Case{"[a.b]\n[a]\n", false}, // well formed, but rare
        Case{"[a.b]\nc = 1\n[a.b.c]\n", false},
        Case{"a = []\n[[a]]\n", false},
        Case{"a = []\n[a.b]\n", false},
        Case{"a = [1]\n[a.b]\n", false},
        Case{"a = \"\"\n[a.b]\n", false},
        Case{"a = {}\n[a.b]\n", false},
        Case{"[]\n", false},
        Case{"[[]]\n", false},
        Case{"[a.]\n", false},
        Case{"[.a]\n", false},
        Case{"[a", false},
        Case{"[[a]\n", false},
        Case{"[[a] ]\n", false},
        Case{"[ a ]\n", false},
        Case{"[ [a]]\n", false},
        Case{"[a]]\n", false},
        Case{"[a] b = 1\n", false},
        Case{"[a]\n\x01", false},
        Case{"[表]\n", false},
        Case{"[\"a\"]\n", false},
    });
}

TEST_CASE("read_plain_toml: a place is that of a character, behind whatever stands before it in its line") {
    const auto document = read_plain_toml("\n[[t]]\r\n  a = [\"甲乙\", '𠮷', 12]\n[[t]]\n");
    REQUIRE(document);
    const TomlEntry& list = document->root.entries.at(0);
    CHECK(list.at == Position{2, 3});
    CHECK(list.value.at == Position{2, 1});
    CHECK(list.value.span == 1);
    const TomlValue& table = list.value.as<TomlArray>()->at(0);
    CHECK(table.span == 5);
    const TomlEntry& texts = table.as<TomlTable>()->entries.at(0);
    CHECK(texts.at == Position{3, 3});
    CHECK(texts.value.at == Position{3, 7});
    CHECK(texts.value.span == 15);
    const TomlValue& number = texts.value.as<TomlArray>()->at(2);
    CHECK(number.at == Position{3, 19});
    CHECK(number.span == 2);
    CHECK(*number.as<std::int64_t>() == 12);
}

TEST_CASE("read_plain_toml: a table of very many keys is left to toml++") {
    const auto keys = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += "k" + std::to_string(i) + " = 1\n";
        return text;
    };
    CHECK(read_plain_toml(keys(200)));
    CHECK(is_borne_out(keys(200)));
    CHECK_FALSE(read_plain_toml(keys(201)));
    CHECK(by_library(keys(201)));
}

TEST_CASE("read_plain_toml: it takes the batch files of the examples, and toml++ makes the same of them") {
    const std::vector<std::string> batches = files("examples");
    CHECK(batches.size() > 20);
    for (const std::string& text : batches) check(std::array{Case{text, true}, Case{with_returns(text), true}});
}

TEST_CASE("read_plain_toml: whatever is changed in a file, toml++ makes the same of what is taken") {
    std::size_t taken = 0;
    for (const std::string& text : changed_files()) {
        CAPTURE(text);
        CHECK(is_borne_out(text));
        taken += read_plain_toml(utf8::without_byte_order_mark(text)) ? 1U : 0U;
    }
    CHECK(taken > 1000);
}

} // namespace hegui
