#include "lib/toml/plain.hpp"

#include "lib/base/utf8.hpp"

#include <array>
#include <charconv>
#include <span>

namespace hegui {
namespace {

/// Where a byte may stand, as bits.
enum Meaning : std::uint8_t {
    in_key = 1,
    in_text = 2,    ///< between "…"
    in_literal = 4, ///< between '…'
    in_remark = 8,
    digit = 16,
    blank = 32
};

constexpr std::array<std::uint8_t, 256> meanings = [] {
    std::array<std::uint8_t, 256> all{};
    for (unsigned byte = 0; byte < all.size(); ++byte) {
        const auto is_within = [byte](char first, char last) {
            return byte >= static_cast<unsigned char>(first) && byte <= static_cast<unsigned char>(last);
        };
        const auto is = [byte](char c) { return byte == static_cast<unsigned char>(c); };
        unsigned meaning = 0;
        if (is_within('a', 'z') || is_within('A', 'Z') || is_within('0', '9') || is('_') || is('-')) meaning |= in_key;
        if (is_within('0', '9')) meaning |= digit;
        if (is(' ') || is('\t')) meaning |= blank;
        const bool is_control = (byte < 0x20 && !is('\t')) || byte == 0x7F;
        if (!is_control) meaning |= in_remark;
        if (!is_control && !is('"') && !is('\\')) meaning |= in_text;
        if (!is_control && !is('\'')) meaning |= in_literal;
        all.at(byte) = static_cast<std::uint8_t>(meaning);
    }
    return all;
}();

bool is(char byte, Meaning meaning) { return (meanings[static_cast<unsigned char>(byte)] & meaning) != 0; }

/// A byte of a character beyond ASCII that is not its first.
bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Every new key is compared with those before it.
constexpr std::size_t most_entries = 200;
/// What a vector does by itself is to begin with one; a file of very many tables of one key is not to take much more memory.
constexpr std::size_t usual_entries = 4;
constexpr std::size_t most_names = 8;  ///< in the header of a table
constexpr std::size_t most_levels = 8; ///< of lists in lists

constexpr std::size_t longest_decimal = 16;

struct Name {
    std::string_view text;
    Position at;
};

/// The header of a table or of one of a list of tables.
struct Header {
    Position at;
    std::uint32_t span;
};

/// Of a key that is not there yet.
TomlEntry* add(TomlTable& table, const Name& name) {
    std::vector<TomlEntry>& entries = table.entries;
    if (entries.size() == most_entries || table.find(name.text) != nullptr) return nullptr;
    if (entries.empty()) entries.reserve(usual_entries);
    TomlEntry& entry = entries.emplace_back();
    entry.key = name.text;
    entry.at = name.at;
    return &entry;
}

/// Whether headers made a table or list: they stand before its name, while what a pair gives stands behind it.
bool is_of_headers(const TomlEntry& entry) { return entry.value.at < entry.at; }

TomlValue value_of(const Header& header) {
    return {.at = header.at, .span = header.span, .data = TomlTable{.at = header.at, .entries = {}}};
}

TomlTable* add_table(TomlTable& parent, const Name& name, const Header& header) {
    TomlEntry* const entry = add(parent, name);
    if (entry == nullptr) return nullptr;
    entry->value = value_of(header);
    return entry->value.as<TomlTable>();
}

TomlTable* add_to_list(TomlTable& parent, const Name& name, const Header& header) {
    TomlEntry* entry = parent.find_entry(name.text);
    if (entry == nullptr) {
        entry = add(parent, name);
        if (entry == nullptr) return nullptr;
        entry->value = {.at = header.at, .span = header.span, .data = TomlArray{}};
    } else {
        entry->value.span = 1; // a list of several headers goes over lines
    }
    auto* const list = entry->value.as<TomlArray>();
    if (list == nullptr || !is_of_headers(*entry)) return nullptr;
    return list->emplace_back(value_of(header)).as<TomlTable>();
}

/// The table that a name before the last of a header means: of a list it is the last one; it is made where there is none.
TomlTable* enter(TomlTable& parent, const Name& name, const Header& header) {
    TomlEntry* const entry = parent.find_entry(name.text);
    if (entry == nullptr) return add_table(parent, name, header);
    if (!is_of_headers(*entry)) return nullptr;
    auto* const list = entry->value.as<TomlArray>();
    return list == nullptr ? entry->value.as<TomlTable>() : list->back().as<TomlTable>();
}

/// False where it is too large.
template<class Number> bool read_number(std::string_view digits, Number& number) {
    return std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc{};
}

/// One file. Every function says false, or nothing, where there is any doubt.
class Reader {
public:
    explicit Reader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()), line_start_(at_) {}

