#pragma once

#include "lib/base/utf8.hpp"
#include "lib/sheet/sheet.hpp"
#include "tests/fixture/memory_file.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

/// What the fuzz targets of the spreadsheet formats share.
namespace hegui::fuzz {

using fixture::MemoryFile;

/// Sees that every row is as promised: rising numbers, valid UTF-8.
class Rows final : public RowSink {
public:
    void start() override {
        hash_ = 0;
        last_ = 0;
    }
    bool row(std::uint32_t number, std::span<const std::string_view> cells) override {
        if (number <= last_) __builtin_trap();
        last_ = number;
        for (const std::string_view cell : cells) {
            if (utf8::first_invalid(cell)) __builtin_trap();
            hash_ = hash_ * 31 + std::hash<std::string_view>()(cell);
        }
        hash_ = hash_ * 31 + cells.size();
        return true;
    }
    [[nodiscard]] std::size_t hash() const { return hash_; }

private:
    std::size_t hash_ = 0;
    std::uint32_t last_ = 0;
};

/// A problem has words in both languages, and a remedy.
inline void check(const std::optional<SheetProblem>& problem) {
    if (!problem) return;
    if (problem->what.zh.empty() || problem->what.en.empty() || problem->remedy.zh.empty() || problem->remedy.en.empty()) __builtin_trap();
}

} // namespace hegui::fuzz
