#pragma once

#include <cstddef>
#include <cstdint>

/// How much a roster from a stranger may ask for. What lies beyond is no roster, and reading it would take the memory or the time
/// of everything else.
namespace hegui::limits {

constexpr std::uint32_t rows = 1'048'576; ///< as in Excel
constexpr std::uint32_t columns = 16'384; ///< as in Excel
constexpr std::uint32_t title_rows = 20;  ///< what a CSV may have above as many rows as Excel takes
constexpr std::size_t cell_text = std::size_t{128} * 1024;

constexpr std::size_t csv_record = std::size_t{1} << 20U;

constexpr std::uint64_t part = std::uint64_t{1} << 30U; ///< one part of an .xlsx, unpacked
constexpr std::size_t shared_text = std::size_t{256} << 20U;
constexpr std::uint32_t shared_strings = std::uint32_t{1} << 26U;
constexpr std::uint64_t zip_entries = 10'000;
constexpr std::uint64_t zip_ratio = 200;                           ///< unpacked to packed
constexpr std::uint64_t zip_ratio_from = std::uint64_t{16} << 20U; ///< below this size a high ratio does no harm
constexpr std::size_t row_text = std::size_t{16} << 20U;           ///< of a row, without shared strings
constexpr std::uint32_t xml_depth = 100;                           ///< elements within elements
constexpr std::size_t xml_token = std::size_t{1} << 20U;           ///< one tag, one comment

constexpr std::uintmax_t xls_file = std::uintmax_t{64} << 20U; ///< is read whole
constexpr std::uint32_t xls_columns = 256;                     ///< as in Excel 97

} // namespace hegui::limits
