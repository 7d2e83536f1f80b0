#pragma once

#include "lib/report/format.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace hegui {

/// JSON being written, piece by piece: the stream has it in blocks, and all of it when the outermost list or object is closed. ID numbers
/// are masked as the style says; malformed UTF-8 is repaired. Keys are the program's own: nothing in them has to be escaped.
class JsonOut {
public:
    enum class Layout {
        indented,
        one_line ///< each value on its own, and the end of the line
    };

    JsonOut(std::ostream& out, Layout layout, const Style& style);

    void open_object() { open('{'); }
    void open_object(std::string_view key);
    void close_object() { close('}'); }
    void open_list() { open('['); }
    void open_list(std::string_view key);
    void close_list() { close(']'); }

    template<class Body> void object(const Body& body) {
        open_object();
        body();
        close_object();
    }

    template<class Body> void object(std::string_view key, const Body& body) {
        open_object(key);
        body();
        close_object();
    }

    template<class Range, class Write> void list(std::string_view key, const Range& all, const Write& write) {
        open_list(key);
        for (const auto& one : all) write(one);
        close_list();
    }

    void text(std::string_view key, std::string_view value);
    void text(std::string_view value); ///< an item of a list

    /// What is no person's: digests, and the number that the institution gave its batch.
    void exact(std::string_view key, std::string_view value);

    /// A text that must come back byte for byte: where it is not UTF-8, an object with its bytes in hexadecimal.
    void bytes(std::string_view key, std::string_view value);

    /// A line of a stranger's file: the same, and long numbers masked that may be a misspelt ID number.
    void line(std::string_view key, std::string_view value);

    void optional(std::string_view key, const std::optional<std::string>& value);
    void number(std::string_view key, std::uint64_t value);
    void flag(std::string_view key, bool value);
    void null(std::string_view key);

private:
    void open(char bracket);
    void close(char bracket);
    void key(std::string_view key);
    void string(std::string_view value);

    /// What stands before a key, or before a value that has none.
    void begin_item();
    void new_line();
    void hand_on();

    /// Appends pieces with one look at the room that is left: appending them to a string would take one for each.
    template<class... Pieces> void put(Pieces... pieces);

    std::ostream& out_;
    fmt::memory_buffer block_; ///< what the stream does not have yet
    Layout layout_;
    bool show_ids_;
    std::size_t depth_ = 0;  ///< how many lists and objects are open
    bool is_first_ = true;   ///< nothing stands in the innermost of them yet
    bool after_key_ = false; ///< the next value is that of a key
};

} // namespace hegui