    std::optional<TomlDocument> read() {
        for (skip_to_content(); at_ != end_; skip_to_content()) {
            const bool is_taken = *at_ == '[' ? take_header() : take_pair();
            if (!is_taken || !take_end_of_line()) return std::nullopt;
        }
        return TomlDocument{.root = std::move(root_)};
    }

private:
    [[nodiscard]] bool is_at(char byte) const { return at_ != end_ && *at_ == byte; }

    [[nodiscard]] Position here() const {
        return {line_, static_cast<std::uint32_t>(static_cast<std::size_t>(at_ - line_start_) - continuing_ + 1)};
    }

    bool take(char byte) {
        if (!is_at(byte)) return false;
        ++at_;
        return true;
    }

    /// The bytes of one meaning, perhaps none. They must be ASCII, or all that is left of their line.
    std::string_view take_all(Meaning meaning) {
        const char* const start = at_;
        while (at_ != end_ && is(*at_, meaning)) ++at_;
        return {start, static_cast<std::size_t>(at_ - start)};
    }

    bool take_line_break() {
        const bool has_return = end_ - at_ >= 2 && at_[0] == '\r' && at_[1] == '\n';
        if (!has_return && !is_at('\n')) return false;
        at_ += has_return ? 2 : 1;
        ++line_;
        line_start_ = at_;
        continuing_ = 0;
        return true;
    }

    /// A remark ends before a control character: that is not the end of a line, so that it is found out of place.
    void skip_blanks_and_remark() {
        take_all(blank);
        if (is_at('#')) take_all(in_remark);
    }

    void skip_to_content() {
        do skip_blanks_and_remark();
        while (take_line_break());
    }

    bool take_end_of_line() {
        skip_blanks_and_remark();
        return at_ == end_ || take_line_break();
    }

    bool take_header() {
        Header header{.at = here(), .span = 0};
        std::array<Name, most_names> names;
        std::size_t count = 0;
        ++at_;
        const bool is_of_list = take('[');
        do {
            if (count == names.size()) return false;
            const Position at = here();
            names.at(count) = {take_all(in_key), at};
            if (names.at(count++).text.empty()) return false;
        } while (take('.'));
        if (!take(']') || (is_of_list && !take(']'))) return false;
        header.span = here().column - header.at.column;
        table_ = &root_;
        for (const Name& name : std::span(names).first(count - 1)) {
            table_ = enter(*table_, name, header);
            if (table_ == nullptr) return false;
        }
        table_ = is_of_list ? add_to_list(*table_, names.at(count - 1), header) : add_table(*table_, names.at(count - 1), header);
        return table_ != nullptr;
    }

    bool take_pair() {
        const Position at = here();
        const Name name{take_all(in_key), at};
        take_all(blank);
        if (name.text.empty() || !take('=')) return false;
        take_all(blank);
        TomlEntry* const entry = add(*table_, name);
        return entry != nullptr && take_value(entry->value, 0);
    }

    /// What follows a value is for the caller to see: it is the end of the line, or in a list a comma or its end.
    bool take_value(TomlValue& value, std::size_t level) {
        value.at = here();
        if (at_ == end_ || !take_data(value, level)) return false;
        const Position after = here();
        value.span = after.line == value.at.line ? after.column - value.at.column : 1;
        return true;
    }

    bool take_data(TomlValue& value, std::size_t level) {
        switch (*at_) {
        case '"': return take_text(value, in_text);
        case '\'': return take_text(value, in_literal);
        case '[': return level < most_levels && take_list(value.data.emplace<TomlArray>(), level);
        case 't': return take_word(value, "true", true);
        case 'f': return take_word(value, "false", false);
        default: return take_digits(value);
        }
    }

