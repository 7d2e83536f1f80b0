#include "lib/toml/schema.hpp"

#include "lib/base/iso_date.hpp"
#include "lib/base/nearest_name.hpp"
#include "lib/base/utf8.hpp"

#include <algorithm>

namespace hegui {
namespace {

constexpr std::size_t region_digits = 6;

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

bool is_whole(const TomlValue& value, std::int64_t least, std::int64_t most) {
    const auto* number = value.as<std::int64_t>();
    return number != nullptr && *number >= least && *number <= most;
}

/// A TOML date, or a quoted one, which becomes a day.
bool normalize_date(TomlValue& value) {
    if (value.as<date::sys_days>() != nullptr) return true;
    const auto* written = value.as<std::string>();
    const auto day = written == nullptr ? std::nullopt : parse_iso(*written);
    if (day) value.data = *day;
    return day.has_value();
}

/// A number with or without decimals, from 0 to a bound; becomes a double.
bool normalize_number(TomlValue& value, std::int64_t largest) {
    const auto* whole = value.as<std::int64_t>();
    const auto* real = value.as<double>();
    if (whole == nullptr && real == nullptr) return false;
    const double number = whole != nullptr ? static_cast<double>(*whole) : *real;
    if (!(number >= 0 && number <= static_cast<double>(largest))) return false; // nor is NaN a number
    value.data = number;
    return true;
}

bool is_day_of_year(std::string_view text) { return text.size() == 5 && parse_iso("2023-" + std::string(text)).has_value(); }

Text what_it_should_be(KeyType type) {
    switch (type) {
    case KeyType::text:
    case KeyType::word: return {"应为文字，放在英文引号 \"…\" 里", "must be a text in quotation marks \"…\""};
    case KeyType::count: return {"应为 0 到 1000000 的整数，不加引号", "must be a whole number from 0 to 1000000, without quotation marks"};
    case KeyType::positive: return {"应为 1 到 10000 的整数，不加引号", "must be a whole number from 1 to 10000, without quotation marks"};
    case KeyType::year: return {"应为 2000 到 2100 的年份，不加引号", "must be a year from 2000 to 2100, without quotation marks"};
    case KeyType::amount:
        return {"应为 0 到 1000000 的数，可以有小数，不加引号",
                "must be a number from 0 to 1000000, decimals allowed, without quotation marks"};
    case KeyType::score:
        return {"应为 0 到 100 的分数，可以有小数，不加引号", "must be a score from 0 to 100, decimals allowed, without quotation marks"};
    case KeyType::flag: return {"应为 true（是）或 false（否），不加引号", "must be true or false, without quotation marks"};
    case KeyType::date:
        return {"应为日期，写作 2026-09-01，不带时刻，且必须真有这一天",
                "must be a date such as 2026-09-01, without a time of day, and the day must exist"};
    case KeyType::time: return {"应为时刻，写作 09:00:00", "must be a time such as 09:00:00"};
    case KeyType::level:
        return {"应为等级：5 到 1，或“四级”“中级工”“四级/中级工”这样的写法",
                "must be a level: 5 to 1, or its Chinese name, such as 四级, 中级工, 四级/中级工"};
    case KeyType::region:
        return {"应为六位行政区划代码，放在引号里，如 \"410100\"",
                "must be a division code of six digits in quotation marks, such as \"410100\""};
    case KeyType::texts:
    case KeyType::words:
    case KeyType::levels: return {"应为列表，写作 [\"…\", \"…\"]", "must be a list such as [\"…\", \"…\"]"};
    case KeyType::words_lists:
    case KeyType::texts_lists:
        return {"应为列表的列表，写作 [[\"…\", \"…\"], [\"…\"]]", "must be a list of lists such as [[\"…\", \"…\"], [\"…\"]]"};
    case KeyType::day_of_year: return {"应为月和日，写作 \"03-31\"", "must be a month and a day such as \"03-31\""};
    case KeyType::bilingual: return {"应为中英文各一：{ zh = \"…\", en = \"…\" }", "must be in both languages: { zh = \"…\", en = \"…\" }"};
    case KeyType::table: return {"应为一个表", "must be a table"};
    case KeyType::tables:
        return {"应为一组表，每个以双方括号 [[…]] 开头", "must be a list of tables, each beginning with double brackets [[…]]"};
    }
    return {};
}

std::vector<std::string_view> names_of(std::span<const Key> keys) {
    std::vector<std::string_view> names;
    for (const Key& key : keys) names.push_back(key.name);
    return names;
}

std::vector<std::string_view> terms_of(const WordList& list) {
    std::vector<std::string_view> terms;
    for (const Word& word : list) {
        terms.push_back(word.id);
        terms.insert(terms.end(), word.names.begin(), word.names.end());
    }
    return terms;
}

} // namespace

const Word* find_word(const WordList& list, std::string_view written) {
    for (const Word& word : list) {
        if (written == word.id) return &word; // as it mostly is: nothing to fold
    }
    const std::string folded = utf8::fold(written);
    for (const Word& word : list) {
        if (folded == word.id) return &word;
        for (const std::string& name : word.names) {
            if (folded == utf8::fold(name)) return &word;
        }
    }
    return nullptr;
}

/// Where a value stands. Words are made of it only where something is wrong.
struct SchemaCheck::Place {
    const Place* above = nullptr; ///< null: this is the file itself
    const Key* key = nullptr;

