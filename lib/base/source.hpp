#pragma once

#include "lib/base/input_error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// The text of a file, to quote its lines from.
class Source {
public:
    Source(std::string file, std::string_view text);

    [[nodiscard]] const std::string& file() const { return file_; }

    /// A line by its number from 1, without its end; empty where there is none.
    [[nodiscard]] std::string line(std::uint32_t number) const;

    /// The place of a byte.
    [[nodiscard]] Position position_of(std::size_t offset) const;

    /// An error at a place, with its line.
    [[nodiscard]] InputError error(Position at, std::uint32_t span, Text message) const;

private:
    std::string file_;
    std::string_view text_;
    std::vector<std::size_t> starts_; ///< offset of each line
};

} // namespace hegui
