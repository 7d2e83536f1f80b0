#include "lib/toml/document.hpp"

#include "tests/fixture/errors.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace hegui {
namespace {

using namespace std::literals;

struct Parsed {
    std::optional<TomlDocument> document;
    InputErrors errors;
};

Parsed parse(std::string_view text) {
    Parsed parsed;
    parsed.document = parse_toml(Source("batch.toml", text), text, parsed.errors);
    return parsed;
}

/// The library's own words stand in brackets at the end of some messages; they change from version to version.
std::string without_library_words(std::string message, std::string_view open, std::string_view close) {
    if (message.size() < close.size() || message.substr(message.size() - close.size()) != close) return message;
    return message.substr(0, message.find(open));
}

InputErrors without_library_words(InputErrors errors) {
    for (InputError& error : errors) {
        error.message.en = without_library_words(error.message.en, " (", ")");
        error.message.zh = without_library_words(error.message.zh, "（", "）");
    }
    return errors;
}

std::string english(std::string_view text) { return fixture::in_english(without_library_words(parse(text).errors)); }
std::string chinese(std::string_view text) { return fixture::in_chinese(without_library_words(parse(text).errors)); }

constexpr std::string_view needs_quotes_en =
    "this value can't be read: text must stand in quotation marks \"…\", yes and no are true and false\n";
constexpr std::string_view date_en = "a date is written 2026-09-01, and the day must exist; any other text or number must stand in "
                                     "quotation marks \"…\"\n";
constexpr std::string_view date_or_time_en = "a date is written 2026-09-01, a time 09:00:00; any other text or number must stand in "
                                             "quotation marks \"…\"\n";
constexpr std::string_view time_en =
    "a time is written 09:00:00, with two digits each of hour, minute and second, 23:59:59 at the latest\n";
constexpr std::string_view number_en = "a number stands alone, without a unit and without a leading 0; a code must stand in quotation "
                                       "marks \"…\"\n";
constexpr std::string_view twice_en = "this name was already given in the same table; each may stand once\n";

std::string at(std::string_view place, std::string_view message) { return std::string(place) + "+1 " + std::string(message); }

} // namespace

TEST_CASE("parse_toml: a value that is no TOML is explained in the words of who fills in the file") {
    CHECK(english("name = 河南\n") == at("1:8", needs_quotes_en));
    CHECK(chinese("name = 河南\n") == "1:8+1 值的写法不对：文字要放在英文引号 \"…\" 里，是/否写 true 或 false\n");
    CHECK(english("stamped = yes\n") == at("1:11", needs_quotes_en));
    CHECK(english("stamped = True\n") == at("1:11", needs_quotes_en));
}

TEST_CASE("parse_toml: Chinese quotation marks") {
    const std::string expected = at("1:8", "quotation marks must be the straight \"…\"\n");
    for (const char* text : {"name = “河南”\n", "name = ”河南”\n", "name = ‘河南’\n", "name = ＂河南＂\n", "name = 「河南」\n"}) {
        CAPTURE(text);
        CHECK(english(text) == expected);
    }
    CHECK(chinese("name = “河南”\n") == "1:8+1 引号要用英文半角的 \"…\"，不能用中文引号\n");
}

TEST_CASE("parse_toml: a full-width equals sign") {
    CHECK(english("name ＝ \"x\"\n") == at("1:6", "the equals sign must be the half-width \"=\"\n"));
    CHECK(chinese("name ＝ \"x\"\n") == "1:6+1 等号要用半角的 “=”\n");
    CHECK(english("name＝\"x\"\n") == at("1:5", "the equals sign must be the half-width \"=\"\n"));
}

TEST_CASE("parse_toml: a full-width equals sign inside of a text is nobody's business") { CHECK(english("name = \"甲＝乙\"\n") == ""); }

TEST_CASE("parse_toml: days that do not exist and numbers that look like dates") {
    for (const char* text : {"exam_start = 2026-02-30\n", "exam_start = 2026-13-01\n", "exam_start = 2026-9-1\n"}) {
        CAPTURE(text);
        CHECK(english(text) == at("1:14", date_en));
    }
    CHECK(english("code = 6-31-01-03\n") == at("1:8", date_or_time_en));
    CHECK(english("start = 25:00:00\n") == at("1:9", time_en));
    CHECK(chinese("exam_start = 2026-02-30\n") == "1:14+1 日期写作 2026-09-01，且必须真有这一天；其他文字和编号要放在英文引号 \"…\" 里\n");
    CHECK(english("exam_start = 2028-02-29\n") == "");
    CHECK(english("exam_start = 2027-02-29\n") == at("1:14", date_en));
}