    [[nodiscard]] std::string path() const {
        const std::string own(key->name);
        return above->above == nullptr ? own : above->path() + "." + own;
    }
    /// [exam], [[session]]
    [[nodiscard]] std::string header() const { return key->type == KeyType::tables ? "[[" + path() + "]]" : "[" + path() + "]"; }
    /// The table, ready to be followed by Chinese: a blank parts Latin letters from it.
    [[nodiscard]] Text table() const { return above == nullptr ? Text{"文件顶层", "the top of the file"} : Text{header() + " ", header()}; }
};

const WordList* SchemaCheck::words(std::string_view list) const {
    if (words_ == nullptr) return nullptr;
    const auto found = words_->find(list);
    return found == words_->end() ? nullptr : &found->second;
}

void SchemaCheck::wrong(const TomlValue& value, Text message) {
    errors_.push_back(source_.error(value.at, value.span, std::move(message)));
}

void SchemaCheck::unknown_word(const TomlValue& value, const Place& place, const WordList& list, std::string_view written) {
    const auto terms = terms_of(list);
    std::vector<Text> shown;
    for (const Word& word : list) {
        shown.push_back(word.names.empty() ? same(word.id) : say("{}（{}）", "{} ({})", word.id, word.names.front()));
    }
    wrong(value, say("{} 没有“{}”这个值{}；可以写：{}", "{} has no value \"{}\"{}; known are {}", place.path(), written,
                     did_you_mean(written, terms), listed(shown)));
}

void SchemaCheck::check(TomlTable& table, std::span<const Key> keys) { check_keys(table, keys, {}); }

void SchemaCheck::check_keys(TomlTable& table, std::span<const Key> keys, const Place& place) {
    for (TomlEntry& entry : table.entries) {
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& known) { return known.name == entry.key; });
        if (key != keys.end()) {
            check_value(entry, *key, {.above = &place, .key = &*key});
            continue;
        }
        const auto length = static_cast<std::uint32_t>(utf8::characters(entry.key).size());
        errors_.push_back(source_.error(
            entry.at, length,
            say("{}没有“{}”这个键{}", "unknown key \"{1}\" in {0}{2}", place.table(), entry.key, did_you_mean(entry.key, names_of(keys)))));
    }
    if (incomplete_) return;
    for (const Key& key : keys) {
        if (!key.required || table.find(key.name) != nullptr) continue;
        errors_.push_back(source_.error(table.at.line == 0 ? Position{1, 1} : table.at, 1,
                                        say("{}缺少必填的“{}”", "{} lacks the required key \"{}\"", place.table(), key.name)));
    }
}

void SchemaCheck::check_value(TomlEntry& entry, const Key& key, const Place& place) {
    if (key.type == KeyType::table || key.type == KeyType::tables) return check_table(entry, key, place);
    TomlValue& value = entry.value;
    if (key.type == KeyType::word || key.type == KeyType::words || key.type == KeyType::words_lists) {
        return check_words(value, key, key.type, place);
    }
    if (!normalize(value, key)) wrong(value, say("{} {}", "{} {}", place.path(), what_it_should_be(key.type)));
}

