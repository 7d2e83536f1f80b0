#include "lib/sheet/xls.hpp"

#include "lib/base/file.hpp"
#include "lib/base/little_endian.hpp"
#include "lib/sheet/biff.hpp"
#include "lib/sheet/limits.hpp"
#include "lib/sheet/number_text.hpp"
#include "lib/sheet/ole2.hpp"
#include "lib/sheet/string_table.hpp"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

namespace hegui {
namespace {

using little_endian::u16;
using little_endian::u32;
using little_endian::u64;
using little_endian::u8;

/// The records that matter, by their numbers in [MS-XLS].
namespace record {
constexpr std::uint16_t formula = 0x0006;
constexpr std::uint16_t eof = 0x000A;
constexpr std::uint16_t file_pass = 0x002F;
constexpr std::uint16_t bound_sheet = 0x0085;
constexpr std::uint16_t multiple_rk = 0x00BD;
constexpr std::uint16_t rich_string = 0x00D6;
constexpr std::uint16_t shared_strings = 0x00FC;
constexpr std::uint16_t label_shared = 0x00FD;
constexpr std::uint16_t number = 0x0203;
constexpr std::uint16_t label = 0x0204;
constexpr std::uint16_t bool_or_error = 0x0205;
constexpr std::uint16_t string = 0x0207;
constexpr std::uint16_t rk = 0x027E;
constexpr std::uint16_t bof = 0x0809;
} // namespace record

constexpr std::uint16_t biff8 = 0x0600;
constexpr std::size_t cell_head = 6; ///< row, column, format

Text save_again() { return {"用 WPS 或 Excel 打开后另存为 .xlsx 再试", "open it in WPS or Excel and save it as .xlsx"}; }

SheetProblem damaged() { return {{"文件损坏，读不出来", "the file is damaged and can't be read"}, save_again()}; }

SheetProblem protected_by_password() {
    return {{"文件加了密码", "it is protected by a password"}, {"去掉密码后另存为 .xlsx", "save it as .xlsx without the password"}};
}

/// A number in four bytes: a whole one, or the upper half of a double; as it is or in hundredths.
double of_rk(std::uint32_t rk) {
    const bool whole = (rk & 2U) != 0;
    const double value = whole ? static_cast<double>(std::bit_cast<std::int32_t>(rk) >> 2)
                               : std::bit_cast<double>(static_cast<std::uint64_t>(rk & ~3U) << 32U);
    return (rk & 1U) != 0 ? value / 100 : value;
}

std::string_view error_text(std::uint8_t code) {
    switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
    }
}

/// What the first part of the stream says of the whole workbook.
struct Globals {
    std::optional<std::size_t> sheet; ///< where the first visible worksheet begins
    StringTable shared;
};

std::variant<Globals, SheetProblem> read_globals(std::string_view stream) {
    Globals globals;
    BiffRecords records(stream, 0);
    BiffRecord now;
    if (!records.next(now) || now.type != record::bof || now.data().size() < 2) return damaged();
    if (u16(now.data(), 0) != biff8)
        return SheetProblem{{"它是 Excel 95 或更早的格式", "it is of the format of Excel 95 or earlier"}, save_again()};
    while (records.next(now) && now.type != record::eof) {
        const std::string_view data = now.data();
        if (now.type == record::file_pass) return protected_by_password();
        if (now.type == record::bound_sheet && data.size() >= 6) {
            const bool visible = (u8(data, 4) & 3U) == 0;
            const bool worksheet = u8(data, 5) == 0;
            if (visible && worksheet && !globals.sheet) globals.sheet = u32(data, 0);
        }
        if (now.type != record::shared_strings || data.size() < 8) continue;
        BiffReader reader(now, 8);
        for (std::uint32_t left = u32(data, 4); left > 0; --left) {
            if (!reader.string(globals.shared.text())) return damaged();
            globals.shared.end_string();
        }
    }
    return globals;
}

/// The cells of a worksheet. They are given on by rows when all are known: a program may write them in any order.
class SheetCells {
public:
    explicit SheetCells(const StringTable& shared) : shared_(shared) {}

    /// false: damaged.
    bool read(std::string_view stream, std::size_t start) {
        BiffRecords records(stream, start);
        BiffRecord now;
        if (!records.next(now) || now.type != record::bof) return false;
        for (int depth = 1; depth > 0;) { // charts within the sheet have a beginning and an end of their own
            if (!records.next(now)) return false;
            if (now.type == record::bof) ++depth;
            if (now.type == record::eof) --depth;
            if (depth == 1 && !take(now)) return false;
        }
        return std::all_of(cells_.begin(), cells_.end(), [](const Cell& cell) { return cell.column < limits::xls_columns; });
    }

    void give(RowSink& sink) {
        std::stable_sort(cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) { return place(a) < place(b); });
        std::vector<std::string_view> row;
        for (auto cell = cells_.begin(); cell != cells_.end();) {
            const std::uint32_t number = cell->row;
            row.clear();
            for (; cell != cells_.end() && cell->row == number; ++cell) {
                row.resize(cell->column + std::size_t{1});
                row[cell->column] = cell->is_shared ? shared_.at(cell->text) : texts_.at(cell->text);
            }
            if (!sink.row(number + 1, row)) return;
        }
    }

private:
    struct Cell {
        std::uint16_t row = 0;
        std::uint16_t column = 0;
        bool is_shared = false;
        std::uint32_t text = 0;
    };
    static std::uint32_t place(const Cell& cell) { return (static_cast<std::uint32_t>(cell.row) << 16U) | cell.column; }

