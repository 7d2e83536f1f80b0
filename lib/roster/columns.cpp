#include "lib/roster/columns.hpp"

#include "lib/base/utf8.hpp"

#include <algorithm>

namespace hegui {
namespace {

constexpr std::size_t most_names = 6;

struct ColumnNames {
    std::string_view id;
    std::array<std::string_view, most_names> zh; ///< the first is shown
};

/// In the order of Column.
constexpr std::array<ColumnNames, column_count> all_names{{
    {"name", {"姓名"}},
    {"id_type", {"证件类型"}},
    {"id_number", {"证件号码", "身份证号", "身份证号码"}},
    {"occupation", {"职业", "职业名称", "工种", "职业/工种", "职业工种名称"}},
    {"code", {"职业编码", "职业代码"}},
    {"level", {"级别", "等级", "技能等级", "职业等级", "认定等级"}},
    {"theory", {"理论", "理论成绩"}},
    {"practice", {"技能", "技能成绩", "实操成绩"}},
    {"review", {"综合评审", "综合评审成绩"}},
    {"passed", {"是否合格", "评定结果"}},
    {"warning", {"预警信息", "预警"}},
}};

/// A header cell in its one form: templates mark required columns with a star, and break long names over lines.
std::string folded(std::string_view cell) {
    std::string name = utf8::lower(utf8::fold(cell));
    std::erase_if(name, [](char c) { return c == '*' || c == '\n' || c == '\r'; });
    return name;
}

std::optional<Column> column_of(std::string_view cell) {
    const std::string name = folded(cell);
    if (name.empty()) return std::nullopt;
    for (std::size_t i = 0; i < all_names.size(); ++i) {
        const ColumnNames& names = all_names.at(i);
        if (name == names.id || std::find(names.zh.begin(), names.zh.end(), name) != names.zh.end()) return static_cast<Column>(i);
    }
    return std::nullopt;
}

using Places = std::array<std::optional<std::size_t>, column_count>;

/// The columns that a row names; of two of one name the first.
Places places_in(const SheetRow& row) {
    Places places;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto column = column_of(row.cells[i]);
        if (!column) continue;
        auto& place = places.at(static_cast<std::size_t>(*column));
        if (!place) place = i;
    }
    return places;
}

bool has(const Places& places, Column column) { return places.at(static_cast<std::size_t>(column)).has_value(); }

std::size_t named(const Places& places) {
    return static_cast<std::size_t>(std::count_if(places.begin(), places.end(), [](const auto& place) { return place.has_value(); }));
}

bool is_header(const Places& places) {
    return has(places, Column::name) && has(places, Column::id_number) && has(places, Column::level) &&
           (has(places, Column::occupation) || has(places, Column::code));
}

/// Columns without which no row means anything: candidates never leave them all empty.
constexpr std::array key_columns{Column::name, Column::id_number, Column::occupation, Column::code, Column::level};

/// The columns of a header over two rows (考核成绩 over 理论 and 技能); nothing where the second row is not part of one: it has
/// its key cells empty and names at least one column.
std::optional<Places> joined(const Places& first, const SheetRow& second) {
    for (const Column column : key_columns) {
        const auto place = first.at(static_cast<std::size_t>(column));
        if (place && *place < second.cells.size() && !folded(second.cells[*place]).empty()) return std::nullopt;
    }
    const Places below = places_in(second);
    if (named(below) == 0) return std::nullopt;
    Places both = first;
    for (std::size_t i = 0; i < both.size(); ++i) {
        if (!both.at(i)) both.at(i) = below.at(i);
    }
    return both;
}

/// In English with the Chinese name behind: a header may bear either, and most bear the Chinese one.
std::vector<Text> names_of(const std::vector<Column>& columns) {
    std::vector<Text> names;
    for (const Column column : columns) {
        const ColumnNames& one = all_names.at(static_cast<std::size_t>(column));
        names.push_back({std::string(one.zh.front()), fmt::format("{} ({})", one.id, one.zh.front())});
    }
    return names;
}

} // namespace

std::optional<Header> find_header(std::span<const SheetRow> rows, bool more) {
    for (std::size_t i = 0; i + (more ? 1 : 0) < rows.size() && rows[i].number <= header_rows; ++i) {
        const Places first = places_in(rows[i]);
        const bool has_next = i + 1 < rows.size() && rows[i + 1].number == rows[i].number + 1;
        const auto both = has_next && named(first) > 0 ? joined(first, rows[i + 1]) : std::nullopt;
        if (is_header(first)) return Header{.places = both.value_or(first), .rows_used = both ? i + 2 : i + 1};
        if (both && is_header(*both) && !is_header(places_in(rows[i + 1]))) return Header{.places = *both, .rows_used = i + 2};
    }
    return std::nullopt;
}

Text why_no_header(const std::vector<SheetRow>& rows) {
    const auto name_of = [](Column column) { return names_of({column}).front(); };
    Text sought = say("前 {} 行中没有表头：要有{}、{}、{}，以及{}或{}",
                      "no header in the first {} rows: there must be {}, {}, {}, and {} or {}", header_rows, name_of(Column::name),
                      name_of(Column::id_number), name_of(Column::level), name_of(Column::occupation), name_of(Column::code));
    const SheetRow* nearest = nullptr;
    Places best;
    for (const SheetRow& row : rows) {
        const Places places = places_in(row);
        if (row.number > header_rows || named(places) <= named(best)) continue;
        best = places;
        nearest = &row;
    }
    if (nearest == nullptr) return sought;
    std::vector<Column> found;
    for (std::size_t i = 0; i < best.size(); ++i) {
        if (best.at(i)) found.push_back(static_cast<Column>(i));
    }
    return say("{}；最接近的是第 {} 行，只认出{}", "{}; nearest to it is row {}, which names only {}", sought, nearest->number,
               listed(names_of(found)));
}

} // namespace hegui
