#pragma once

#include "lib/base/file_reader.hpp"
#include "lib/base/text.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace hegui {

/// Takes the rows of a sheet one after another.
class RowSink {
public:
    RowSink() = default;
    RowSink(const RowSink&) = delete;
    RowSink& operator=(const RowSink&) = delete;
    RowSink(RowSink&&) = delete;
    RowSink& operator=(RowSink&&) = delete;
    virtual ~RowSink() = default;

    /// The rows begin. Called again where the reading had to begin anew (the file turned out to be in another encoding): forget
    /// what came before.
    virtual void start() = 0;

    /// A row: its number as a person sees it in a spreadsheet (from 1, rising; rows without any value may be left out), its cells as
    /// UTF-8 text, valid only during the call. false: enough, read no further.
    virtual bool row(std::uint32_t number, std::span<const std::string_view> cells) = 0;
};

/// What kind of file it is, by its content.
enum class SheetFormat {
    csv,
    xlsx,
    xls
};

/// Why a sheet could not be read (to its end): what is wrong (with line and byte where there is one), and what to do.
struct SheetProblem {
    Text what;
    Text remedy;
};

/// Reads the rows of a file: of a workbook, those of its first visible worksheet. `separator` is for CSV only. Nothing where all
/// went well (or the sink had enough). Numbers come as a spreadsheet shows them without a format, so a date as its day number.
std::optional<SheetProblem> read_sheet(const FileReader& file, SheetFormat format, char separator, RowSink& sink);

/// The ending of a file's name as written, in small letters: `.xlsx`.
std::string ending_of(std::string_view named);

/// The format of a file by the ending of its name, held against its content: a problem where they disagree or where the ending is
/// unknown.
std::variant<SheetFormat, SheetProblem> sheet_format(const FileReader& file, std::string_view named);

} // namespace hegui
