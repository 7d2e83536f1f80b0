#include "lib/report/json_in.hpp"

#include "lib/base/iso_date.hpp"

namespace hegui {
namespace {

/// Half a byte, by its hexadecimal digit; -1 where it is none.
int half_byte(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

std::optional<std::string> from_hex(std::string_view digits) {
    if (digits.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int high = half_byte(digits[i]);
        const int low = half_byte(digits[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string text_of(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// What reads as an object without keys.
const rapidjson::Value& nothing() {
    static const rapidjson::Value empty(rapidjson::kObjectType);
    return empty;
}

} // namespace

JsonIn::JsonIn(const rapidjson::Value& value, std::string& wrong) : value_(value.IsObject() ? &value : &nothing()), wrong_(&wrong) {
    if (!value.IsObject() && wrong.empty()) wrong = "{}";
}

void JsonIn::refuse(const char* key) const {
    if (wrong_->empty()) *wrong_ = key;
}

const rapidjson::Value* JsonIn::find(const char* key) const {
    const auto member = value_->FindMember(key);
    return member == value_->MemberEnd() ? nullptr : &member->value;
}

std::string JsonIn::text(const char* key) const {
    const rapidjson::Value* value = find(key);
    if (value != nullptr && value->IsString()) return text_of(*value);
    refuse(key);
    return {};
}

Text JsonIn::message(const char* key) const {
    const JsonIn both = object(key);
    return {both.text("zh"), both.text("en")};
}

bool JsonIn::is_null(const char* key) const {
    const rapidjson::Value* value = find(key);
    return value != nullptr && value->IsNull();
}

std::optional<std::string> JsonIn::optional(const char* key) const { return is_null(key) ? std::nullopt : std::optional(text(key)); }

std::uint64_t JsonIn::number(const char* key, std::uint64_t most) const {
    const rapidjson::Value* value = find(key);
    if (value != nullptr && value->IsUint64() && value->GetUint64() <= most) return value->GetUint64();
    refuse(key);
    return 0;
}

bool JsonIn::flag(const char* key) const {
    const rapidjson::Value* value = find(key);
    if (value != nullptr && value->IsBool()) return value->GetBool();
    refuse(key);
    return false;
}

date::sys_days JsonIn::day(const char* key) const {
    const auto day = parse_iso(text(key));
    if (!day) refuse(key);
    return day.value_or(date::sys_days{});
}

std::string JsonIn::bytes(const char* key) const {
    const rapidjson::Value* value = find(key);
    if (value == nullptr || !value->IsObject()) return text(key);
    const auto bytes = from_hex(object(key).text("hex"));
    if (!bytes) refuse(key);
    return bytes.value_or("");
}

JsonIn JsonIn::object(const char* key) const {
    const rapidjson::Value* value = find(key);
    if (value != nullptr && value->IsObject()) return {*value, *wrong_};
    refuse(key);
    return {nothing(), *wrong_};
}

std::vector<std::string> JsonIn::texts(const char* key) const {
    const rapidjson::Value* items = find(key);
    if (items == nullptr || !items->IsArray()) {
        refuse(key);
        return {};
    }
    std::vector<std::string> texts;
    for (const rapidjson::Value& item : items->GetArray()) {
        if (!item.IsString()) refuse(key);
        texts.push_back(item.IsString() ? text_of(item) : "");
    }
    return texts;
}

std::size_t JsonIn::size(const char* key) const {
    const rapidjson::Value* items = find(key);
    if (items != nullptr && items->IsArray()) return items->Size();
    refuse(key);
    return 0;
}

} // namespace hegui