    /// Of three quotation marks, which open a text of several lines, the last is left: it is out of place.
    bool take_text(TomlValue& value, Meaning meaning) {
        const char quote = *at_++;
        const char* const start = at_;
        for (; at_ != end_ && is(*at_, meaning); ++at_) continuing_ += continues(*at_) ? 1U : 0U;
        const std::string_view text(start, static_cast<std::size_t>(at_ - start));
        if (!take(quote)) return false;
        value.data.emplace<std::string>(text);
        return true;
    }

    bool take_word(TomlValue& value, std::string_view word, bool meant) {
        if (!rest().starts_with(word)) return false;
        at_ += word.size();
        value.data = meant;
        return true;
    }

    /// With or without a comma behind the last value.
    bool take_list(TomlArray& list, std::size_t level) {
        ++at_;
        for (bool may_go_on = true;;) {
            skip_to_content();
            if (take(']')) return true;
            if (!may_go_on || !take_value(list.emplace_back(), level + 1)) return false;
            skip_to_content();
            may_go_on = take(',');
        }
    }

    /// A number, a date or a time: each shows by its first digits and what follows them.
    bool take_digits(TomlValue& value) {
        const std::string_view digits = take_all(digit);
        if (digits.size() == 4 && is_at('-')) return take_date(value, digits);
        if (digits.size() == 2 && is_at(':')) return take_time(value, digits);
        if (digits.empty() || (digits.size() > 1 && digits.front() == '0')) return false;
        if (is_at('.')) return take_decimal(value, digits);
        return read_number(digits, value.data.emplace<std::int64_t>());
    }

    bool take_decimal(TomlValue& value, std::string_view whole) {
        ++at_;
        const std::string_view decimals = take_all(digit);
        const std::string_view all(whole.data(), whole.size() + 1 + decimals.size());
        return !decimals.empty() && all.size() <= longest_decimal && read_number(all, value.data.emplace<double>());
    }

    bool take_date(TomlValue& value, std::string_view year) {
        const auto month = take_pair_of_digits('-');
        const auto day = month ? take_pair_of_digits('-') : std::nullopt;
        if (!day) return false;
        int number = 0;
        if (!read_number(year, number)) return false;
        const date::year_month_day whole = date::year{number} / static_cast<int>(*month) / static_cast<int>(*day);
        if (!whole.ok()) return false;
        value.data = date::sys_days{whole};
        return true;
    }

    bool take_time(TomlValue& value, std::string_view digits) {
        constexpr unsigned hours = 24;
        constexpr unsigned sixty = 60;
        const unsigned hour = number_of(digits[0], digits[1]);
        const auto minute = take_pair_of_digits(':');
        const auto second = minute ? take_pair_of_digits(':') : std::nullopt;
        if (!second || hour >= hours || *minute >= sixty || *second >= sixty) return false;
        value.data = std::chrono::seconds{(hour * sixty + *minute) * sixty + *second};
        return true;
    }

    /// Two digits, and what divides them from those before.
    std::optional<unsigned> take_pair_of_digits(char divider) {
        if (end_ - at_ < 3 || at_[0] != divider || !is(at_[1], digit) || !is(at_[2], digit)) return std::nullopt;
        const unsigned number = number_of(at_[1], at_[2]);
        at_ += 3;
        return number;
    }

    static unsigned number_of(char tens, char ones) { return static_cast<unsigned>(tens - '0') * 10 + static_cast<unsigned>(ones - '0'); }

    [[nodiscard]] std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

    const char* at_;
    const char* end_;
    const char* line_start_;
    std::size_t continuing_ = 0; ///< bytes of this line that no character begins with: a column is a character
    std::uint32_t line_ = 1;
    TomlTable root_;
    TomlTable* table_ = &root_; ///< of the last header: none is added before the next
};

} // namespace

std::optional<TomlDocument> read_plain_toml(std::string_view text) {
    if (utf8::first_invalid(text)) return std::nullopt;
    return Reader(text).read();
}

} // namespace hegui
