#include "lib/base/id_number.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hegui {

TEST_CASE("mask_id_numbers: numbers of 18 and 17 digits and X and 15 digits") {
    CHECK(mask_id_numbers("410101199003074477") == "410101********4477");
    CHECK(mask_id_numbers("41010119900307447X") == "410101********447X");
    CHECK(mask_id_numbers("41010119900307447x") == "410101********447x");
    CHECK(mask_id_numbers("410101900307447") == "410101*****7447");
    CHECK(mask_id_numbers("41010119900307447") == "410101*******7447");
}

TEST_CASE("mask_id_numbers: wherever they stand in a text") {
    CHECK(mask_id_numbers("考评员甲（410101199003074477）、41010119900307447X。") ==
          "考评员甲（410101********4477）、410101********447X。");
    CHECK(mask_id_numbers("id=410101199003074477&x") == "id=410101********4477&x");
    CHECK(mask_id_numbers("410101199003074477 110101199003074477") == "410101********4477 110101********4477");
}

TEST_CASE("mask_id_numbers: other numbers stay") {
    for (const char* text : {"", "2026-11-20", "410100", "13800138000", "S410100000001", "12345678901234", "XXXXXXXXXXXXXXXXXX", "电工/4",
                             "6-31-01-03", "1234567890123X", "2026120000000019", "6222021234567890123", "12345678901234567890"}) {
        CHECK(mask_id_numbers(text) == text);
    }
}

TEST_CASE("mask_id_numbers: what was masked stays as it is") { CHECK(mask_id_numbers("410101********4477") == "410101********4477"); }

TEST_CASE("mask_id_numbers: full-width numbers too") {
    CHECK(mask_id_numbers("１１０１０１１９９００３０７４４７７") == "１１０１０１********４４７７");
    CHECK(mask_id_numbers("号码１１０１０１１９９００３０７４４７Ｘ。") == "号码１１０１０１********４４７Ｘ。");
    CHECK(mask_id_numbers("110101１９９００３０７4477") == "110101********4477"); // some of each
    CHECK(mask_id_numbers("２０２６年１１月２０日") == "２０２６年１１月２０日");
}

TEST_CASE("may_hold_id_number: every number that is masked, wherever it stands, and no short one") {
    for (const char* number : {"410101199003074477", "41010119900307447X", "410101900307447", "41010190030744x",
                               "１１０１０１１９９００３０７４４７７", "110101１９９００３０７4477"}) {
        for (std::size_t before = 0; before < 40; ++before) {
            for (const char* filler : {"x", "号", "9 ", "９、"}) {
                std::string text;
                for (std::size_t i = 0; i < before; ++i) text += filler;
                text += number;
                CHECK(may_hold_id_number(text));
                CHECK(mask_id_numbers(text) != text);
                CHECK(may_hold_id_number(text + filler));
            }
        }
    }
    for (const char* text : {"", "2026-11-20 2026-11-21 2026-11-22", "123456789012", "13800138000、13800138001", "２０２６年１１月２０日",
                             "豫职评〔2023〕230号 社会培训评价组织 二.2：每批次每职业计划人数不少于十五人"}) {
        CHECK_FALSE(may_hold_id_number(text));
    }
}

namespace {

struct Row {
    const char* written;
    IdFault fault;
};

void check_rows(std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.written);
        CHECK(check_written_id_number(row.written) == row.fault);
        CHECK(check_id_number(normalized_id_number(row.written)) == row.fault);
    }
}

} // namespace

TEST_CASE("check_id_number: GB 11643-1999") {
    check_rows({
        {"110101199003074477", IdFault::none},
        {"11010519491231002X", IdFault::none}, // the example of the standard
        {"440524188001010014", IdFault::none}, // its other one
        {"11010519491231002x", IdFault::none},
        {"110105194912310021", IdFault::wrong_check_digit},
        {"11010119900307447X", IdFault::wrong_check_digit},
        {"110101199003074478", IdFault::wrong_check_digit},
        {"110101199003074747", IdFault::wrong_check_digit}, // two digits swapped
    });
}

