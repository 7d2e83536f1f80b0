#pragma once

#include "lib/report/json_out.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hegui::detail {

/// Writes what detail.hpp describes. What is as usual (nothing, 0, false) is left out: most of it is.
class DetailOut {
public:
    explicit DetailOut(JsonOut& json) : json_(json) {}

    void text(std::string_view key, const std::string& value) {
        if (!value.empty()) json_.text(key, value);
    }
    void bytes(std::string_view key, const std::string& value) { json_.bytes(key, value); }
    void line(std::string_view key, const std::string& value) {
        if (!value.empty()) json_.line(key, value);
    }
    void words(std::string_view key, const Text& value) {
        if (value.empty()) return;
        json_.object(key, [&] {
            text("zh", value.zh);
            text("en", value.en);
        });
    }
    void number(std::string_view key, std::uint64_t value, std::uint64_t usual = 0) {
        if (value != usual) json_.number(key, value);
    }
    void flag(std::string_view key, bool value) {
        if (value) json_.flag(key, value);
    }
    void day(std::string_view key, date::sys_days value) {
        if (value != date::sys_days{}) json_.exact(key, iso(value));
    }
    template<class Enum> void choice(std::string_view key, Enum value, Enum /*last*/) { number(key, static_cast<std::uint64_t>(value)); }

    /// Line and column, where the keys of `json` say more than there is: they have no 0.
    void place(Position at) {
        flag("no_line", at.line == 0);
        flag("no_column", at.column == 0);
    }

    void texts(std::string_view key, const std::vector<std::string>& values) {
        if (!values.empty()) json_.list(key, values, [&](const std::string& one) { json_.text(one); });
    }
    template<class Item, class Describe> void object(std::string_view key, const Item& item, const Describe& describe) {
        json_.object(key, [&] { describe(*this, item); });
    }
    template<class Item, class Describe> void list(std::string_view key, const std::vector<Item>& items, const Describe& describe) {
        if (items.empty()) return;
        json_.list(key, items, [&](const Item& item) { json_.object([&] { describe(*this, item); }); });
    }
    template<class Item, class Describe> void beside(std::string_view key, const std::vector<Item>& items, const Describe& describe) {
        list(key, items, describe);
    }

private:
    JsonOut& json_;
};

} // namespace hegui::detail
