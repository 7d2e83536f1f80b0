#pragma once

#include "lib/base/source.hpp"

#include <date/date.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// A TOML file as a tree in which everything knows its place and keeps the order of the file.
namespace hegui {

struct TomlEntry;
struct TomlValue;

using TomlArray = std::vector<TomlValue>;

struct TomlTable {
    Position at;
    std::vector<TomlEntry> entries;

    [[nodiscard]] const TomlValue* find(std::string_view key) const;
    [[nodiscard]] TomlValue* find(std::string_view key);
    [[nodiscard]] TomlEntry* find_entry(std::string_view key);

    bool operator==(const TomlTable& other) const;
};

/// A date with a time of day: TOML knows it, the batch file does not take it.
struct TomlDateTime {
    bool operator==(const TomlDateTime&) const = default;
};

struct TomlValue {
    Position at;
    std::uint32_t span = 1; ///< how many characters of its line it takes
    std::variant<std::string, std::int64_t, double, bool, date::sys_days, std::chrono::seconds, TomlDateTime, TomlArray, TomlTable> data;

    template<class T> [[nodiscard]] const T* as() const { return std::get_if<T>(&data); }
    template<class T> [[nodiscard]] T* as() { return std::get_if<T>(&data); }

    bool operator==(const TomlValue& other) const;
};

struct TomlEntry {
    std::string key;
    Position at; ///< of the key
    TomlValue value;

    bool operator==(const TomlEntry&) const = default;
};

struct TomlDocument {
    TomlTable root;
    bool incomplete = false; ///< lines with syntax errors were left out, so that a key that is not there may have been in one

    bool operator==(const TomlDocument&) const = default;
};

/// Parses TOML 1.0. Every syntax error that can be told apart from what follows from another goes to `errors`;
/// the document holds the rest. Nothing where nothing could be understood.
/// A file of the plain kind is read by a small strict reader; whatever that does not take is for toml++, and its word counts.
std::optional<TomlDocument> parse_toml(const Source& source, std::string_view text, InputErrors& errors);

/// The same by toml++ alone.
std::optional<TomlDocument> parse_toml_by_library(const Source& source, std::string_view text, InputErrors& errors);

} // namespace hegui
