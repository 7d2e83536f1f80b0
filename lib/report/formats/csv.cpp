#include "lib/report/fingerprint.hpp"
#include "lib/report/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace hegui {
namespace {

using Row = std::vector<std::string>;

/// The columns, in their order. What is an id stays one in every language, so that a sheet can be filtered by it.
const std::array<Text, 21>& header() {
    static const std::array<Text, 21> all{{
        {"批次文件", "batch file"},
        {"批次", "batch"},
        {"规程", "regulation"},
        {"流程", "procedure"},
        {"环节", "stage"},
        {"结论", "verdict"},
        {"规则", "rule"},
        {"规则名称", "title"},
        {"规则结果", "rule outcome"},
        {"处数", "count"},
        {"结果", "outcome"},
        {"对象", "subject"},
        {"说明", "message"},
        {"处理", "do"},
        {"实际", "actual"},
        {"应为", "expected"},
        {"依据", "clause"},
        {"文件", "file"},
        {"行", "line"},
        {"列", "column"},
        {"标识", "fingerprint"},
    }};
    return all;
}

/// The first character that is no blank, in its bytes: a program for sheets may pass over blanks before a formula.
std::string_view without_blanks(std::string_view cell) {
    for (;;) {
        if (cell.starts_with(' ')) {
            cell.remove_prefix(1);
        } else if (cell.starts_with("\u00A0")) {
            cell.remove_prefix(2);
        } else if (cell.starts_with("\u3000")) {
            cell.remove_prefix(3);
        } else {
            return cell;
        }
    }
}

/// A cell that begins so would be computed: a name in a batch file could then send the sheet of its reader anywhere.
bool is_formula(std::string_view cell) {
    const std::string_view start = without_blanks(cell);
    constexpr std::array<std::string_view, 8> signs{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return start.starts_with(sign); });
}

/// A cell by RFC 4180. It has no line breaks nor tabs: what strangers wrote was made visible before.
std::string cell_of(const std::string& value) {
    std::string safe = is_formula(value) ? "'" + value : value;
    if (safe.find_first_of(",\"' ") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

/// One row a finding, so that a sheet can be sorted and filtered.
class CsvWriter : public Writer {
public:
    CsvWriter(std::ostream& out, const Style& style) : out_(out), style_(style) {
        out_ << "\xEF\xBB\xBF"; // without it a spreadsheet takes Chinese for the system's old encoding
        Row row;
        for (const Text& column : header()) row.push_back(column.in(style_.lang));
        put(row);
    }

    void batch(const BatchResult& result) override {
        rows_ = 0;
        for (const InputError& one : result.errors) error(result, one);
        for (const RuleResult& one : result.rules) rule(result, one);
        if (rows_ == 0) put(batch_cells(result));
    }

    void end(const Summary& /*summary*/) override {}

private:
    void error(const BatchResult& batch, const InputError& error) {
        Row row = batch_cells(batch);
        append(row, {"", "", "", "", "error", "", shown(error.message, style_), "", "", "", ""});
        place(row, error.where);
        put(row);
    }

    void rule(const BatchResult& batch, const RuleResult& rule) {
        const auto prints = fingerprints(batch, rule);
        std::size_t at = 0;
        for (const Finding& finding : rule.findings) {
            Row row = batch_cells(batch);
            append(row, {rule.rule, shown(rule.title, style_), std::string(id_of(rule.outcome)), std::to_string(rule.count),
                         std::string(id_of(finding.outcome)), shown(finding.subject, style_), shown(finding.message, style_), todo(finding),
                         shown(finding.actual, style_), shown(finding.expected, style_), shown(clause_of(finding, rule), style_)});
            place(row, batch.where(finding));
            row.push_back(prints.at(at++));
            put(row);
        }
    }

    /// What to do; of a waived finding why nothing is to be done.
    [[nodiscard]] std::string todo(const Finding& finding) const {
        return shown(finding.waiver ? words_of(*finding.waiver) : finding.remedy, style_);
    }

    [[nodiscard]] Row batch_cells(const BatchResult& batch) const {
        return {shown(batch.file, style_),
                shown(batch.id.value_or(""), style_),
                shown(batch.regulation ? batch.regulation->id : "", style_),
                shown(batch.procedure.value_or(""), style_),
                shown(batch.stage.value_or(""), style_),
                std::string(id_of(batch.verdict))};
    }

    void place(Row& row, const Location& where) const {
        row.push_back(shown(where.file, style_));
        row.push_back(where.at.line > 0 ? std::to_string(where.at.line) : "");
        row.push_back(where.at.line > 0 && where.at.column > 0 ? std::to_string(where.at.column) : "");
    }

    static void append(Row& row, const Row& cells) { row.insert(row.end(), cells.begin(), cells.end()); }

    /// Every row has as many cells as the header.
    void put(Row row) {
        row.resize(header().size());
        for (std::size_t i = 0; i < row.size(); ++i) out_ << (i > 0 ? "," : "") << cell_of(row[i]);
        out_ << "\r\n";
        ++rows_;
    }

    std::ostream& out_;
    Style style_;
    std::size_t rows_ = 0; ///< of the batch
};

} // namespace

extern const Format csv_format{.name = "csv",
                               .open = [](std::ostream& out, const Run& /*run*/, const Style& style) -> std::unique_ptr<Writer> {
                                   return std::make_unique<CsvWriter>(out, style);
                               }};

} // namespace hegui