    void add(std::string_view data, std::string_view text) {
        texts_.append(text);
        add_written(data);
    }
    void add_written(std::string_view data) { add_written(u16(data, 0), u16(data, 2)); }
    void add_written(std::uint16_t row, std::uint16_t column) {
        texts_.end_string();
        cells_.push_back({.row = row, .column = column, .is_shared = false, .text = static_cast<std::uint32_t>(texts_.size() - 1)});
    }

    bool take(const BiffRecord& now) {
        const std::string_view data = now.data();
        switch (now.type) {
        case record::label_shared: return data.size() >= cell_head + 4 && take_shared(data);
        case record::label:
        case record::rich_string: return data.size() >= cell_head && take_string(now, data);
        case record::number: return data.size() >= cell_head + 8 && take_number(data, std::bit_cast<double>(u64(data, cell_head)));
        case record::rk: return data.size() >= cell_head + 4 && take_number(data, of_rk(u32(data, cell_head)));
        case record::multiple_rk: return take_multiple(data);
        case record::bool_or_error:
            return data.size() >= cell_head + 2 && take_bool(data, u8(data, cell_head), u8(data, cell_head + 1) != 0);
        case record::formula: return data.size() >= cell_head + 8 && take_formula(data);
        case record::string: return take_result(now);
        default: return true;
        }
    }

    bool take_shared(std::string_view data) {
        const std::uint32_t index = u32(data, cell_head);
        if (index >= shared_.size()) return false;
        cells_.push_back({.row = u16(data, 0), .column = u16(data, 2), .is_shared = true, .text = index});
        return true;
    }

    bool take_string(const BiffRecord& now, std::string_view data) {
        BiffReader reader(now, cell_head);
        if (!reader.string(texts_.text())) return false;
        add_written(data);
        return true;
    }

    bool take_number(std::string_view data, double value) {
        add(data, number_text(value));
        return true;
    }

    bool take_multiple(std::string_view data) {
        constexpr std::size_t each = 6; // format, number
        if (data.size() < 4 + 2) return false;
        std::uint16_t column = u16(data, 2);
        for (std::size_t at = 4; at + each <= data.size() - 2; at += each, ++column) {
            texts_.append(number_text(of_rk(u32(data, at + 2))));
            add_written(u16(data, 0), column);
        }
        return true;
    }

    bool take_bool(std::string_view data, std::uint8_t value, bool is_error) {
        const std::string_view boolean = value != 0 ? "TRUE" : "FALSE";
        add(data, is_error ? error_text(value) : boolean);
        return true;
    }

    /// A formula has its result with it: a number, or (marked by what is no number) something else.
    bool take_formula(std::string_view data) {
        if (u16(data, cell_head + 6) != 0xFFFF) return take_number(data, std::bit_cast<double>(u64(data, cell_head)));
        const std::uint8_t kind = u8(data, cell_head);
        const std::uint8_t value = u8(data, cell_head + 2);
        if (kind == 1 || kind == 2) return take_bool(data, value, kind == 2);
        awaited_ = kind == 0 ? std::optional(std::pair(u16(data, 0), u16(data, 2))) : std::nullopt; // a text, in a record behind
        return true;
    }

    bool take_result(const BiffRecord& now) {
        if (!awaited_) return true;
        BiffReader reader(now, 0);
        if (!reader.string(texts_.text())) return false;
        add_written(awaited_->first, awaited_->second);
        awaited_.reset();
        return true;
    }

    const StringTable& shared_;
    StringTable texts_;
    std::vector<Cell> cells_;
    std::optional<std::pair<std::uint16_t, std::uint16_t>> awaited_; ///< the cell of the formula whose text is to come
};

std::optional<SheetProblem> read_workbook(std::string_view stream, RowSink& sink) {
    auto globals = read_globals(stream);
    if (auto* problem = std::get_if<SheetProblem>(&globals)) return std::move(*problem);
    const auto& workbook = std::get<Globals>(globals);
    if (!workbook.sheet) {
        return SheetProblem{{"工作簿里没有可见的工作表", "the workbook has no visible worksheet"},
                            {"取消隐藏存放名册的工作表后另存", "show the worksheet that holds the roster, and save it"}};
    }
    SheetCells cells(workbook.shared);
    if (!cells.read(stream, *workbook.sheet)) return damaged();
    sink.start();
    cells.give(sink);
    return std::nullopt;
}

} // namespace

std::optional<SheetProblem> read_xls(const FileReader& file, RowSink& sink) {
    const bool is_too_large = file.size() > limits::xls_file;
    std::string bytes(is_too_large ? 0 : file.size(), '\0');
    if (is_too_large || file.read_at(0, bytes) != bytes.size()) {
        return SheetProblem{why_not_read(is_too_large ? ReadOutcome::too_large : ReadOutcome::failed, limits::xls_file),
                            {"核对文件是否存在、能否打开", "see whether the file is there and opens"}};
    }
    const auto compound = CompoundFile::open(bytes);
    if (!compound) return damaged();
    if (compound->has("EncryptedPackage")) return protected_by_password();
    if (!compound->has("Workbook")) {
        if (compound->has("Book"))
            return SheetProblem{{"它是 Excel 95 或更早的格式", "it is of the format of Excel 95 or earlier"}, save_again()};
        return SheetProblem{{"它是旧版 Office 文件，但不是 Excel 工作簿", "it is an old office document, but no Excel workbook"},
                            {"核对是否选错了文件", "see whether it is the right file"}};
    }
    const auto stream = compound->stream("Workbook");
    return stream ? read_workbook(*stream, sink) : damaged();
}

} // namespace hegui
