#pragma once

#include "lib/report/format.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>

namespace hegui {

/// JSON being written, piece by piece: the stream has it in blocks, and all of it when the outermost list or object is closed. ID numbers
/// are masked as the style says; malformed UTF-8 is repaired.
class JsonOut {
public:
    enum class Layout {
        indented,
        one_line
    };

    JsonOut(std::ostream& out, Layout layout, const Style& style);

    void open_object();
    void open_object(const char* key);
    void close_object();
    void open_list();
    void open_list(const char* key);
    void close_list();

    template<class Body> void object(const Body& body) {
        open_object();
        body();
        close_object();
    }

    template<class Body> void object(const char* key, const Body& body) {
        open_object(key);
        body();
        close_object();
    }

    template<class Range, class Write> void list(const char* key, const Range& all, const Write& write) {
        open_list(key);
        for (const auto& one : all) write(one);
        close_list();
    }

    void text(const char* key, std::string_view value);
    void text(std::string_view value); ///< an item of a list

    /// What is no person's: digests, and the number that the institution gave its batch.
    void exact(const char* key, std::string_view value);

    /// A text that must come back byte for byte: where it is not UTF-8, an object with its bytes in hexadecimal.
    void bytes(const char* key, std::string_view value);

    /// A line of a stranger's file: the same, and long numbers masked that may be a misspelt ID number.
    void line(const char* key, std::string_view value);

    void optional(const char* key, const std::optional<std::string>& value);
    void number(const char* key, std::uint64_t value);
    void flag(const char* key, bool value);
    void null(const char* key);

private:
    using OneLine = rapidjson::Writer<rapidjson::StringBuffer>;
    using Indented = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

    template<class Put> void put(const Put& one);
    void key(const char* key);
    void string(std::string_view value);
    void hand_on();

    std::ostream& out_;
    rapidjson::StringBuffer block_;
    std::variant<OneLine, Indented> json_;
    bool show_ids_;
};

} // namespace hegui
