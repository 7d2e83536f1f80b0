#include "lib/toml/schema.hpp"

#include "lib/toml/read.hpp"
#include "tests/fixture/errors.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {
namespace {

constexpr std::array inner_keys{Key{.name = "name", .required = true}, Key{.name = "planned", .type = KeyType::count}};
constexpr std::array keys{
    Key{.name = "name"},
    Key{.name = "planned", .type = KeyType::count},
    Key{.name = "registered", .type = KeyType::count},
    Key{.name = "days", .type = KeyType::positive},
    Key{.name = "year", .type = KeyType::year},
    Key{.name = "attended", .type = KeyType::amount},
    Key{.name = "score", .type = KeyType::score},
    Key{.name = "stamped", .type = KeyType::flag},
    Key{.name = "day", .type = KeyType::date},
    Key{.name = "start", .type = KeyType::time},
    Key{.name = "method", .type = KeyType::word, .list = "method"},
    Key{.name = "methods", .type = KeyType::words, .list = "method"},
    Key{.name = "level", .type = KeyType::level},
    Key{.name = "levels", .type = KeyType::levels},
    Key{.name = "region", .type = KeyType::region},
    Key{.name = "staff", .type = KeyType::texts},
    Key{.name = "chains", .type = KeyType::texts_lists},
    Key{.name = "until", .type = KeyType::day_of_year},
    Key{.name = "title", .type = KeyType::bilingual},
    Key{.name = "exam", .type = KeyType::table, .keys = inner_keys},
    Key{.name = "session", .type = KeyType::tables, .keys = inner_keys},
};

const WordLists& words() {
    static const WordLists lists{{"method", {{"exam", {"考试考核"}}, {"direct", {"直接认定"}}}},
                                 {"level",
                                  {{"5", {"五级", "初级工", "五级/初级工"}},
                                   {"4", {"四级", "中级工", "四级/中级工"}},
                                   {"3", {"三级", "高级工", "三级/高级工"}},
                                   {"2", {"二级", "技师", "二级/技师"}},
                                   {"1", {"一级", "高级技师", "一级/高级技师"}}}}};
    return lists;
}

struct Checked {
    TomlTable table;
    InputErrors errors;
};

Checked check(std::string_view text, std::span<const Key> against = keys) {
    Checked checked;
    const Source source("batch.toml", text);
    auto document = parse_toml(source, text, checked.errors);
    REQUIRE(document);
    SchemaCheck(source, &words(), document->incomplete, checked.errors).check(document->root, against);
    checked.table = std::move(document->root);
    return checked;
}

std::string english(std::string_view text) { return fixture::in_english(check(text).errors); }
std::string chinese(std::string_view text) { return fixture::in_chinese(check(text).errors); }

/// Every value is wrong for the key, in the same words.
void check_refused(const std::string& key, const std::vector<std::string>& values, const std::string& message) {
    for (const std::string& value : values) {
        CAPTURE(value);
        const Checked checked = check(key + " = " + value + "\n");
        REQUIRE(checked.errors.size() == 1);
        CHECK(checked.errors[0].message.en == key + " " + message);
        CHECK(checked.errors[0].where.at == Position{1, static_cast<std::uint32_t>(key.size() + 4)});
    }
}

} // namespace

TEST_CASE("SchemaCheck: an unknown key names the nearest known one") {
    CHECK(english("planed = 30\n") == "1:1+6 unknown key \"planed\" in the top of the file (did you mean \"planned\"?)\n");
    CHECK(chinese("planed = 30\n") == "1:1+6 文件顶层没有“planed”这个键（是否应为“planned”？）\n");
    CHECK(english("zzz = 30\n") == "1:1+3 unknown key \"zzz\" in the top of the file\n");
    CHECK(english("[exam]\nname = \"x\"\nplaned = 1\n") == "3:1+6 unknown key \"planed\" in [exam] (did you mean \"planned\"?)\n");
    CHECK(english("\"计划\" = 30\n") == "1:1+2 unknown key \"计划\" in the top of the file\n");
}

