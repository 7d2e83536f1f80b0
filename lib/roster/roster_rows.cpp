#include "lib/roster/roster_rows.hpp"

#include "lib/base/pages.hpp"
#include "lib/base/utf8.hpp"
#include "lib/roster/columns.hpp"
#include "lib/sheet/limits.hpp"
#include "lib/sheet/sheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace hegui {
namespace {

using Cells = std::span<const std::string_view>;

/// Few rows of a CSV file are shorter, in bytes: a name, an ID number, an occupation and a level take about as much.
constexpr std::uintmax_t least_row = 48;

/// A word in its one form: full-width forms, blanks and capitals folded.
std::string folded(std::string_view cell) { return utf8::lower(utf8::fold(cell)); }

template<std::size_t N> bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether a 证件类型 is a resident ID card; every other document is taken as it is.
bool is_resident_card(std::string_view id_type) {
    static constexpr std::array<std::string_view, 11> cards{
        "居民身份证",     "身份证",     "二代身份证",       "第二代居民身份证", "中华人民共和国居民身份证", "居民身份证(中国大陆)",
        "临时居民身份证", "临时身份证", "resident-id-card", "residentidcard",   "residentidentitycard"};
    return id_type.empty() || is_one_of(id_type, cards) || is_one_of(folded(id_type), cards);
}

/// Of a word in its one form.
std::optional<bool> says_passed(std::string_view word) {
    static constexpr std::array<std::string_view, 3> yes{"合格", "是", "yes"};
    static constexpr std::array<std::string_view, 4> no{"不合格", "否", "no", ""};
    if (is_one_of(word, yes)) return true;
    return is_one_of(word, no) ? std::optional(false) : std::nullopt;
}

RosterRow::Passed passed_of(std::string_view cell) {
    std::optional<bool> passed = says_passed(cell);
    if (!passed) passed = says_passed(folded(cell));
    if (!passed) return RosterRow::Passed::other;
    return *passed ? RosterRow::Passed::yes : RosterRow::Passed::no;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A decimal number of few digits, such as 85 or 85.5: the nearest float is one exact float divided by another.
std::optional<float> short_number(std::string_view text) {
    constexpr std::size_t most = 7; // below 2^24
    if (text.empty() || text.size() > most || !is_digit(text.front()) || !is_digit(text.back())) return std::nullopt;
    std::int32_t digits = 0;
    std::int32_t scale = 0; ///< 0 before the point
    for (const char c : text) {
        const bool is_point = c == '.' && scale == 0;
        if (!is_point && !is_digit(c)) return std::nullopt;
        scale = is_point ? 1 : scale * 10;
        if (!is_point) digits = digits * 10 + (c - '0');
    }
    return static_cast<float>(digits) / static_cast<float>(std::max(scale, 1));
}

/// A decimal number, or nothing: 85, 85.5, -1.
std::optional<float> number_of(std::string_view text) {
    if (const auto number = short_number(text)) return number; // nearly all are
    if (text.starts_with('+')) text.remove_prefix(1);
    float number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

Score score_of(std::string_view cell, TextPool& texts) {
    if (cell.empty()) return {};
    if (const auto number = number_of(cell)) return {.kind = Score::Kind::number, .number = *number};
    const std::string word = utf8::fold(cell);
    if (word.empty() || word == "-" || word == "--") return {};
    if (word == "缺考") return {.kind = Score::Kind::absent};
    if (const auto number = number_of(word)) return {.kind = Score::Kind::number, .number = *number};
    return {.kind = Score::Kind::other, .word = texts.add(cell)};
}

/// 填报人： and the like in the first filled cell.
bool is_closing_line(Cells cells) {
    static constexpr std::array<std::string_view, 4> words{"填报人", "填表人", "制表人", "审核人"};
    for (const std::string_view cell : cells) {
        const std::string_view first = utf8::trimmed(cell);
        if (first.empty()) continue;
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return first.starts_with(word); });
    }
    return false;
}

/// For how many rows to make room, by the size of a CSV file; growing would copy them again and again. Room that is not used is never
/// touched, and so takes no memory; but of addresses, too, a run has no more than its share: a sheet of more rows is not read.
std::size_t rows_expected(std::uintmax_t size) { return std::min<std::uintmax_t>(size / least_row, limits::rows); }

/// Takes the rows of a sheet: looks for the header, then makes a row of the roster of each.
class RosterSink : public RowSink {
public:
    explicit RosterSink(std::size_t rows_expected) : rows_expected_(rows_expected) {}

    void start() override {
        roster_ = Roster();
        roster_.rows.reserve(rows_expected_);
        prefer_large_pages(roster_.rows.data(), rows_expected_ * sizeof(RosterRow));
        header_.reset();
        first_rows_.clear();
        is_closed_ = false;
        entries_.clear();
        last_entry_ = 0;
    }

    bool row(std::uint32_t number, Cells cells) override {
        if (header_) {
            add(number, cells);
            return true;
        }
        // One row more than may begin a header: the second row of one that begins in the last.
        first_rows_.push_back({number, {cells.begin(), cells.end()}});
        if (first_rows_.size() > 1) find(2, true);
        return number <= header_rows || header_.has_value();
    }

    /// Whether there was a header in the rows that have come; to be asked when there are no more.
    bool has_header() {
        if (!header_ && !first_rows_.empty()) find(1, false);
        return header_.has_value();
    }
    /// The roster, where there was a header.
    Roster roster() && {
        roster_.state = Roster::State::read;
        return std::move(roster_);
    }