TEST_CASE("parse_toml: dates, times and numbers as people write them elsewhere, each in one message") {
    constexpr std::string_view date_zh = "日期写作 2026-09-01，且必须真有这一天；其他文字和编号要放在英文引号 \"…\" 里";
    constexpr std::string_view time_zh = "时间写作 09:00:00，时、分、秒各两位，最晚 23:59:59";
    constexpr std::string_view unit_zh = "数字要单独写，不带单位，开头不写 0；编号要放在英文引号 \"…\" 里";
    constexpr std::string_view digits_zh = "数字要写成 0 到 9，如 30";
    constexpr std::string_view comma_zh = "值的后面多了逗号，请删去";
    struct Slip {
        const char* value;
        std::string_view zh;
    };
    for (const Slip& slip : {
             Slip{"2026/10/14", date_zh},
             {"2026.10.14", date_zh},
             {"2026年10月14日", date_zh},
             {"10月14日", date_zh},
             {"10/14", date_zh},
             {"２０２６－１０－１４", date_zh},
             {"2026-10-14 09:00", date_zh},
             {"09:00", time_zh},
             {"9:00:00", time_zh},
             {"09：00：00", time_zh},
             {"9点", time_zh},
             {"30人", unit_zh},
             {"30% # 约", unit_zh},
             {"00030", unit_zh},
             {"[30人, 2]", unit_zh},
             {"３０", "数字要用半角的 0 到 9"},
             {"三十", digits_zh},
             {"1,000", "数字里不写千位分隔的逗号，如 1000"},
             {"1，000", "数字里不写千位分隔的逗号，如 1000"},
             {"30，", comma_zh},
             {"30,", comma_zh},
             {"\"甲\"，", comma_zh},
             {"true,", comma_zh},
             {"[\"甲\"，\"乙\"]", "列表各项之间要用半角的逗号 “,”"},
             {"[\"甲\"、\"乙\"]", "列表各项之间要用半角的逗号 “,”"},
             {"三级", "值的写法不对：文字要放在英文引号 \"…\" 里，是/否写 true 或 false"},
         }) {
        CAPTURE(slip.value);
        const Parsed parsed = parse("x = " + std::string(slip.value) + "\n");
        REQUIRE(parsed.errors.size() == 1);
        CHECK(parsed.errors[0].message.zh == slip.zh);
        CHECK(parsed.errors[0].message.en.find("saw") == std::string::npos); // a word of the library's
    }
    CHECK(english("start = 09:00\n") == at("1:9", time_en));
    CHECK(english("planned = 30人\n") == at("1:11", number_en));
    CHECK(english("planned = ３０\n") == at("1:11", "digits must be the half-width 0 to 9\n"));
    CHECK(english("planned = 三十\n") == at("1:11", "a number is written in the digits 0 to 9, such as 30\n"));
    CHECK(english("planned = 1,000\n") == at("1:12", "a number has no commas between its thousands: 1000\n"));
    CHECK(english("staff = [\"甲\"，\"乙\"]\n") == at("1:13", "the items of a list are parted by the half-width comma \",\"\n"));
    CHECK(english("planned = 30，\n") == at("1:11", "a comma follows the value; take it out\n"));
}

TEST_CASE("parse_toml: a header in full-width brackets is one error, with all that belongs to it") {
    const std::string_view message = "the brackets of a header must be half-width; write [batch] or [[session]]\n";
    for (const char* header : {"【dates】", "［dates］", "〔dates〕", "[dates】", "［［session］］", "[[session］］", "  【dates】"}) {
        CAPTURE(header);
        const Parsed parsed = parse("[batch]\nid = \"1\"\n" + std::string(header) + "\nx = 河\ny = 1\n[exam]\ntheory = \"paper\"\n");
        REQUIRE(parsed.errors.size() == 1);
        CHECK(parsed.errors[0].where.at.line == 3);
        CHECK(parsed.errors[0].message.en + "\n" == message);
        REQUIRE(parsed.document);
        CHECK(parsed.document->incomplete);
        CHECK(parsed.document->root.find("batch")->as<TomlTable>()->entries.size() == 1);
        CHECK(parsed.document->root.find("exam")->as<TomlTable>()->entries.size() == 1);
    }
    CHECK(parse("【dates】\nx = 1\n【exam】\ny = 1\n").errors.size() == 2);
    CHECK(chinese("【dates】\n") == "1:1+1 表头要用半角的方括号；写作 [batch] 或 [[session]]\n");
}

