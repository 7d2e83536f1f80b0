#include "lib/report/json_out.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace hegui {

namespace {

/// A batch is mostly smaller.
constexpr std::size_t block_bytes = 32UL * 1024;

constexpr std::string_view indent = "  ";

bool has_to_be_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// Eight bytes at once, which are one number.
constexpr std::uint64_t in_each(unsigned char byte) { return std::uint64_t{0x0101'0101'0101'0101} * byte; }

std::uint64_t eight_at(const char* bytes) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    return eight;
}

/// What has to be done about a text. Hardly any needs something: all of its bytes are looked at, without a way out.
class Glance {
public:
    explicit Glance(std::string_view text) {
        constexpr std::size_t step = sizeof(std::uint64_t);
        std::array<char, step> few{' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '};
        if (text.size() < step) {
            std::copy(text.begin(), text.end(), few.begin());
            text = {few.data(), step};
        }
        for (std::size_t at = 0; at + step < text.size(); at += step) look_at(eight_at(text.data() + at));
        look_at(eight_at(text.data() + text.size() - step)); // some of them a second time
    }

    [[nodiscard]] bool beyond_ascii() const { return (beyond_ascii_ & in_each(0x80)) != 0; }
    [[nodiscard]] bool to_escape() const { return (to_escape_ & in_each(0x80)) != 0; }

private:
    // Sets the highest bit of a byte where one is below `least`; where none is, that of no byte.
    static std::uint64_t below(std::uint64_t eight, unsigned char least) { return (eight - in_each(least)) & ~eight; }

    void look_at(std::uint64_t eight) {
        beyond_ascii_ |= eight;
        to_escape_ |= below(eight, 0x20) | below(eight ^ in_each('"'), 1) | below(eight ^ in_each('\\'), 1);
    }

    std::uint64_t beyond_ascii_ = 0;
    std::uint64_t to_escape_ = 0;
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

std::string escaped(std::string_view text) {
    std::string all;
    for (const char c : text) has_to_be_escaped(c) ? all += escaped(c) : all += c;
    return all;
}

std::size_t size_of(std::string_view piece) { return piece.size(); }
constexpr std::size_t size_of(char /*piece*/) { return 1; }

char* copy(std::string_view piece, char* to) { return std::copy(piece.begin(), piece.end(), to); }
char* copy(char piece, char* to) {
    *to = piece;
    return to + 1;
}

} // namespace

JsonOut::JsonOut(std::ostream& out, Layout layout, const Style& style) : out_(out), layout_(layout), show_ids_(style.show_ids) {
    block_.reserve(block_bytes + block_bytes / 2);
}

template<class... Pieces> void JsonOut::put(Pieces... pieces) {
    const std::size_t before = block_.size();
    block_.resize(before + (size_of(pieces) + ...));
    char* to = block_.data() + before;
    ((to = copy(pieces, to)), ...);
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
    put(std::string_view(digits.data(), digits.size()));
}

void JsonOut::flag(std::string_view key, bool value) {
    this->key(key);
    begin_item();
    put(std::string_view(value ? "true" : "false"));
}

void JsonOut::null(std::string_view key) {
    this->key(key);
    begin_item();
    put(std::string_view("null"));
}

void JsonOut::open(char bracket) {
    begin_item();
    put(bracket);
    ++depth_;
    is_first_ = true;
}

void JsonOut::close(char bracket) {
    --depth_;
    if (!is_first_) new_line();
    put(bracket);
    const bool ends_line = depth_ == 0 && layout_ == Layout::one_line;
    if (ends_line) put('\n');
    is_first_ = ends_line;
    hand_on();
}

void JsonOut::key(std::string_view key) {
    begin_item();
    put('"', key, '"', ':');
    if (layout_ == Layout::indented) put(' ');
    after_key_ = true;
}

void JsonOut::string(std::string_view value) {
    const Glance glance(value);
    if (glance.beyond_ascii() && utf8::first_invalid(value)) return string(utf8::repaired(value));
    begin_item();
    glance.to_escape() ? put('"', std::string_view(escaped(value)), '"') : put('"', value, '"');
}

void JsonOut::begin_item() {
    if (std::exchange(after_key_, false)) return;
    if (!is_first_) put(',');
    is_first_ = false;
    if (depth_ > 0) new_line();
}

void JsonOut::new_line() {
    if (layout_ == Layout::one_line) return;
    put('\n');
    for (std::size_t i = 0; i < depth_; ++i) put(indent);
}

void JsonOut::hand_on() {
    if (depth_ > 0 && block_.size() < block_bytes) return;
    out_.write(block_.data(), static_cast<std::streamsize>(block_.size()));
    block_.clear();
}

} // namespace hegui
