#include "lib/report/json_out.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/utf8.hpp"

#include <utility>

namespace hegui {

namespace {

/// A batch is mostly smaller.
constexpr std::size_t block_bytes = 32UL * 1024;

constexpr std::size_t indent = 2;

bool has_to_be_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// What has to be done about a text. Hardly any needs something: all of its bytes are looked at in one go, without a way out.
struct Glance {
    unsigned char beyond_ascii = 0; ///< 0: none of the bytes is
    unsigned char to_escape = 0;    ///< 0: none

    explicit Glance(std::string_view text) {
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            beyond_ascii |= byte & 0x80U;
            to_escape |= static_cast<unsigned char>((byte < 0x20) | (byte == '"') | (byte == '\\'));
        }
    }
};

std::string escaped(char c) {
    switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    }
}

void append_escaped(std::string& to, std::string_view text) {
    for (const char c : text) has_to_be_escaped(c) ? to += escaped(c) : to += c;
}

} // namespace

JsonOut::JsonOut(std::ostream& out, Layout layout, const Style& style) : out_(out), layout_(layout), show_ids_(style.show_ids) {
    block_.reserve(block_bytes + block_bytes / 2);
}

void JsonOut::open_object(std::string_view key) {
    this->key(key);
    open_object();
}

void JsonOut::open_list(std::string_view key) {
    this->key(key);
    open_list();
}

void JsonOut::text(std::string_view key, std::string_view value) {
    this->key(key);
    text(value);
}

void JsonOut::text(std::string_view value) {
    if (show_ids_ || !may_hold_id_number(value)) return string(value);
    string(mask_id_numbers(value));
}

void JsonOut::exact(std::string_view key, std::string_view value) {
    this->key(key);
    string(value);
}

void JsonOut::bytes(std::string_view key, std::string_view value) {
    if (!utf8::first_invalid(value)) return text(key, value);
    const std::string masked = show_ids_ ? std::string(value) : mask_id_numbers(value);
    std::string digits;
    for (const char byte : masked) digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    object(key, [&] { exact("hex", digits); });
}

void JsonOut::line(std::string_view key, std::string_view value) { bytes(key, show_ids_ ? std::string(value) : mask_long_numbers(value)); }

void JsonOut::optional(std::string_view key, const std::optional<std::string>& value) {
    if (value) return text(key, *value);
    null(key);
}

void JsonOut::number(std::string_view key, std::uint64_t value) {
    this->key(key);
    begin_item();
    const fmt::format_int digits(value);
    block_.append(digits.data(), digits.size());
}

void JsonOut::flag(std::string_view key, bool value) {
    this->key(key);
    begin_item();
    block_ += value ? "true" : "false";
}

void JsonOut::null(std::string_view key) {
    this->key(key);
    begin_item();
    block_ += "null";
}

void JsonOut::open(char bracket) {
    begin_item();
    block_ += bracket;
    ++depth_;
    is_first_ = true;
}

void JsonOut::close(char bracket) {
    --depth_;
    if (!is_first_) new_line();
    block_ += bracket;
    is_first_ = false;
    if (depth_ == 0 && layout_ == Layout::one_line) block_ += '\n';
    hand_on();
}

void JsonOut::key(std::string_view key) {
    begin_item();
    block_ += '"';
    block_ += key;
    block_ += "\":";
    if (layout_ == Layout::indented) block_ += ' ';
    after_key_ = true;
}

void JsonOut::string(std::string_view value) {
    const Glance glance(value);
    if (glance.beyond_ascii != 0 && utf8::first_invalid(value)) return string(utf8::repaired(value));
    begin_item();
    block_ += '"';
    glance.to_escape != 0 ? append_escaped(block_, value) : static_cast<void>(block_ += value);
    block_ += '"';
}

void JsonOut::begin_item() {
    if (std::exchange(after_key_, false)) return;
    if (!is_first_) block_ += ',';
    is_first_ = false;
    if (depth_ > 0) new_line();
}

void JsonOut::new_line() {
    if (layout_ == Layout::one_line) return;
    block_ += '\n';
    block_.append(indent * depth_, ' ');
}

void JsonOut::hand_on() {
    if (depth_ > 0 && block_.size() < block_bytes) return;
    out_.write(block_.data(), static_cast<std::streamsize>(block_.size()));
    block_.clear();
}

} // namespace hegui