TEST_CASE("SchemaCheck: a headcount is 0 to 1000000") {
    for (const char* value : {"0", "1", "1000000", "1_000_000"}) CHECK(english("planned = " + std::string(value) + "\n") == "");
    check_refused("planned", {"-1", "1000001", "1.0", "\"30\"", "true", "[1]", "9223372036854775807"},
                  "must be a whole number from 0 to 1000000, without quotation marks");
    CHECK(chinese("planned = -1\n") == "1:11+2 planned 应为 0 到 1000000 的整数，不加引号\n");
}

TEST_CASE("SchemaCheck: a positive number is 1 to 10000") {
    for (const char* value : {"1", "10000"}) CHECK(english("days = " + std::string(value) + "\n") == "");
    check_refused("days", {"0", "-3", "10001", "3.0", "\"3\""}, "must be a whole number from 1 to 10000, without quotation marks");
}

TEST_CASE("SchemaCheck: a year is 2000 to 2100") {
    for (const char* value : {"2000", "2026", "2100"}) CHECK(english("year = " + std::string(value) + "\n") == "");
    check_refused("year", {"1999", "2101", "26", "2026.0", "\"2026\"", "2026-01-01"},
                  "must be a year from 2000 to 2100, without quotation marks");
}

TEST_CASE("SchemaCheck: numbers with and without decimals read as one type") {
    for (const auto& [written, value] : {std::pair{"0", 0.0}, std::pair{"1", 1.0}, std::pair{"1.5", 1.5}, std::pair{"1000000", 1e6}}) {
        const Checked checked = check("attended = " + std::string(written) + "\n");
        CHECK(checked.errors.empty());
        CHECK(*field<double>(checked.table, "attended") == value);
    }
    check_refused("attended", {"-1", "-0.5", "1000000.5", "nan", "inf", "\"1\"", "true"},
                  "must be a number from 0 to 1000000, decimals allowed, without quotation marks");
    for (const char* value : {"0", "90", "89.5", "100", "100.0"}) CHECK(english("score = " + std::string(value) + "\n") == "");
    check_refused("score", {"-1", "100.5", "101", "nan", "-inf", "\"90\"", "\"缺考\""},
                  "must be a score from 0 to 100, decimals allowed, without quotation marks");
}

TEST_CASE("SchemaCheck: texts and flags are not mixed up") {
    check_refused("name", {"1", "true", "2026-09-01", "[\"x\"]"}, "must be a text in quotation marks \"…\"");
    check_refused("stamped", {"1", "\"true\"", "\"是\"", "0"}, "must be true or false, without quotation marks");
    check_refused("start", {"\"09:00:00\"", "9", "2026-09-01"}, "must be a time such as 09:00:00");
    check_refused("staff", {"\"甲\"", "[1]", "[\"甲\", 2]", "[[\"甲\"]]"}, "must be a list such as [\"…\", \"…\"]");
    CHECK(english("name = \"\"\nstamped = false\nstart = 00:00:00\nstaff = []\n") == "");
}

TEST_CASE("SchemaCheck: a date is a day, quoted or not, without a time") {
    for (const char* value : {"2026-09-01", "\"2026-09-01\""}) {
        const Checked checked = check("day = " + std::string(value) + "\n");
        CHECK(checked.errors.empty());
        CHECK(*field<date::sys_days>(checked.table, "day") == date::sys_days{date::year{2026} / 9 / 1});
    }
    check_refused("day",
                  {"2026-09-01T09:00:00", "2026-09-01 09:00:00", "2026-09-01T00:00:00Z", "\"2026-09-01T09:00:00\"", "\"2026-9-1\"",
                   "\"2026-02-30\"", "\"2026/09/01\"", "\"2026年9月1日\"", "\" 2026-09-01\"", "\"\"", "20260901", "09:00:00"},
                  "must be a date such as 2026-09-01, without a time of day, and the day must exist");
    CHECK(chinese("day = 2026-09-01T09:00:00\n") == "1:7+19 day 应为日期，写作 2026-09-01，不带时刻，且必须真有这一天\n");
}

