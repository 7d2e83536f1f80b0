#include "lib/sheet/xlsx.hpp"

#include "lib/base/utf8.hpp"
#include "lib/sheet/limits.hpp"
#include "lib/sheet/number_text.hpp"
#include "lib/sheet/string_table.hpp"
#include "lib/sheet/xlsx_parts.hpp"
#include "lib/sheet/xlsx_text.hpp"
#include "lib/sheet/xml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace hegui {
namespace {

Text save_again() { return {"用 WPS 或 Excel 打开后另存为 .xlsx 再试", "open it in WPS or Excel and save it as .xlsx again"}; }

Text is_it_the_file() { return {"核对是否选错了文件", "see whether it is the right file"}; }

template<class Number> std::optional<Number> number_of(std::string_view digits) {
    Number value{};
    const char* const end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, value);
    if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    return value;
}

/// Whether a `t` is one of the text itself, not of the phonetic runs that tell how to pronounce it.
class PhoneticRuns {
public:
    void open(std::string_view name) { within_ += name == "rPh" ? 1 : 0; }
    void close(std::string_view name) { within_ -= name == "rPh" ? 1 : 0; }
    [[nodiscard]] bool here() const { return within_ > 0; }

private:
    int within_ = 0;
};

/// The strings that the cells of all sheets share.
class SharedStrings final : public XmlSink {
public:
    void start() override {
        table_.clear();
        phonetic_ = {};
        in_text_ = too_much_ = false;
    }
    bool open(std::string_view name, const XmlAttributes& /*attributes*/) override {
        phonetic_.open(name);
        in_text_ = name == "t" && !phonetic_.here();
        return true;
    }
    bool text(std::string_view part) override {
        if (in_text_) table_.append(part);
        return within_limits();
    }
    bool close(std::string_view name) override {
        phonetic_.close(name);
        in_text_ = false;
        if (name != "si") return true;
        decode_escapes(table_.text(), table_.begun_at());
        table_.end_string();
        return within_limits();
    }

    [[nodiscard]] const StringTable& table() const { return table_; }
    std::optional<SheetProblem> problem() const {
        if (!too_much_) return std::nullopt;
        return SheetProblem{{"文字过多或有一格的文字过长，不像名册", "it has too much text, or too much in one cell, for a roster"},
                            is_it_the_file()};
    }

private:
    bool within_limits() {
        too_much_ = table_.bytes() > limits::shared_text || table_.bytes() - table_.begun_at() > limits::cell_text ||
                    table_.size() > limits::shared_strings;
        return !too_much_;
    }

    StringTable table_;
    PhoneticRuns phonetic_;
    bool in_text_ = false;
    bool too_much_ = false;
};

/// The rows of a worksheet, given on as they come.
class SheetRows final : public XmlSink {
public:
    SheetRows(const StringTable& shared, RowSink& sink) : shared_(shared), sink_(sink) {}

    void start() override {
        filled_.clear();
        text_.clear();
        phonetic_ = {};
        in_data_ = in_text_ = false;
        row_ = column_ = last_column_ = 0;
        problem_ = {};
        sink_.start();
    }

    bool open(std::string_view name, const XmlAttributes& attributes) override {
        if (!in_data_) {
            in_data_ = name == "sheetData";
            return true;
        }
        phonetic_.open(name);
        if (name == "c") return open_cell(attributes);
        if (name == "row") return open_row(attributes["r"]);
        in_text_ = name == "v" || (name == "t" && !phonetic_.here());
        return true;
    }

    bool text(std::string_view part) override {
        if (!in_text_ || column_ == 0) return true;
        text_ += part;
        if (text_.size() - cell_start_ > limits::cell_text)
            return fail(say("第 {} 行有一格的文字过长", "row {} has a cell with too much text", row_));
        if (text_.size() > limits::row_text) return fail(say("第 {} 行的文字过多", "row {} has too much text", row_));
        return true;
    }

    bool close(std::string_view name) override {
        if (!in_data_) return true;
        in_text_ = false;
        phonetic_.close(name);
        if (name == "c") return close_cell();
        if (name == "row") return close_row();
        if (name == "sheetData") in_data_ = false;
        return true;
    }

