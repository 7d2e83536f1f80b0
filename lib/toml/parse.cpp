#include "lib/toml/document.hpp"

#include "lib/base/utf8.hpp"

#include <toml++/toml.h>

#include <algorithm>

namespace hegui {
namespace {

constexpr std::size_t most_errors = 100;

Position position_of(const toml::source_position& at) { return {at.line, at.column}; }

TomlTable convert(const toml::table& table);

TomlValue convert(const toml::node& node) {
    TomlValue value;
    const toml::source_region& region = node.source();
    value.at = position_of(region.begin);
    value.span = region.end.line == region.begin.line && region.end.column > region.begin.column ? region.end.column - region.begin.column
                                                                                                 : 1;
    switch (node.type()) {
    case toml::node_type::string: value.data = **node.as_string(); break;
    case toml::node_type::integer: value.data = **node.as_integer(); break;
    case toml::node_type::floating_point: value.data = **node.as_floating_point(); break;
    case toml::node_type::boolean: value.data = **node.as_boolean(); break;
    case toml::node_type::date: {
        const toml::date& day = **node.as_date();
        value.data = date::sys_days{date::year{day.year} / day.month / day.day};
        break;
    }
    case toml::node_type::time: {
        const toml::time& time = **node.as_time();
        value.data = std::chrono::seconds{time.hour * 3600 + time.minute * 60 + time.second};
        break;
    }
    case toml::node_type::array: {
        TomlArray array;
        for (const toml::node& element : *node.as_array()) array.push_back(convert(element));
        value.data = std::move(array);
        break;
    }
    case toml::node_type::table: value.data = convert(*node.as_table()); break;
    default: value.data = TomlDateTime{}; break;
    }
    return value;
}

/// toml++ keeps a table sorted by key; ours is in the order of the file.
TomlTable convert(const toml::table& table) {
    TomlTable converted{.at = position_of(table.source().begin), .entries = {}};
    converted.entries.reserve(table.size());
    for (const auto& [key, node] : table) {
        converted.entries.push_back({std::string(key.str()), position_of(key.source().begin), convert(node)});
    }
    std::sort(converted.entries.begin(), converted.entries.end(), [](const TomlEntry& a, const TomlEntry& b) { return a.at < b.at; });
    return converted;
}

struct Line {
    std::size_t start;
    std::size_t length; ///< without its end
};

Line line_at(std::string_view text, std::uint32_t number) {
    std::size_t start = 0;
    for (std::uint32_t n = 1; n < number && start < text.size(); ++n) {
        const std::size_t end = text.find('\n', start);
        start = end == std::string_view::npos ? text.size() : end + 1;
    }
    const std::size_t end = std::min(text.find('\n', start), text.size());
    return {start, end - start};
}

/// A line that stands for itself: `key = value`, with a key that TOML can read.
bool is_key_value(std::string_view line) {
    const std::size_t key = line.find_first_not_of(" \t");
    if (key == std::string_view::npos || line[key] == '[' || line[key] == '#') return false;
    const std::size_t equals = line.find('=');
    return equals != std::string_view::npos && line.find_first_of("[\"'#") >= equals;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string_view value_in(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return {};
    line.remove_prefix(equals + 1);
    const std::size_t start = line.find_first_not_of(" \t");
    return start == std::string_view::npos ? std::string_view{} : line.substr(start);
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view b) { return text.substr(0, b.size()) == b; });
}

/// What a syntax error means to somebody who fills in the file by hand; toml++'s own words stand behind it.
Text explain(std::string_view line, std::string_view words) {
    const std::string_view value = value_in(line);
    if (contains(words, "cannot redefine")) {
        return say("这个名称在同一个表中已经写过，每个键（或表）只能写一次",
                   "this name was already given in the same table; each may stand once");
    }
    if (contains(line, "＝")) return say("等号要用半角的 “=”", "the equals sign must be the half-width \"=\"");
    if (begins_with_any(value, {"“", "”", "‘", "’", "＂", "「"})) {
        return say("引号要用英文半角的 \"…\"，不能用中文引号", "quotation marks must be the straight \"…\"");
    }
    if (contains(words, "parsing date") || contains(words, "parsing time")) {
        return say("日期写作 2026-09-01，时间写作 09:00:00，且必须真有这一天；其他文字和编号要放在英文引号 \"…\" 里（{}）",
                   "a date is written 2026-09-01, a time 09:00:00, and the day must exist; any other text or number must stand in "
                   "quotation marks \"…\" ({})",
                   words);
    }
    if (contains(words, "could not determine value type") || contains(words, "parsing boolean")) {
        return say("值的写法不对：文字要放在英文引号 \"…\" 里，是/否写 true 或 false",
                   "this value can't be read: text must stand in quotation marks \"…\", yes and no are true and false");
    }
    if (contains(words, "expected value, saw"))
        return say("等号后面没有值；没有内容的键请整行删去", "there is no value behind the equals sign; leave the whole line out instead");
    if (contains(words, "expected '='")) return say("键和值之间缺少 “=”", "there is no \"=\" between key and value");
    if (contains(words, "expected a comment or whitespace")) {
        return say("值的后面多了内容；说明文字前面要加 “#”", "something follows the value; a remark must begin with \"#\"");
    }
    if (contains(words, "parsing string") || contains(words, "parsing literal string")) {
        return say("引号没有成对：这一行缺少结束的引号（{}）", "a quotation mark is missing at the end of this text ({})", words);
    }
    if (contains(words, "expected keys, tables")) {
        return say("键是英文短词，如 name、planned；这里不是（{}）",
                   "a key is a short English word such as name or planned; this is none ({})", words);
    }
    return say("不符合 TOML 的写法（{}）", "this is not TOML ({})", words);
}

/// Where the caret belongs: toml++ points behind what it has read, a person looks at where the value begins.
Position place_of(const toml::parse_error& error, std::string_view line) {
    Position at = position_of(error.source().begin);
    if (!is_key_value(line)) return at;
    const bool key_is_wrong = contains(error.description(), "cannot redefine");
    const std::size_t key = line.find_first_not_of(" \t");
    const std::size_t value = static_cast<std::size_t>(value_in(line).data() - line.data());
    const std::size_t byte = key_is_wrong || value_in(line).empty() ? key : value;
    at.column = static_cast<std::uint32_t>(utf8::characters(line.substr(0, byte)).size() + 1);
    return at;
}

InputError error_of(const toml::parse_error& error, std::string_view line, const Source& source) {
    constexpr std::string_view prefix = "Error while parsing ";
    std::string_view words = error.description();
    Text message = explain(line, words);
    if (words.substr(0, prefix.size()) == prefix) words.remove_prefix(prefix.size());
    return source.error(place_of(error, line), 1, std::move(message));
}

/// Bytes that are no UTF-8: the file was saved in another encoding, and nothing in it can be relied on.
std::optional<InputError> encoding_error(const Source& source, std::string_view text) {
    const auto save_as = say("请用记事本或 WPS 另存为“UTF-8”", "save it again as UTF-8");
    if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") {
        return source.error({1, 1}, 1, say("文件是 UTF-16 编码，应为 UTF-8；{}", "the file is UTF-16, it must be UTF-8; {}", save_as));
    }
    const auto bad = utf8::first_invalid(text);
    if (!bad) return std::nullopt;
    return source.error(source.position_of(*bad), 1,
                        say("文件不是 UTF-8 编码（可能是 GBK/GB18030）；{}", "the file is not UTF-8 (perhaps GBK/GB18030); {}", save_as));
}

} // namespace