void SchemaCheck::check_words(TomlValue& value, const Key& key, KeyType shape, const Place& place) {
    if (shape == KeyType::word) {
        auto* written = value.as<std::string>();
        if (written == nullptr) return wrong(value, say("{} {}", "{} {}", place.path(), what_it_should_be(shape)));
        const WordList* list = words(key.list);
        if (list == nullptr && words_ != nullptr) {
            return wrong(value, say("{} 不能填写：规程没有“{}”这一组词", "{} can't be given: the regulation has no words for \"{}\"",
                                    place.path(), key.list));
        }
        if (list == nullptr || list->empty()) return; // not known which, or said to be missing where it should be defined
        const Word* word = find_word(*list, *written);
        if (word == nullptr) return unknown_word(value, place, *list, *written);
        *written = word->id;
        return;
    }
    auto* array = value.as<TomlArray>();
    if (array == nullptr) return wrong(value, say("{} {}", "{} {}", place.path(), what_it_should_be(shape)));
    for (TomlValue& one : *array) check_words(one, key, shape == KeyType::words ? KeyType::word : KeyType::words, place);
}

void SchemaCheck::check_table(TomlEntry& entry, const Key& key, const Place& place) {
    if (auto* table = entry.value.as<TomlTable>(); table != nullptr && key.type == KeyType::table)
        return check_keys(*table, key.keys, place);
    auto* array = entry.value.as<TomlArray>();
    const bool tables = array != nullptr && key.type == KeyType::tables &&
                        std::all_of(array->begin(), array->end(), [](const TomlValue& one) { return one.as<TomlTable>() != nullptr; });
    if (!tables) {
        return wrong(entry.value,
                     say("“{}”{}，写作 {}", "\"{}\" {}, written {}", place.path(), what_it_should_be(key.type), place.header()));
    }
    for (TomlValue& one : *array) check_keys(*one.as<TomlTable>(), key.keys, place);
}

/// Puts a value into the one form of its type; false where it is of another.
bool SchemaCheck::normalize(TomlValue& value, const Key& key) {
    switch (key.type) {
    case KeyType::text: return value.as<std::string>() != nullptr;
    case KeyType::flag: return value.as<bool>() != nullptr;
    case KeyType::time: return value.as<std::chrono::seconds>() != nullptr;
    case KeyType::count: return is_whole(value, 0, largest_count);
    case KeyType::positive: return is_whole(value, 1, largest_positive);
    case KeyType::year: return is_whole(value, first_year, last_year);
    case KeyType::amount: return normalize_number(value, largest_amount);
    case KeyType::score: return normalize_number(value, largest_score);
    case KeyType::date: return normalize_date(value);
    case KeyType::level: {
        const WordList* levels = words("level");
        const auto* figure = value.as<std::int64_t>();
        const auto* written = value.as<std::string>();
        if (figure == nullptr && written == nullptr) return false;
        if (levels == nullptr || levels->empty()) return true;
        const Word* word = find_word(*levels, figure != nullptr ? std::to_string(*figure) : *written);
        if (word != nullptr) value.data = static_cast<std::int64_t>(number(word->id));
        return word != nullptr;
    }
    case KeyType::region: {
        const auto* code = value.as<std::string>();
        return code != nullptr && code->size() == region_digits && is_digits(*code);
    }
    case KeyType::day_of_year: {
        const auto* written = value.as<std::string>();
        return written != nullptr && is_day_of_year(*written);
    }
    case KeyType::bilingual: {
        const auto* table = value.as<TomlTable>();
        if (table == nullptr || table->entries.size() != 2) return false;
        const auto is_text = [&](std::string_view lang) {
            const TomlValue* half = table->find(lang);
            return half != nullptr && half->as<std::string>() != nullptr;
        };
        return is_text("zh") && is_text("en");
    }
    case KeyType::texts: return normalize_list(value, {.name = key.name, .type = KeyType::text});
    case KeyType::levels: return normalize_list(value, {.name = key.name, .type = KeyType::level});
    case KeyType::texts_lists: return normalize_list(value, {.name = key.name, .type = KeyType::texts});
    default: return false;
    }
}

bool SchemaCheck::normalize_list(TomlValue& value, const Key& element) {
    auto* array = value.as<TomlArray>();
    if (array == nullptr) return false;
    return std::all_of(array->begin(), array->end(), [&](TomlValue& one) { return normalize(one, element); });
}

} // namespace hegui
