#pragma once

#include "lib/base/text.hpp"

#include <date/date.h>
#include <rapidjson/document.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// An object of a JSON text, read strictly. What is not as it should be is noted, the first such key only, and reads as nothing.
class JsonIn {
public:
    /// `wrong` takes the key that is not as it should be.
    JsonIn(const rapidjson::Value& value, std::string& wrong);

    [[nodiscard]] bool has(const char* key) const { return find(key) != nullptr; }
    [[nodiscard]] bool is_null(const char* key) const;
    [[nodiscard]] bool is_sound() const { return wrong_->empty(); }
    /// Notes that what stands under a key can't be.
    void refuse(const char* key) const;

    [[nodiscard]] std::string text(const char* key) const;
    [[nodiscard]] Text message(const char* key) const;
    [[nodiscard]] std::optional<std::string> optional(const char* key) const; ///< null: nothing
    [[nodiscard]] std::uint64_t number(const char* key, std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) const;
    [[nodiscard]] bool flag(const char* key) const;
    [[nodiscard]] date::sys_days day(const char* key) const;
    [[nodiscard]] std::string bytes(const char* key) const; ///< as JsonOut::bytes writes them
    [[nodiscard]] JsonIn object(const char* key) const;

    /// The texts of a list.
    [[nodiscard]] std::vector<std::string> texts(const char* key) const;

    /// The objects of a list, one after another.
    template<class Each> void list(const char* key, const Each& each) const {
        const rapidjson::Value* items = find(key);
        if (items == nullptr || !items->IsArray()) return refuse(key);
        for (const rapidjson::Value& item : items->GetArray()) {
            if (!item.IsObject()) return refuse(key);
            each(JsonIn(item, *wrong_));
        }
    }

    /// How many items a list has.
    [[nodiscard]] std::size_t size(const char* key) const;

private:
    [[nodiscard]] const rapidjson::Value* find(const char* key) const;

    const rapidjson::Value* value_;
    std::string* wrong_;
};

/// The value whose id stands under a key, of those from `first` to `last` that `id_of` names.
template<class Enum> Enum named(const JsonIn& json, const char* key, Enum first, Enum last) {
    const std::string id = json.text(key);
    for (auto number = static_cast<int>(first); number <= static_cast<int>(last); ++number) {
        if (id_of(static_cast<Enum>(number)) == id) return static_cast<Enum>(number);
    }
    json.refuse(key);
    return first;
}

} // namespace hegui
