#pragma once

#include "lib/base/field.hpp"
#include "lib/toml/document.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// Reading a table that SchemaCheck has found right. A value of another type than asked for (which was then reported) reads as absent.
namespace hegui {

template<class T> Field<T> field(const TomlTable& table, std::string_view key) {
    const TomlValue* value = table.find(key);
    if (value == nullptr) return Field<T>(table.at);
    if constexpr (std::is_same_v<T, std::vector<std::string>>) {
        const auto* array = value->as<TomlArray>();
        if (array == nullptr) return Field<T>(table.at);
        T texts;
        for (const TomlValue& element : *array) {
            if (const auto* text = element.as<std::string>()) texts.push_back(*text);
        }
        return Field<T>(std::move(texts), value->at);
    } else {
        const T* data = value->as<T>();
        return data == nullptr ? Field<T>(table.at) : Field<T>(*data, value->at);
    }
}

/// A list of lists of texts; empty where there is none.
inline std::vector<std::vector<std::string>> text_lists(const TomlTable& table, std::string_view key) {
    std::vector<std::vector<std::string>> lists;
    const TomlValue* value = table.find(key);
    const auto* array = value == nullptr ? nullptr : value->as<TomlArray>();
    if (array == nullptr) return lists;
    for (const TomlValue& list : *array) {
        const auto* elements = list.as<TomlArray>();
        if (elements == nullptr) continue;
        std::vector<std::string>& texts = lists.emplace_back();
        for (const TomlValue& element : *elements) {
            if (const auto* text = element.as<std::string>()) texts.push_back(*text);
        }
    }
    return lists;
}

/// The text of a required key.
inline std::string text(const TomlTable& table, std::string_view key) { return field<std::string>(table, key).value_or({}); }

/// The table of a key; an empty one, standing nowhere, where there is none.
inline const TomlTable& subtable(const TomlTable& table, std::string_view key) {
    static const TomlTable none;
    const TomlValue* value = table.find(key);
    const auto* found = value == nullptr ? nullptr : value->as<TomlTable>();
    return found == nullptr ? none : *found;
}

/// Calls `read` with each table of a list of tables.
inline void for_each_table(const TomlValue* list, const std::function<void(const TomlTable&)>& read) {
    const auto* array = list == nullptr ? nullptr : list->as<TomlArray>();
    if (array == nullptr) return;
    for (const TomlValue& one : *array) {
        if (const auto* element = one.as<TomlTable>()) read(*element);
    }
}

inline void for_each_table(const TomlTable& table, std::string_view key, const std::function<void(const TomlTable&)>& read) {
    for_each_table(table.find(key), read);
}

} // namespace hegui
