#include "lib/roster/columns.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

namespace hegui {
namespace {

using Cells = std::vector<std::string>;

/// The first rows of a sheet; their numbers count from 1.
std::vector<SheetRow> sheet(std::initializer_list<Cells> rows) {
    std::vector<SheetRow> all;
    for (const Cells& cells : rows) all.push_back({static_cast<std::uint32_t>(all.size() + 1), cells});
    return all;
}

const Cells keys{"姓名", "证件号码", "职业", "级别"};

} // namespace

TEST_CASE("header: the columns in any order, by each of their names") {
    const auto header = find_header(sheet({{"预警", "级别", "备注", "职业编码", "身份证号码", "姓名"}}));
    REQUIRE(header);
    CHECK((*header)[Column::warning] == 0);
    CHECK((*header)[Column::level] == 1);
    CHECK((*header)[Column::code] == 3);
    CHECK((*header)[Column::id_number] == 4);
    CHECK((*header)[Column::name] == 5);
    CHECK_FALSE((*header)[Column::occupation]);
    CHECK(header->rows_used == 1);

    for (const Cells& names : std::initializer_list<Cells>{{"name", "id_number", "occupation", "level"},
                                                           {"姓名", "证件号码", "职业", "级别"},
                                                           {"姓名", "身份证号", "职业名称", "等级"},
                                                           {"姓名", "身份证号码", "工种", "技能等级"},
                                                           {"姓名", "证件号码", "职业/工种", "职业等级"},
                                                           {"姓名", "证件号码", "职业工种名称", "认定等级"},
                                                           {"姓名", "证件号码", "职业代码", "级别"},
                                                           {"姓 名", " 证件号码　", "职业／工种", "级别\n"},
                                                           {"*姓名", "证件号码*", "Occupation", "LEVEL"}}) {
        CAPTURE(names.at(2));
        CHECK(find_header(sheet({names})));
    }
}

TEST_CASE("header: name, ID number, level, and occupation or code must be there") {
    for (std::size_t left_out = 0; left_out < keys.size(); ++left_out) {
        Cells cells = keys;
        cells[left_out] = "备注";
        CHECK_FALSE(find_header(sheet({cells})));
    }
    CHECK_FALSE(find_header({}));
    CHECK_FALSE(find_header(sheet({{"姓名：", "证件号码：", "职业：", "级别："}})));
}

TEST_CASE("header: of two columns of one name the first") {
    const auto header = find_header(sheet({{"姓名", "证件号码", "职业", "工种", "级别"}}));
    REQUIRE(header);
    CHECK((*header)[Column::occupation] == 2);
}

TEST_CASE("header: below title lines, in the first 20 rows") {
    std::vector<SheetRow> rows;
    for (std::uint32_t number = 1; number < 20; ++number) rows.push_back({number, {"考生花名册"}});
    rows.push_back({20, keys});
    REQUIRE(find_header(rows));
    CHECK(find_header(rows)->rows_used == 20);
    rows.back().number = 21;
    CHECK_FALSE(find_header(rows));
}

TEST_CASE("find_header: the last row begins no header while more rows are to come") {
    const auto rows = sheet({{"考生花名册"}, {"姓名", "证件号码", "职业", "级别"}, {"学员一", "1", "电工", "4"}});
    CHECK_FALSE(find_header(std::span(rows).first(2), true));
    CHECK(find_header(std::span(rows).first(2), false));
    CHECK(find_header(rows, true));
    CHECK_FALSE(find_header({}, true));
}

TEST_CASE("header: of two rows") {
    const Cells above{"姓名", "证件号码", "职业", "级别", "考核成绩", "", "是否合格"};
    const Cells below{"", "", "", "", "理论", "技能", ""};
    const auto header = find_header(sheet({{"考生花名册"}, above, below}));
    REQUIRE(header);
    CHECK(header->rows_used == 3);
    CHECK((*header)[Column::theory] == 4);
    CHECK((*header)[Column::practice] == 5);
    CHECK((*header)[Column::passed] == 6);

    SUBCASE("keys in both rows") {
        const auto both = find_header(sheet({{"姓名", "证件号码", "报考信息", ""}, {"", "", "职业", "级别"}}));
        REQUIRE(both);
        CHECK(both->rows_used == 2);
        CHECK((*both)[Column::level] == 3);
    }
    SUBCASE("a second row that has key cells is a candidate") {
        const auto one = find_header(sheet({above, {"理论", "110101199003070011", "电工", "4"}}));
        REQUIRE(one);
        CHECK(one->rows_used == 1);
        CHECK_FALSE((*one)[Column::theory]);
    }
    SUBCASE("a title that is called like a column is no first row") {
        const auto one = find_header(sheet({{"预警信息"}, above, below}));
        REQUIRE(one);
        CHECK(one->rows_used == 3);
    }
    SUBCASE("a row between them") {
        const auto one = find_header(std::vector<SheetRow>{{1, above}, {3, below}});
        REQUIRE(one);
        CHECK(one->rows_used == 1);
    }
}

TEST_CASE("header: where there is none, what was looked for and which row came nearest") {
    const Text nothing = why_no_header(sheet({{"甲", "乙"}}));
    for (const char* name : {"姓名", "证件号码", "级别", "职业", "职业编码"}) CHECK(nothing.zh.find(name) != std::string::npos);
    for (const char* name : {"name (姓名)", "id_number (证件号码)", "level (级别)", "occupation (职业)", "code (职业编码)"})
        CHECK(nothing.en.find(name) != std::string::npos);
    const Text near = why_no_header(sheet({{"花名册"}, {"姓名", "证件号码", "分数"}}));
    CHECK(near.zh.find("第 2 行，只认出姓名、证件号码") != std::string::npos);
    CHECK(near.en.find("row 2, which names only name (姓名), id_number (证件号码)") != std::string::npos);
}

} // namespace hegui