const TomlValue* TomlTable::find(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const TomlEntry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

TomlValue* TomlTable::find(std::string_view key) { return const_cast<TomlValue*>(std::as_const(*this).find(key)); }

std::optional<TomlDocument> parse_toml(const Source& source, std::string_view text, InputErrors& errors) {
    if (auto error = encoding_error(source, text)) {
        errors.push_back(*std::move(error));
        return std::nullopt;
    }
    // toml++ stops at the first error. A wrong line that stands for itself is blanked and the rest parsed again, so that
    // all of them are found in one go; at any other error the text is cut before it.
    std::string rest(text);
    std::uint32_t last_line = 0;
    bool cut = false;
    for (std::size_t found = 0;; ++found) {
        try {
            TomlDocument document{.root = convert(toml::parse(std::string_view(rest))), .incomplete = found > 0};
            document.root.at = {};
            return document;
        } catch (const toml::parse_error& error) {
            const std::uint32_t number = error.source().begin.line;
            if (cut || number <= last_line || found >= most_errors) return std::nullopt;
            const Line line = line_at(rest, number);
            const std::string_view words = error.description();
            const std::string_view content = std::string_view(rest).substr(line.start, line.length);
            errors.push_back(error_of(error, content, source));
            last_line = number;
            if (is_key_value(content) && !contains(words, "parsing array") && !contains(words, "end-of-file")) {
                std::fill_n(rest.begin() + static_cast<std::ptrdiff_t>(line.start), line.length, ' ');
            } else {
                rest.resize(line.start);
                cut = true;
            }
        }
    }
}

} // namespace hegui
