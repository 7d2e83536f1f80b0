#pragma once

#include "lib/base/text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The columns of a roster and its header row: which names people give them, and where they stand in a sheet.
namespace hegui {

enum class Column : unsigned char {
    name,
    id_type,
    id_number,
    occupation,
    code,
    level,
    theory,
    practice,
    review,
    passed,
    warning
};
inline constexpr std::size_t column_count = static_cast<std::size_t>(Column::warning) + 1;

/// The rows in which a header is looked for.
inline constexpr std::uint32_t header_rows = 20;

/// A row of a sheet as it is kept until the header is found.
struct SheetRow {
    std::uint32_t number = 0; ///< as a person sees it
    std::vector<std::string> cells;
};

/// Where the columns of a roster stand.
struct Header {
    std::array<std::optional<std::size_t>, column_count> places; ///< of each column, from 0; nothing where the sheet lacks it
    std::size_t rows_used = 0;                                   ///< of the rows searched: up to and including the header

    [[nodiscard]] std::optional<std::size_t> operator[](Column column) const { return places.at(static_cast<std::size_t>(column)); }
};

/// The header among the first rows of a sheet: the first row, or two-row pair, that names at least name, ID number, level, and
/// occupation or code. Where more rows are to come, the last of these may be the second row of a header, but begins none yet.
std::optional<Header> find_header(std::span<const SheetRow> rows, bool more = false);

/// Why there is no header: what was looked for, and which row came nearest to it.
Text why_no_header(const std::vector<SheetRow>& rows);

} // namespace hegui