TEST_CASE("SchemaCheck: a level in all spellings is one number") {
    struct Row {
        const char* written;
        std::int64_t level;
    };
    for (const Row& row :
         {Row{"5", 5}, Row{"4", 4}, Row{"1", 1}, Row{"\"4\"", 4}, Row{"\"４\"", 4}, Row{"\"四级\"", 4}, Row{"\"中级工\"", 4},
          Row{"\"四级/中级工\"", 4}, Row{"\"四级／中级工\"", 4}, Row{"\" 四级 \"", 4}, Row{"\"四 级\"", 4}, Row{"\"【四级】\"", 4},
          Row{"\"初级工\"", 5}, Row{"\"高级工\"", 3}, Row{"\"技师\"", 2}, Row{"\"高级技师\"", 1}, Row{"\"一级/高级技师\"", 1}}) {
        CAPTURE(row.written);
        const Checked checked = check("level = " + std::string(row.written) + "\n");
        CHECK(checked.errors.empty());
        CHECK(field<std::int64_t>(checked.table, "level").value_or(0) == row.level);
    }
    check_refused("level", {"0", "6", "-4", "4.0", "\"六级\"", "\"四级/高级工\"", "\"\"", "true", "2026-09-01"},
                  "must be a level: 5 to 1, or its Chinese name, such as 四级, 中级工, 四级/中级工");
    const Checked several = check("levels = [5, \"四级\", \"高级工\"]\n");
    CHECK(several.errors.empty());
    CHECK(*several.table.find("levels")->as<TomlArray>()->at(2).as<std::int64_t>() == 3);
}

TEST_CASE("SchemaCheck: a word of a closed list is its id or its Chinese term after folding") {
    for (const char* written :
         {"exam", "考试考核", "《考试考核》", "〔考试考核〕", "【考试考核】", " 考试 考核", "　考试考核　", "ｅｘａｍ"}) {
        CAPTURE(written);
        const Checked checked = check("method = \"" + std::string(written) + "\"\n");
        CHECK(checked.errors.empty());
        CHECK(field<std::string>(checked.table, "method").value_or("") == "exam");
    }
    CHECK(english("method = \"exan\"\n") ==
          "1:10+6 method has no value \"exan\" (did you mean \"exam\"?); known are exam (考试考核), direct (直接认定)\n");
    CHECK(chinese("method = \"考式考核\"\n") ==
          "1:10+6 method 没有“考式考核”这个值（是否应为“考试考核”？）；可以写：exam（考试考核）、direct（直接认定）\n");
    CHECK(english("method = \"Exam\"\n").find("did you mean \"exam\"?") != std::string::npos);
    check_refused("method", {"1", "[\"exam\"]"}, "must be a text in quotation marks \"…\"");
}

TEST_CASE("SchemaCheck: several words are each looked up, and each wrong one is reported at its place") {
    CHECK(*check("methods = [\"直接认定\", \"exam\"]\n").table.find("methods")->as<TomlArray>()->at(0).as<std::string>() == "direct");
    const Checked checked = check("methods = [\"x1\", \"exam\", \"x2\"]\n");
    REQUIRE(checked.errors.size() == 2);
    CHECK(checked.errors[0].where.at == Position{1, 12});
    CHECK(checked.errors[1].where.at == Position{1, 26});
}

TEST_CASE("SchemaCheck: a region is six digits in quotation marks") {
    CHECK(english("region = \"410100\"\n") == "");
    check_refused("region", {"410100", "\"4101\"", "\"4101000\"", "\"41010a\"", "\"郑州市\"", "\"\"", "\"４１０１００\""},
                  "must be a division code of six digits in quotation marks, such as \"410100\"");
}

TEST_CASE("SchemaCheck: days of a year, texts in both languages and lists of lists") {
    CHECK(english("until = \"03-31\"\ntitle = { zh = \"甲\", en = \"a\" }\nchains = [[\"a\"], []]\n") == "");
    check_refused("until", {"\"02-29\"", "\"3-31\"", "\"13-01\"", "\"2026-03-31\"", "2026-03-31"},
                  "must be a month and a day such as \"03-31\"");
    check_refused("title", {"\"甲\"", "{ zh = \"甲\" }", "{ zh = \"甲\", en = 1 }", "{ zh = \"甲\", en = \"a\", fr = \"b\" }"},
                  "must be in both languages: { zh = \"…\", en = \"…\" }");
    check_refused("chains", {"[\"a\"]", "\"a\"", "[[1]]"}, "must be a list of lists such as [[\"…\", \"…\"], [\"…\"]]");
}