TEST_CASE("parse_toml: a key that stands twice") {
    CHECK(english("planned = 1\nplaces = 2\nplanned = 3\n") == at("3:1", twice_en));
    CHECK(chinese("planned = 1\nplanned = 3\n") == "2:1+1 这个名称在同一个表中已经写过，每个键（或表）只能写一次\n");
    CHECK(english("[exam]\n[dates]\n[exam]\n") == at("3:1", twice_en));
    CHECK(english("[[session]]\nlevel = 1\n[[session]]\nlevel = 1\n") == "");
}

TEST_CASE("parse_toml: what is left out of a line") {
    CHECK(english("code =\n") == at("1:7", "there is no value behind the equals sign; leave the whole line out instead\n"));
    CHECK(chinese("code = \n") == "1:8+1 等号后面没有值；没有内容的键请整行删去\n");
    CHECK(english("planned 30\n") == at("1:9", "there is no \"=\" between key and value\n"));
    CHECK(chinese("planned 30\n") == "1:9+1 键和值之间缺少 “=”\n");
}

TEST_CASE("parse_toml: something behind the value") {
    CHECK(english("planned = 30 人\n") == at("1:14", "something follows the value; a remark must begin with \"#\"\n"));
    CHECK(chinese("planned = 30 人\n") == "1:14+1 值的后面多了内容；说明文字前面要加 “#”\n");
    CHECK(english("planned = 30 # 人\n") == "");
}

TEST_CASE("parse_toml: a text without its end") {
    CHECK(english("name = \"河南\nplanned = 3\n") == at("1:8", "a quotation mark is missing at the end of this text\n"));
    CHECK(chinese("name = \"河南\n") == "1:8+1 引号没有成对：这一行缺少结束的引号\n");
    CHECK(english("name = '河南\n") == at("1:8", "a quotation mark is missing at the end of this text\n"));
}

TEST_CASE("parse_toml: a list without its end is one error and ends without harm") {
    for (const char* text : {"staff = [\"甲\", \"乙\"\n", "staff = [\n", "staff = [\"甲\",\nplace = \"x\"\n", "a = {x = 1\n"}) {
        CAPTURE(text);
        const Parsed parsed = parse(text);
        CHECK(parsed.errors.size() == 1);
        CHECK((!parsed.document || parsed.document->incomplete));
    }
}

TEST_CASE("parse_toml: a key in Chinese") {
    CHECK(english("姓名 = \"甲\"\n").substr(0, 4) == "1:1+");
    CHECK(english("姓名 = \"甲\"\n").find("a key is a short English word such as name or planned; this is none") != std::string::npos);
}

TEST_CASE("parse_toml: all wrong values of a file are found in one go") {
    constexpr std::string_view text = "name = 河南\n"
                                      "planned = 30\n"
                                      "code = “x”\n"
                                      "\n"
                                      "[dates]\n"
                                      "exam_start = 2026-02-30\n"
                                      "completed =\n"
                                      "exam_start = 2026-03-01\n"
                                      "exam_start = 2026-03-02\n";
    CHECK(english(text) == at("1:8", needs_quotes_en) + at("3:8", "quotation marks must be the straight \"…\"\n") + at("6:14", date_en) +
                               at("7:12", "there is no value behind the equals sign; leave the whole line out instead\n") +
                               at("9:1", twice_en));
}

TEST_CASE("parse_toml: the document holds what could be read and says that it is not all") {
    const Parsed parsed = parse("name = 河南\nplanned = 30\n");
    REQUIRE(parsed.document);
    CHECK(parsed.document->incomplete);
    CHECK(parsed.document->root.find("name") == nullptr);
    REQUIRE(parsed.document->root.find("planned") != nullptr);
    CHECK(*parsed.document->root.find("planned")->as<std::int64_t>() == 30);
    CHECK(parsed.document->root.entries.front().at == Position{2, 1});

    CHECK_FALSE(parse("planned = 30\n").document->incomplete);
}

TEST_CASE("parse_toml: an error bears its file and its line") {
    const Parsed parsed = parse("planned = 30\r\nname = 河南\r\n");
    REQUIRE(parsed.errors.size() == 1);
    CHECK(parsed.errors[0].where.file == "batch.toml");
    CHECK(parsed.errors[0].where.at == Position{2, 8});
    CHECK(parsed.errors[0].source_line == "name = 河南");
}