TEST_CASE("check_id_number: the birth date exists") {
    check_rows({
        {"110101200002290018", IdFault::none}, // 2000 was a leap year
        {"110101198802290016", IdFault::none},
        {"11010119900229001X", IdFault::no_such_day},
        {"110101190002290018", IdFault::no_such_day}, // 1900 is none
        {"110101199013010018", IdFault::no_such_day},
        {"110101199000010018", IdFault::no_such_day},
        {"110101199004310018", IdFault::no_such_day},
        {"110101199001000018", IdFault::no_such_day},
        {"110101017901010018", IdFault::no_such_day}, // nobody is that old
    });
}

TEST_CASE("check_id_number: lengths and characters") {
    check_rows({
        {"110101900307447", IdFault::old_form},
        {"11010190030744", IdFault::wrong_length},
        {"1101019003074471", IdFault::wrong_length},
        {"11010119900307447", IdFault::wrong_length},
        {"1101011990030744770", IdFault::wrong_length},
        {"", IdFault::wrong_length},
        {"   ", IdFault::wrong_length},
        {"1101011990030744A7", IdFault::wrong_characters},
        {"X10101199003074477", IdFault::wrong_characters},
        {"11010119900307447Y", IdFault::wrong_characters},
        {"110101 19900307 4477", IdFault::wrong_characters},
        {"110101****03074477", IdFault::wrong_characters},
        {"11010190030744X", IdFault::wrong_characters},
        {"无", IdFault::wrong_characters},
    });
}

TEST_CASE("check_id_number: what a spreadsheet leaves of a number") {
    check_rows({
        {"1.10101E+17", IdFault::spoilt},
        {"1.10101199003074E+17", IdFault::spoilt},
        {"1E+17", IdFault::spoilt},
        {"4.10101e+17", IdFault::spoilt},
        {"４.10101Ｅ＋17", IdFault::spoilt},
        {"110101199003074000", IdFault::spoilt},
        {"110101199013074000", IdFault::spoilt}, // nor does the day exist
        {"1.E+17", IdFault::wrong_characters},
        {"1.1E+7", IdFault::wrong_characters},
        {"1.1E-17", IdFault::wrong_characters},
        {"11.1E+17", IdFault::wrong_characters},
        {"1.10101E+17 ", IdFault::spoilt},
        {"110101199003010000", IdFault::none}, // a right number that ends in 000 is right
    });
}

TEST_CASE("normalized_id_number: blanks, full width, the small x") {
    CHECK(normalized_id_number(" \t110101199003074477\r\n") == "110101199003074477");
    CHECK(normalized_id_number("\u3000１１０１０１１９９００３０７４４７７\u00A0") == "110101199003074477");
    CHECK(normalized_id_number("１１０１０５１９４９１２３１００２ｘ") == "11010519491231002X");
    CHECK(normalized_id_number("110101 199003074477") == "110101 199003074477");
    CHECK(normalized_id_number("\xEF\xBC") == "\xEF\xBC"); // cut off in the middle of a character
    CHECK(normalized_id_number("") == "");
}

TEST_CASE("describe: every fault is told, with what to do") {
    CHECK(describe(IdFault::none).empty());
    CHECK(remedy_of(IdFault::none).empty());
    for (const IdFault fault : {IdFault::spoilt, IdFault::old_form, IdFault::wrong_length, IdFault::wrong_characters, IdFault::no_such_day,
                                IdFault::wrong_check_digit}) {
        CHECK_FALSE(describe(fault).zh.empty());
        CHECK_FALSE(describe(fault).en.empty());
        CHECK_FALSE(remedy_of(fault).zh.empty());
        CHECK_FALSE(remedy_of(fault).en.empty());
    }
    CHECK(remedy_of(IdFault::spoilt).zh.find("文本") != std::string::npos);
}

} // namespace hegui
