#include "lib/toml/document.hpp"

#include "lib/base/utf8.hpp"
#include "lib/toml/plain.hpp"
#include "lib/toml/unparsed.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>

namespace hegui {
namespace {

constexpr std::size_t most_errors = 100;

Position position_of(const toml::source_position& at) { return {at.line, at.column}; }

TomlTable convert(toml::table& table);

/// Takes the texts out of the node.
TomlValue convert(toml::node& node) {
    TomlValue value;
    const toml::source_region& region = node.source();
    value.at = position_of(region.begin);
    value.span = region.end.line == region.begin.line && region.end.column > region.begin.column ? region.end.column - region.begin.column
                                                                                                 : 1;
    switch (node.type()) {
    case toml::node_type::string: value.data = std::move(**node.as_string()); break;
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
        auto& array = value.data.emplace<TomlArray>();
        array.reserve(node.as_array()->size());
        for (toml::node& element : *node.as_array()) array.push_back(convert(element));
        break;
    }
    case toml::node_type::table: value.data = convert(*node.as_table()); break;
    default: value.data = TomlDateTime{}; break;
    }
    return value;
}

/// toml++ keeps a table sorted by key; ours is in the order of the file.
TomlTable convert(toml::table& table) {
    std::vector<std::pair<const toml::key*, toml::node*>> pairs;
    pairs.reserve(table.size());
    for (auto&& [key, node] : table) pairs.emplace_back(&key, &node);
    std::sort(pairs.begin(), pairs.end(),
              [](const auto& a, const auto& b) { return position_of(a.first->source().begin) < position_of(b.first->source().begin); });
    TomlTable converted{.at = position_of(table.source().begin), .entries = {}};
    converted.entries.reserve(pairs.size());
    for (const auto& [key, node] : pairs)
        converted.entries.push_back({std::string(key->str()), position_of(key->source().begin), convert(*node)});
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

/// Brackets as an input method for Chinese gives them, with which toml++ sees no header.
constexpr std::array<std::string_view, 3> wide_opening{"［", "【", "〔"};
constexpr std::array<std::string_view, 3> wide_closing{"］", "】", "〕"};

bool is_header_with_wide_brackets(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const auto begins = [&](std::string_view bracket) { return line.substr(0, bracket.size()) == bracket; };
    const auto stands = [&](std::string_view bracket) { return contains(line, bracket); };
    if (std::any_of(wide_opening.begin(), wide_opening.end(), begins)) return true;
    return begins("[") && !contains(line, "=") && std::any_of(wide_closing.begin(), wide_closing.end(), stands);
}

/// What is wrong with a key or a header, where it is that and not the value.
std::optional<Text> explain_key(std::string_view line, std::string_view words) {
    if (contains(words, "cannot redefine")) {
        return say("这个名称在同一个表中已经写过，每个键（或表）只能写一次",
                   "this name was already given in the same table; each may stand once");
    }
    if (contains(words, "saw '＝'")) return say("等号要用半角的 “=”", "the equals sign must be the half-width \"=\"");
    if (is_header_with_wide_brackets(line)) {
        return say("表头要用半角的方括号；写作 [batch] 或 [[session]]",
                   "the brackets of a header must be half-width; write [batch] or [[session]]");
    }
    if (begins_with_any(words, {"table header"}) && contains(words, "expected ']'")) {
        return say("表头的方括号没有成对；写作 [batch] 或 [[session]]",
                   "a bracket of this header is missing; write [batch] or [[session]]");
    }
    if (contains(words, "expected '='")) return say("键和值之间缺少 “=”", "there is no \"=\" between key and value");
    if (contains(words, "expected keys, tables")) {
        return say("键是英文短词，如 name、planned；这里不是", "a key is a short English word such as name or planned; this is none");
    }
    return std::nullopt;
}

/// Dates and numbers as people write them elsewhere, told by their shape: toml++ sees only a character that is none of a number.
std::optional<Text> explain_number(std::string_view value) {
    value = utf8::trimmed(value.substr(0, value.find('#')));
    if (begins_with_any(value, {"[", "{", "\"", "'"})) return std::nullopt;
    const std::u32string characters = utf8::characters(value);
    if (!characters.empty() && characters.find_first_not_of(U"〇零一二两三四五六七八九十百千万") == std::u32string::npos)
        return say("数字要写成 0 到 9，如 30", "a number is written in the digits 0 to 9, such as 30");

    const std::string folded = utf8::fold(value); // half-width
    const std::size_t digits = std::min(folded.find_first_not_of("0123456789"), folded.size());
    const std::string_view rest = std::string_view(folded).substr(digits);
    const auto digit_at = [&](std::size_t at) { return at < rest.size() && rest[at] >= '0' && rest[at] <= '9'; };
    if (digits == 0) return std::nullopt;
    const bool is_year = digits == 4 && (begins_with_any(rest, {"/", ".", "-"}) && digit_at(1));
    const bool is_month = digits <= 2 && begins_with_any(rest, {"/"}) && digit_at(1);
    if (is_year || is_month || begins_with_any(rest, {"年", "月"})) {
        return say("日期写作 2026-09-01，且必须真有这一天；其他文字和编号要放在英文引号 \"…\" 里",
                   "a date is written 2026-09-01, and the day must exist; any other text or number must stand in quotation marks \"…\"");
    }
    if (digits <= 2 && begins_with_any(rest, {":", "时", "点"}))
        return say("时间写作 09:00:00，时、分、秒各两位，最晚 23:59:59",
                   "a time is written 09:00:00, with two digits each of hour, minute and second, 23:59:59 at the latest");
    if (begins_with_any(rest, {","}) && digit_at(1))
        return say("数字里不写千位分隔的逗号，如 1000", "a number has no commas between its thousands: 1000");
    if (rest.empty() && folded != value) return say("数字要用半角的 0 到 9", "digits must be the half-width 0 to 9");
    return std::nullopt;
}

/// What a syntax error means to somebody who fills in the file by hand. Only where that is not known, toml++'s own words are given.
Text explain(std::string_view line, std::string_view words, std::uint32_t column) {
    if (auto wrong_key = explain_key(line, words)) return *wrong_key;
    const std::string_view value = value_in(line);
    if (begins_with_any(value, {"“", "”", "‘", "’", "＂", "「"})) {
        return say("引号要用英文半角的 \"…\"，不能用中文引号", "quotation marks must be the straight \"…\"");
    }
    if (contains(words, "control character") && column <= utf8::characters(line).size()) {
        return say("这里有看不见的控制字符，请删去", "there is an invisible control character here; take it out");
    }
    if (contains(words, "expected value, saw"))
        return say("等号后面没有值；没有内容的键请整行删去", "there is no value behind the equals sign; leave the whole line out instead");
    if (auto wrong_number = explain_number(value)) return *wrong_number;
    const bool wide_comma = contains(words, "saw '，'") || contains(words, "saw '、'");
    if (wide_comma && begins_with_any(value, {"["}))
        return say("列表各项之间要用半角的逗号 “,”", "the items of a list are parted by the half-width comma \",\"");
    if (wide_comma || contains(words, "saw ','")) return say("值的后面多了逗号，请删去", "a comma follows the value; take it out");
    if (begins_with_any(words, {"date", "time"})) {
        return say("日期写作 2026-09-01，时间写作 09:00:00；其他文字和编号要放在英文引号 \"…\" 里",
                   "a date is written 2026-09-01, a time 09:00:00; any other text or number must stand in quotation marks \"…\"");
    }
    if (begins_with_any(words, {"decimal integer", "floating-point"})) {
        return say("数字要单独写，不带单位，开头不写 0；编号要放在英文引号 \"…\" 里",
                   "a number stands alone, without a unit and without a leading 0; a code must stand in quotation marks \"…\"");
    }
    if (contains(words, "could not determine value type") || begins_with_any(words, {"boolean"})) {
        return say("值的写法不对：文字要放在英文引号 \"…\" 里，是/否写 true 或 false",
                   "this value can't be read: text must stand in quotation marks \"…\", yes and no are true and false");
    }
    if (contains(words, "expected a comment or whitespace")) {
        return say("值的后面多了内容；说明文字前面要加 “#”", "something follows the value; a remark must begin with \"#\"");
    }
    if (contains(words, "escape sequence")) {
        return say("反斜杠要写两个（\\\\），或改用单引号 '…'", "write a backslash twice (\\\\), or use single quotation marks '…'");
    }
    if (begins_with_any(words, {"string", "literal string", "multi-line"}))
        return say("引号没有成对：这一行缺少结束的引号", "a quotation mark is missing at the end of this text");
    return say("不符合 TOML 的写法（{}）", "this is not TOML ({})", words);
}

/// Where the caret belongs: toml++ points behind a value that it could not read, a person looks at where it begins.
Position place_of(const toml::parse_error& error, std::string_view line) {
    Position at = position_of(error.source().begin);
    const std::string_view words = error.description();
    const std::string_view value = value_in(line);
    std::size_t byte = std::string_view::npos;
    const bool redefined = contains(words, "cannot redefine");
    if (redefined) byte = line.find_first_not_of(" \t");
    const bool one_value = contains(words, "could not determine") || contains(words, "parsing date") || contains(words, "parsing time") ||
                           contains(words, "parsing boolean") || contains(words, "integer") || contains(words, "float");
    const bool unclosed = contains(words, "control character") && at.column > utf8::characters(line).size();
    if (!redefined && (one_value || unclosed) && !value.empty() && value.front() != '[')
        byte = static_cast<std::size_t>(value.data() - line.data());
    if (byte != std::string_view::npos) at.column = static_cast<std::uint32_t>(utf8::characters(line.substr(0, byte)).size() + 1);
    return at;
}

InputError error_of(const toml::parse_error& error, std::string_view line, const Source& source) {
    constexpr std::string_view prefix = "Error while parsing ";
    std::string_view words = error.description();
    const Position at = place_of(error, line);
    if (words.substr(0, prefix.size()) == prefix) words.remove_prefix(prefix.size());
    return source.error(at, 1, explain(line, words, error.source().begin.column));
}

/// How much of the text a syntax error makes unreadable: one line that stands for itself, or a header with all that follows
/// up to the next header; nothing where it can't be told (a list or a text that goes on over lines).
std::size_t unreadable_after(const toml::parse_error& error, std::string_view text, const Line& line) {
    const std::string_view words = error.description();
    const std::string_view content = text.substr(line.start, line.length);
    const std::size_t first = content.find_first_not_of(" \t");
    if (contains(words, "parsing array") || contains(words, "inline table") || contains(words, "end-of-file")) return 0;
    if (first == std::string_view::npos) return 0;
    if (is_header_with_wide_brackets(content) || (content[first] == '[' && contains(words, "table header"))) {
        const std::size_t behind = line.start + line.length;
        std::size_t next = std::min(text.find("\n[", behind), text.size());
        for (const std::string_view bracket : wide_opening) next = std::min(next, text.find(fmt::format("\n{}", bracket), behind));
        return next - line.start;
    }
    const bool is_pair = content.find('=') != std::string_view::npos && content.find_first_of("[\"'#") >= content.find('=');
    const bool is_no_key = contains(words, "expected '='") || contains(words, "expected keys, tables");
    return is_pair || is_no_key ? line.length : 0;
}

/// Blanks a part of the text, leaving its lines where they are.
void blank(std::string& text, std::size_t start, std::size_t length) {
    for (std::size_t at = start; at < start + length; ++at) {
        if (text[at] != '\n') text[at] = ' ';
    }
}

} // namespace

TomlEntry* TomlTable::find_entry(std::string_view key) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const TomlEntry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

TomlValue* TomlTable::find(std::string_view key) {
    TomlEntry* const entry = find_entry(key);
    return entry == nullptr ? nullptr : &entry->value;
}

const TomlValue* TomlTable::find(std::string_view key) const { return const_cast<TomlTable*>(this)->find(key); }

// Written out, since Clang 14 fails at the default of types that hold each other.
bool TomlTable::operator==(const TomlTable& other) const { return at == other.at && entries == other.entries; }
bool TomlValue::operator==(const TomlValue& other) const { return at == other.at && span == other.span && data == other.data; }

std::optional<TomlDocument> parse_toml(const Source& source, std::string_view text, InputErrors& errors) {
    auto plain = read_plain_toml(utf8::without_byte_order_mark(text));
    return plain ? std::move(plain) : parse_toml_by_library(source, text, errors);
}

std::optional<TomlDocument> parse_toml_by_library(const Source& source, std::string_view text, InputErrors& errors) {
    if (auto error = why_not_parsed(source, text)) {
        errors.push_back(*std::move(error));
        return std::nullopt;
    }
    // toml++ stops at the first error. What it makes unreadable is blanked and the rest parsed again, so that all of them
    // are found in one go; where that can't be told, the text is cut before the error.
    std::string rest(utf8::without_byte_order_mark(text));
    std::uint32_t last_line = 0;
    bool cut = false;
    for (std::size_t found = 0;; ++found) {
        try {
            toml::table parsed = toml::parse(std::string_view(rest));
            TomlDocument document{.root = convert(parsed), .incomplete = found > 0};
            document.root.at = {};
            return document;
        } catch (const toml::parse_error& error) {
            const std::uint32_t number = error.source().begin.line;
            if (cut || number <= last_line || found >= most_errors) return std::nullopt;
            const Line line = line_at(rest, number);
            errors.push_back(error_of(error, std::string_view(rest).substr(line.start, line.length), source));
            last_line = number;
            const std::size_t unreadable = unreadable_after(error, rest, line);
            blank(rest, line.start, unreadable);
            if (unreadable == 0) {
                rest.resize(line.start);
                cut = true;
            }
        }
    }
}

} // namespace hegui
