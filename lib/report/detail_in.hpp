#pragma once

#include "lib/report/json_in.hpp"

#include <limits>
#include <string>
#include <vector>

namespace hegui::detail {

/// Reads what detail.hpp describes: what was left out is as usual.
class DetailIn {
public:
    explicit DetailIn(const JsonIn& json) : json_(json) {}

    void text(const char* key, std::string& value) const {
        if (json_.has(key)) value = json_.text(key);
    }
    void bytes(const char* key, std::string& value) const { value = json_.bytes(key); }
    void line(const char* key, std::string& value) const {
        if (json_.has(key)) value = json_.bytes(key);
    }
    void words(const char* key, Text& value) const {
        if (!json_.has(key)) return;
        const DetailIn both(json_.object(key));
        both.text("zh", value.zh);
        both.text("en", value.en);
    }
    template<class Number> void number(const char* key, Number& value, Number usual = 0) const {
        value = json_.has(key) ? static_cast<Number>(json_.number(key, std::numeric_limits<Number>::max())) : usual;
    }
    void flag(const char* key, bool& value) const { value = json_.has(key) && json_.flag(key); }
    void day(const char* key, date::sys_days& value) const { value = json_.has(key) ? json_.day(key) : date::sys_days{}; }
    template<class Enum> void choice(const char* key, Enum& value, Enum last) const {
        value = static_cast<Enum>(json_.has(key) ? json_.number(key, static_cast<std::uint64_t>(last)) : 0);
    }

    void place(Position& at) const {
        if (json_.has("no_line")) at.line = 0;
        if (json_.has("no_column")) at.column = 0;
    }

    void texts(const char* key, std::vector<std::string>& values) const {
        if (json_.has(key)) values = json_.texts(key);
    }
    template<class Item, class Describe> void object(const char* key, Item& item, const Describe& describe) const {
        DetailIn fields(json_.object(key));
        describe(fields, item);
    }
    template<class Item, class Describe> void list(const char* key, std::vector<Item>& items, const Describe& describe) const {
        if (!json_.has(key)) return;
        items.clear();
        json_.list(key, [&](const JsonIn& json) {
            DetailIn fields(json);
            describe(fields, items.emplace_back());
        });
    }
    /// As many as there are items.
    template<class Item, class Describe> void beside(const char* key, std::vector<Item>& items, const Describe& describe) const {
        if (items.empty() && !json_.has(key)) return;
        if (json_.size(key) != items.size()) return json_.refuse(key);
        auto item = items.begin();
        json_.list(key, [&](const JsonIn& json) {
            DetailIn fields(json);
            describe(fields, *item++);
        });
    }

private:
    JsonIn json_;
};

} // namespace hegui::detail
