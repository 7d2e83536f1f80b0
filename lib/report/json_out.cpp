#include "lib/report/json_out.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/utf8.hpp"

namespace hegui {

namespace {

/// A batch is mostly smaller.
constexpr std::size_t block_bytes = 32UL * 1024;

} // namespace

JsonOut::JsonOut(std::ostream& out, Layout layout, const Style& style)
    : out_(out), block_(nullptr, block_bytes), show_ids_(style.show_ids) {
    if (layout == Layout::one_line) {
        json_.emplace<OneLine>(block_);
    } else {
        json_.emplace<Indented>(block_).SetIndent(' ', 2);
    }
}

template<class Put> void JsonOut::put(const Put& one) { std::visit(one, json_); }

void JsonOut::open_object() {
    put([](auto& json) { json.StartObject(); });
}

void JsonOut::open_object(const char* key) {
    this->key(key);
    open_object();
}

void JsonOut::close_object() {
    put([](auto& json) { json.EndObject(); });
    hand_on();
}

void JsonOut::open_list() {
    put([](auto& json) { json.StartArray(); });
}

void JsonOut::open_list(const char* key) {
    this->key(key);
    open_list();
}

void JsonOut::close_list() {
    put([](auto& json) { json.EndArray(); });
    hand_on();
}

void JsonOut::text(const char* key, std::string_view value) {
    this->key(key);
    text(value);
}

void JsonOut::text(std::string_view value) {
    if (show_ids_ || !may_hold_id_number(value)) return string(value);
    string(mask_id_numbers(value));
}

void JsonOut::exact(const char* key, std::string_view value) {
    this->key(key);
    string(value);
}

void JsonOut::bytes(const char* key, std::string_view value) {
    if (!utf8::first_invalid(value)) return text(key, value);
    const std::string masked = show_ids_ ? std::string(value) : mask_id_numbers(value);
    std::string digits;
    for (const char byte : masked) digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    object(key, [&] { exact("hex", digits); });
}

void JsonOut::line(const char* key, std::string_view value) { bytes(key, show_ids_ ? std::string(value) : mask_long_numbers(value)); }

void JsonOut::optional(const char* key, const std::optional<std::string>& value) {
    if (value) return text(key, *value);
    null(key);
}

void JsonOut::number(const char* key, std::uint64_t value) {
    this->key(key);
    put([&](auto& json) { json.Uint64(value); });
}

void JsonOut::flag(const char* key, bool value) {
    this->key(key);
    put([&](auto& json) { json.Bool(value); });
}

void JsonOut::null(const char* key) {
    this->key(key);
    put([](auto& json) { json.Null(); });
}

void JsonOut::key(const char* key) {
    put([&](auto& json) { json.Key(key); });
}

void JsonOut::string(std::string_view value) {
    if (utf8::first_invalid(value)) return string(utf8::repaired(value));
    put([&](auto& json) { json.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); });
}

void JsonOut::hand_on() {
    const bool is_complete = std::visit([](const auto& json) { return json.IsComplete(); }, json_);
    if (!is_complete && block_.GetSize() < block_bytes / 2) return;
    out_.write(block_.GetString(), static_cast<std::streamsize>(block_.GetSize()));
    block_.Clear();
}

} // namespace hegui