    std::optional<SheetProblem> problem() {
        if (problem_.empty()) return std::nullopt;
        return SheetProblem{std::move(problem_), save_again()};
    }

private:
    struct Filled {
        std::uint32_t column;
        std::size_t start; ///< in text_, unless it is shared
        std::size_t size;
        std::optional<std::string_view> shared;
    };

    bool fail(Text problem) {
        problem_ = std::move(problem);
        return false;
    }

    bool open_row(std::string_view stated) {
        const auto number = stated.empty() ? row_ + 1 : number_of<std::uint32_t>(stated).value_or(0);
        if (number <= row_) return fail(say("第 {} 行之后的行号有误", "the row after row {} has a wrong number", row_));
        if (number > limits::rows) return fail(say("超过 {} 行", "it has more than {} rows", limits::rows));
        row_ = number;
        last_column_ = 0;
        return true;
    }

    /// B12 -> 2; 0 where it is no such thing.
    static std::uint32_t column_of(std::string_view reference) {
        std::uint32_t column = 0;
        for (const char c : reference) {
            if (c < 'A' || c > 'Z' || column > limits::columns) break;
            column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
        }
        return column;
    }

    bool open_cell(const XmlAttributes& attributes) {
        const std::string_view reference = attributes["r"];
        column_ = reference.empty() ? last_column_ + 1 : column_of(reference);
        const bool in_order = row_ > 0 && column_ > last_column_ && column_ <= limits::columns;
        if (!in_order) return fail(say("第 {} 行的单元格位置有误", "row {} has a cell in a wrong place", row_));
        last_column_ = column_;
        type_ = type_of(attributes["t"]);
        cell_start_ = text_.size();
        return true;
    }

    enum class Type {
        number,
        shared,
        text,
        boolean,
        as_is
    };
    static Type type_of(std::string_view name) {
        if (name.empty() || name == "n") return Type::number;
        if (name == "s") return Type::shared;
        if (name == "inlineStr" || name == "str") return Type::text;
        if (name == "b") return Type::boolean;
        return Type::as_is; // an error such as #N/A, a date
    }

    bool close_cell() {
        const std::uint32_t column = std::exchange(column_, 0);
        if (text_.size() == cell_start_) return true;
        Filled cell{.column = column, .start = cell_start_, .size = 0, .shared = {}};
        const std::string_view stored = std::string_view(text_).substr(cell_start_);
        switch (type_) {
        case Type::shared: {
            const auto index = number_of<std::uint32_t>(stored);
            if (!index || *index >= shared_.size())
                return fail(say("第 {} 行有一格的文字不在文件中", "the text of a cell in row {} is not in the file", row_));
            cell.shared = shared_.at(*index);
            text_.resize(cell_start_);
            break;
        }
        case Type::number: replace(shown_number(stored, number_)); break;
        case Type::boolean: replace(stored == "1" || stored == "true" ? "TRUE" : "FALSE"); break;
        case Type::text: decode_escapes(text_, cell_start_); break;
        case Type::as_is: break;
        }
        cell.size = text_.size() - cell_start_;
        filled_.push_back(cell);
        return true;
    }

    /// Puts another text in place of the cell's; it may be part of that.
    void replace(std::string_view by) {
        if (by.size() == text_.size() - cell_start_) return;
        text_.replace(cell_start_, std::string::npos, std::string(by));
    }

    bool close_row() {
        if (filled_.empty()) return true;
        cells_.resize(std::max<std::size_t>(cells_.size(), filled_.back().column));
        for (const Filled& cell : filled_) {
            cells_[cell.column - 1] = cell.shared.value_or(std::string_view(text_).substr(cell.start, cell.size));
        }
        const bool more = sink_.row(row_, std::span<const std::string_view>(cells_).first(filled_.back().column));
        for (const Filled& cell : filled_) cells_[cell.column - 1] = {};
        filled_.clear();
        text_.clear();
        return more;
    }

    const StringTable& shared_;
    RowSink& sink_;
    std::vector<std::string_view> cells_; ///< empty but for those of the row that is given on
    std::vector<Filled> filled_;          ///< the cells of the row that have a value, from left to right
    std::string text_;                    ///< theirs
    std::string number_;
    PhoneticRuns phonetic_;
    bool in_data_ = false;
    bool in_text_ = false;
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0; ///< of the cell that is being read, 0 between cells
    std::uint32_t last_column_ = 0;
    std::size_t cell_start_ = 0;
    Type type_ = Type::number;
    Text problem_;
};