TEST_CASE("parse_toml: columns are characters and not bytes") {
    CHECK(english("a = {b = \"河南\", c = 2026-02-30}\n").substr(0, 2) == "1:");
    const Parsed parsed = parse("x = \"河南\" # 省\ny = [\"河\", \"南\"]\n");
    REQUIRE(parsed.document);
    CHECK(parsed.document->root.find("x")->at == Position{1, 5});
    CHECK(parsed.document->root.find("x")->span == 4);
    const auto* array = parsed.document->root.find("y")->as<TomlArray>();
    REQUIRE(array != nullptr);
    CHECK((*array)[1].at == Position{2, 11});
    CHECK((*array)[1].span == 3);
}

TEST_CASE("parse_toml: files in another encoding") {
    const std::string gbk = "planned = 30\nname = \"\xBA\xD3\xC4\xCF\"\n";
    CHECK(english(gbk) == at("2:9", "the file is not UTF-8 (perhaps GBK/GB18030); save it again as UTF-8\n"));
    CHECK(chinese(gbk) == "2:9+1 文件不是 UTF-8 编码（可能是 GBK/GB18030）；请用记事本或 WPS 另存为“UTF-8”\n");
    CHECK_FALSE(parse(gbk).document);

    const std::string utf16 = at("1:1", "the file is UTF-16, it must be UTF-8; save it again as UTF-8\n");
    CHECK(english("\xFF\xFE"
                  "a\0=\0"sv) == utf16);
    CHECK(english("\xFE\xFF\0a\0="sv) == utf16);
    CHECK(chinese("\xFF\xFE"sv) == "1:1+1 文件是 UTF-16 编码，应为 UTF-8；请用记事本或 WPS 另存为“UTF-8”\n");
    CHECK(english("a = \"\xED\xA0\x80\"\n").substr(0, 3) == "1:6"); // a surrogate is no character
}

TEST_CASE("parse_toml: a line in another encoding is not quoted") {
    for (const std::string_view text : {"a = 1\nname = \"\xBA\xD3\xC4\xCF\"\n"sv, "\xFF\xFE"
                                                                                  "a\0=\0"sv}) {
        const Parsed parsed = parse(text);
        REQUIRE(parsed.errors.size() == 1);
        CHECK(parsed.errors[0].where.at.line > 0);
        CHECK(parsed.errors[0].source_line.empty());
    }
}