TEST_CASE("SchemaCheck: tables and lists of tables are told apart") {
    CHECK(english("[[exam]]\nname = \"x\"\n") == "1:1+8 \"exam\" must be a table, written [exam]\n");
    CHECK(english("exam = 1\n") == "1:8+1 \"exam\" must be a table, written [exam]\n");
    CHECK(english("[session]\nname = \"x\"\n")
              .find("\"session\" must be a list of tables, each beginning with double brackets [[…]], "
                    "written [[session]]\n") != std::string::npos);
    CHECK(english("session = [1]\n").find("must be a list of tables") != std::string::npos);
    CHECK(english("[name]\n").find("name must be a text in quotation marks") != std::string::npos);
}

TEST_CASE("SchemaCheck: a required key that is missing is reported at its table") {
    CHECK(english("[[session]]\nname = \"x\"\n\n[[session]]\nplanned = 1\n") == "4:1+1 [[session]] lacks the required key \"name\"\n");
    CHECK(chinese("[exam]\n") == "1:1+1 [exam] 缺少必填的“name”\n");
    constexpr std::array top{Key{.name = "format", .type = KeyType::count, .required = true}};
    CHECK(fixture::in_english(check("", top).errors) == "1:1+1 the top of the file lacks the required key \"format\"\n");
}

TEST_CASE("SchemaCheck: nothing is said of missing keys where a syntax error hid lines") {
    CHECK(check("[[session]]\nname = 甲\n").errors.size() == 1);
    const Checked checked = check("[[session]]\nname = 甲\nplaned = 1\n");
    REQUIRE(checked.errors.size() == 2); // what is there is checked all the same
    CHECK(checked.errors[1].where.at == Position{3, 1});
}

TEST_CASE("SchemaCheck: all errors of a file in one go, in its order") {
    const Checked checked = check("planed = 1\nday = \"x\"\nregion = 1\n[[session]]\nplanned = -1\n[[session]]\nname = 1\n");
    std::vector<std::uint32_t> lines;
    for (const InputError& error : checked.errors) lines.push_back(error.where.at.line);
    CHECK(lines == std::vector<std::uint32_t>{1, 2, 3, 5, 4, 7}); // of a table first what is there, then what is not
}

TEST_CASE("SchemaCheck: while the regulation is not known any text is taken for a word") {
    const std::string text = "method = \"anything\"\n";
    const Source source("batch.toml", text);
    InputErrors errors;
    auto document = parse_toml(source, text, errors);
    REQUIRE(document);
    SchemaCheck(source, nullptr, false, errors).check(document->root, keys);
    CHECK(errors.empty());
}

TEST_CASE("SchemaCheck: a key whose list the regulation does not have can't be given") {
    const std::string text = "method = \"exam\"\nmethods = [\"exam\"]\n";
    const Source source("batch.toml", text);
    InputErrors errors;
    auto document = parse_toml(source, text, errors);
    REQUIRE(document);
    const WordLists others{{"module", {{"supervised", {}}}}};
    SchemaCheck(source, &others, false, errors).check(document->root, keys);
    CHECK(fixture::in_english(errors) == "1:10+6 method can't be given: the regulation has no words for \"method\"\n"
                                         "2:12+6 methods can't be given: the regulation has no words for \"method\"\n");
    CHECK(errors[0].message.zh == "method 不能填写：规程没有“method”这一组词");
}

TEST_CASE("find_word: ids and names") {
    const WordList& levels = words().at("level");
    REQUIRE(find_word(levels, "中级工") != nullptr);
    CHECK(find_word(levels, "中级工")->id == "4");
    CHECK(find_word(levels, "中级") == nullptr);
    CHECK(find_word(levels, "") == nullptr);
}

} // namespace hegui
