#pragma once

#include <cstdint>
#include <string>

namespace hegui {

/// A place in a file: line and column from 1, the column in characters. Line 0 means the file as a whole.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator==(const Position&, const Position&) = default;
    friend bool operator<(const Position& a, const Position& b) { return a.line != b.line ? a.line < b.line : a.column < b.column; }
};

/// A place, with the file that it is in (the path as the reader of the report knows it).
struct Location {
    std::string file;
    Position at;
};

} // namespace hegui