TEST_CASE("parse_toml: a file of another kind is named as what it is, and nobody is told to save it as text") {
    for (const std::string_view text :
         {"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"sv, "PK\x03\x04\x14\0\x06"sv, "\x89PNG\r\n\x1A\n"sv, "\xFF\xD8\xFF\xE0"sv,
          "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "{\\rtf1\\ansi }"sv, "<!DOCTYPE html>\n"sv}) {
        CAPTURE(text);
        const Parsed parsed = parse(text);
        CHECK_FALSE(parsed.document);
        REQUIRE(parsed.errors.size() == 1);
        CHECK(parsed.errors[0].where.file == "batch.toml");
        CHECK(parsed.errors[0].where.at == Position{});
        CHECK(parsed.errors[0].source_line.empty());
    }
    CHECK(chinese("%PDF-1.7\n") ==
          "0:0+1 这不是批次文件那样的 TOML 文本，而是一份 PDF 文件；要检查批次，请指定批次文件夹或其中的 batch.toml\n");
    CHECK(english("PK\x03\x04") ==
          "0:0+1 this is no TOML text as a batch file is, but an office document or a ZIP archive; to check a batch, "
          "name its folder or its batch.toml\n");
}

TEST_CASE("parse_toml: a byte order mark and the line ends of Windows change nothing") {
    const Parsed parsed = parse("\xEF\xBB\xBF"
                                "format = 1\r\n[batch]\r\nid = \"甲\"\r\n");
    CHECK(fixture::in_english(parsed.errors) == "");
    REQUIRE(parsed.document);
    CHECK(parsed.document->root.entries[0].at == Position{1, 1});
    CHECK(*parsed.document->root.find("batch")->as<TomlTable>()->find("id")->as<std::string>() == "甲");
}

TEST_CASE("parse_toml: an empty file is an empty document") {
    for (const char* text : {"", "\n", "# 说明\n", "\xEF\xBB\xBF"}) {
        const Parsed parsed = parse(text);
        CHECK(parsed.errors.empty());
        REQUIRE(parsed.document);
        CHECK(parsed.document->root.entries.empty());
        CHECK_FALSE(parsed.document->incomplete);
    }
}

TEST_CASE("parse_toml: deep nesting ends in an error and not on the stack") {
    std::string tables;
    for (int i = 0; i < 5000; ++i) tables += "{b = ";
    for (const std::string& text : {"a = " + std::string(5000, '[') + std::string(5000, ']') + "\n", "a = " + tables + "\n"}) {
        const Parsed parsed = parse(text);
        REQUIRE(parsed.errors.size() == 1);
        CHECK(parsed.errors[0].where.at.line == 1);
    }
}

TEST_CASE("parse_toml: keys with very many dots end in an error and not on the stack") {
    std::string dots;
    for (int i = 0; i < 100000; ++i) dots += "a.";
    for (const std::string& text : {dots + "b = 1\n", "[" + dots + "b]\n", "x = {" + dots + "b = 1}\n"}) {
        const Parsed parsed = parse(text);
        REQUIRE(parsed.errors.size() == 1);
        CHECK(parsed.errors[0].message.en == "more than 40 dots in this line: nested too deep");
    }
    const std::string many(200, '.');
    CHECK(english("a = \"" + many + "\" # " + many + "\nb = '" + many + "'\nc = \"\"\"\n" + many + "\n\"\"\"\n") == "");
}

TEST_CASE("parse_toml: what is wrong in one line or table does not hide what follows") {
    constexpr std::string_view text = "a ＝ 1\n"
                                      "b 2\n"
                                      "名 = 3\n"
                                      "[batch\n"
                                      "id = x\n"
                                      "[dates]\n"
                                      "completed = soon\n"
                                      "[dates]\n"
                                      "completed = 2026-01-01\n"
                                      "[exam]\n"
                                      "theory = paper\n";
    const Parsed parsed = parse(text);
    std::vector<std::uint32_t> lines;
    for (const InputError& error : parsed.errors) lines.push_back(error.where.at.line);
    CHECK(lines == std::vector<std::uint32_t>{1, 2, 3, 4, 7, 8, 11});
    REQUIRE(parsed.document);
    CHECK(parsed.document->incomplete);
}

TEST_CASE("parse_toml: a byte order mark takes no column") {
    CHECK(english("\xEF\xBB\xBF"
                  "a = x\n") == at("1:5", needs_quotes_en));
}

TEST_CASE("parse_toml: a file of nothing but errors lists a hundred of them and no more") {
    std::string text;
    for (int i = 0; i < 150; ++i) text += "a" + std::to_string(i) + " = 河\n";
    CHECK(parse(text).errors.size() == 100);
}

TEST_CASE("parse_toml: every kind of value, with its place, in the order of the file") {
    const Parsed parsed = parse("z = \"甲\"\ny = 30\nx = 1.5\nw = true\nv = 2026-09-01\nu = 09:30:15\nt = 2026-09-01T09:00:00\n"
                                "s = [1, 2]\n[r]\nq = 1\n[[p]]\n[[p]]\no = 2\n");
    REQUIRE(parsed.document);
    const TomlTable& root = parsed.document->root;
    std::string keys;
    for (const TomlEntry& entry : root.entries) keys += entry.key;
    CHECK(keys == "zyxwvutsrp");
    CHECK(*root.find("z")->as<std::string>() == "甲");
    CHECK(*root.find("y")->as<std::int64_t>() == 30);
    CHECK(*root.find("x")->as<double>() == 1.5);
    CHECK(*root.find("w")->as<bool>());
    CHECK(*root.find("v")->as<date::sys_days>() == date::sys_days{date::year{2026} / 9 / 1});
    CHECK(*root.find("u")->as<std::chrono::seconds>() == std::chrono::seconds{9 * 3600 + 30 * 60 + 15});
    CHECK(root.find("t")->as<TomlDateTime>() != nullptr);
    CHECK(root.find("s")->as<TomlArray>()->size() == 2);
    CHECK(root.find("r")->as<TomlTable>()->entries.front().at == Position{10, 1});
    const auto* list = root.find("p")->as<TomlArray>();
    REQUIRE(list->size() == 2);
    CHECK((*list)[1].as<TomlTable>()->at == Position{12, 1});
    CHECK(root.find("nothing") == nullptr);
}

} // namespace hegui