    [[nodiscard]] const std::vector<SheetRow>& first_rows() const { return first_rows_; }

private:
    /// Looks for the header in the last rows; in those before there is none.
    void find(std::size_t last, bool more) {
        const auto rows = std::span<const SheetRow>(first_rows_).last(last);
        header_ = find_header(rows, more);
        if (!header_) return;
        const Header& header = *header_;
        for (std::size_t i = 0; i < column_count; ++i) places_.at(i) = header.places.at(i).value_or(nowhere);
        roster_.has_scores = header[Column::theory] || header[Column::practice] || header[Column::review];
        roster_.has_passed = header[Column::passed].has_value();
        roster_.has_warnings = header[Column::warning].has_value();
        for (const SheetRow& row : rows.subspan(header.rows_used)) {
            const std::vector<std::string_view> cells(row.cells.begin(), row.cells.end());
            add(row.number, cells);
        }
    }

    void add(std::uint32_t number, Cells cells) {
        if (is_closed_ || is_closing_line(cells)) {
            is_closed_ = true;
            return;
        }
        const auto cell = [&](Column column) -> std::string_view {
            const std::size_t place = places_[static_cast<std::size_t>(column)];
            return place < cells.size() ? utf8::trimmed(cells[place]) : std::string_view{};
        };
        RosterRow row;
        row.number = number;
        row.is_named = !cell(Column::name).empty();
        if (!row.is_named && std::all_of(cells.begin(), cells.end(), [](std::string_view one) { return utf8::trimmed(one).empty(); }))
            return;
        row.is_resident = is_resident_card(cell(Column::id_type));
        row.entry = entry_of({cell(Column::occupation), cell(Column::code), cell(Column::level)});
        set_person(row, cell(Column::id_number));
        constexpr std::array parts{Column::theory, Column::practice, Column::review};
        for (std::size_t i = 0; i < parts.size(); ++i) row.set_score(i, score_of(cell(parts.at(i)), roster_.texts));
        row.passed = passed_of(cell(Column::passed));
        if (row.passed == RosterRow::Passed::other) row.passed_word = roster_.texts.add(cell(Column::passed));
        row.has_warning = !cell(Column::warning).empty();
        roster_.rows.push_back(row);
    }

    void set_person(RosterRow& row, std::string_view written) {
        row.id_fault = check_id_number(written);
        if (row.id_fault == IdFault::none) {
            row.person = roster_.add_person(written);
            return;
        }
        const std::string id_number = normalized_id_number(written);
        row.person = roster_.add_person(id_number);
        row.id_fault = check_id_number(id_number);
    }

    /// The place of an entry. Most rows are registered for the same as the row before.
    std::uint32_t entry_of(const std::array<std::string_view, 3>& written) {
        const auto& [occupation, code, level] = written;
        if (!roster_.entries.empty()) {
            const RosterEntry& last = roster_.entries[last_entry_];
            if (last.occupation == occupation && last.code == code && last.level == level) return last_entry_;
        }
        const std::string key = fmt::format("{}\n{}\n{}", occupation, code, level);
        const auto [known, is_new] = entries_.try_emplace(key, static_cast<std::uint32_t>(roster_.entries.size()));
        if (is_new) roster_.entries.push_back({std::string(occupation), std::string(code), std::string(level)});
        return last_entry_ = known->second;
    }

    static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

    std::size_t rows_expected_;
    Roster roster_;
    std::optional<Header> header_;
    std::array<std::size_t, column_count> places_{}; ///< of each column in a row, or nowhere
    std::vector<SheetRow> first_rows_;
    bool is_closed_ = false;
    std::unordered_map<std::string, std::uint32_t> entries_;
    std::uint32_t last_entry_ = 0;
};

Roster broken(SheetProblem problem) {
    Roster roster;
    roster.state = Roster::State::broken;
    roster.problem = std::move(problem.what);
    roster.remedy = std::move(problem.remedy);
    return roster;
}

/// What comes of reading a file; of a CSV file, with one of the separators that it may have. By another than its own it has no header,
/// and little of it is read.
class Attempt {
public:
    Attempt(const FileReader& file, SheetFormat format, char separator)
        : sink_(format == SheetFormat::csv ? rows_expected(file.size()) : 0), problem_(read_sheet(file, format, separator, sink_)) {}

    bool has_header() { return sink_.has_header(); }

    Roster roster() && {
        if (problem_) return broken(*std::move(problem_));
        if (!has_header()) {
            return broken({why_no_header(sink_.first_rows()),
                           {"补上表头行，或把表头移到前 20 行内", "add the row that names the columns, within the first 20 rows"}});
        }
        return std::move(sink_).roster();
    }

private:
    RosterSink sink_;
    std::optional<SheetProblem> problem_;
};

} // namespace

Roster read_rows(const FileReader& file, const std::string& named) {
    const auto format = sheet_format(file, named);
    if (const auto* problem = std::get_if<SheetProblem>(&format)) return broken(*problem);
    const auto known = std::get<SheetFormat>(format);
    Attempt first(file, known, ',');
    if (known != SheetFormat::csv || first.has_header()) return std::move(first).roster();
    for (const char separator : {';', '\t'}) {
        Attempt other(file, known, separator);
        if (other.has_header()) return std::move(other).roster();
    }
    return std::move(first).roster();
}

} // namespace hegui
