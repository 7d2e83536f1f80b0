#pragma once

#include "lib/report/json_out.hpp"

#include <string>
#include <vector>

namespace hegui::detail {

/// Writes what detail.hpp describes. What is as usual (nothing, 0, false) is left out: most of it is.
class DetailOut {
public:
    explicit DetailOut(JsonOut& json) : json_(json) {}

    void text(const char* key, const std::string& value) {
        if (!value.empty()) json_.text(key, value);
    }
    void bytes(const char* key, const std::string& value) { json_.bytes(key, value); }
    void line(const char* key, const std::string& value) {
        if (!value.empty()) json_.line(key, value);
    }
    void words(const char* key, const Text& value) {
        if (value.empty()) return;
        json_.object(key, [&] {
            text("zh", value.zh);
            text("en", value.en);
        });
    }
    void number(const char* key, std::uint64_t value, std::uint64_t usual = 0) {
        if (value != usual) json_.number(key, value);
    }
    void flag(const char* key, bool value) {
        if (value) json_.flag(key, value);
    }
    void day(const char* key, date::sys_days value) {
        if (value != date::sys_days{}) json_.exact(key, iso(value));
    }
    template<class Enum> void choice(const char* key, Enum value, Enum /*last*/) { number(key, static_cast<std::uint64_t>(value)); }

    /// Line and column, where the keys of `json` say more than there is: they have no 0.
    void place(Position at) {
        flag("no_line", at.line == 0);
        flag("no_column", at.column == 0);
    }

    void texts(const char* key, const std::vector<std::string>& values) {
        if (!values.empty()) json_.list(key, values, [&](const std::string& one) { json_.text(one); });
    }
    template<class Item, class Describe> void object(const char* key, const Item& item, const Describe& describe) {
        json_.object(key, [&] { describe(*this, item); });
    }
    template<class Item, class Describe> void list(const char* key, const std::vector<Item>& items, const Describe& describe) {
        if (items.empty()) return;
        json_.list(key, items, [&](const Item& item) { json_.object([&] { describe(*this, item); }); });
    }
    template<class Item, class Describe> void beside(const char* key, const std::vector<Item>& items, const Describe& describe) {
        list(key, items, describe);
    }

private:
    JsonOut& json_;
};

} // namespace hegui::detail