/// What a ZIP archive is that is no .xlsx workbook.
std::optional<SheetProblem> other_kind(const Zip& zip) {
    struct Kind {
        std::string_view part;
        Text name;
    };
    static const std::array<Kind, 5> kinds{{
        {"word/document.xml", {"一份 Word 文档", "a Word document"}},
        {"ppt/presentation.xml", {"一份 PowerPoint 演示文稿", "a PowerPoint presentation"}},
        {"content.xml", {"一份 OpenDocument 文档（如 .ods）", "an OpenDocument file (such as .ods)"}},
        {"xl/workbook.bin", {"一份 Excel 二进制工作簿（.xlsb）", "a binary Excel workbook (.xlsb)"}},
        {"index/document.iwa", {"一份 Numbers 表格", "a Numbers spreadsheet"}},
    }};
    for (const Kind& kind : kinds) {
        if (zip.has(kind.part)) {
            return SheetProblem{say("它是{}，不是 .xlsx 工作簿", "it is {}, not an .xlsx workbook", kind.name),
                                {"用能打开它的软件另存为 .xlsx", "save it as .xlsx with the program that opens it"}};
        }
    }
    return std::nullopt;
}

class Workbook {
public:
    Workbook(Zip& zip, RowSink& sink) : zip_(zip), sink_(sink) {}

    std::optional<SheetProblem> read() {
        if (auto problem = other_kind(zip_)) return problem;
        if (auto problem = find_workbook()) return problem;
        Relations relations(workbook_);
        if (auto problem = parse_part(zip_, relations_of(workbook_), relations)) return problem;
        SheetList list;
        if (auto problem = parse_part(zip_, workbook_, list)) return problem;
        const Relation* sheet = first_visible(list, relations);
        if (sheet == nullptr) {
            return SheetProblem{{"工作簿里没有可见的工作表", "the workbook has no visible worksheet"},
                                {"取消隐藏存放名册的工作表后另存", "show the worksheet that holds the roster, and save it"}};
        }
        if (!zip_.has(sheet->part)) {
            return SheetProblem{
                say("文件损坏：缺少工作表 {}", "the file is damaged: its worksheet {} is missing", utf8::printable(sheet->part)),
                save_again()};
        }
        if (auto problem = read_shared(relations)) return problem;
        return read_rows(sheet->part);
    }

private:
    std::optional<SheetProblem> find_workbook() {
        Relations root("");
        if (zip_.has("_rels/.rels")) {
            if (auto problem = parse_part(zip_, "_rels/.rels", root)) return problem;
        }
        const Relation* stated = root.of_type("/officeDocument");
        if (stated != nullptr && zip_.has(stated->part)) workbook_ = stated->part;
        if (zip_.has(workbook_)) return std::nullopt;
        return SheetProblem{{"它是一个压缩包，里面没有工作簿", "it is an archive without a workbook in it"},
                            {"先解压，再指定其中的表格文件", "unpack it, and name the spreadsheet that is in it"}};
    }

    static const Relation* first_visible(const SheetList& list, const Relations& relations) {
        for (const SheetList::Sheet& sheet : list.sheets()) {
            const Relation* part = relations.find(sheet.id);
            if (!sheet.hidden && part != nullptr && part->type.ends_with("/worksheet")) return part;
        }
        return nullptr;
    }

    std::optional<SheetProblem> read_shared(const Relations& relations) {
        const Relation* strings = relations.of_type("/sharedStrings");
        if (strings == nullptr || !zip_.has(strings->part)) return std::nullopt; // a cell that needs one will tell
        auto problem = parse_part(zip_, strings->part, shared_);
        return problem ? problem : shared_.problem();
    }

    std::optional<SheetProblem> read_rows(std::string_view part) {
        SheetRows rows(shared_.table(), sink_);
        auto problem = parse_part(zip_, part, rows);
        return problem ? problem : rows.problem();
    }

    Zip& zip_;
    RowSink& sink_;
    std::string workbook_ = "xl/workbook.xml";
    SharedStrings shared_;
};

} // namespace

std::optional<SheetProblem> read_xlsx(const FileReader& file, RowSink& sink) {
    Zip zip(file);
    if (auto problem = zip.open()) return problem;
    return Workbook(zip, sink).read();
}

} // namespace hegui
