#include "lib/model/roster.hpp"

#include <algorithm>

namespace hegui {
namespace {

constexpr std::size_t usual_length = 18;
constexpr std::uint64_t check_digits = 11; ///< 0 to 9 and X

/// Marks a person whose number is kept in the pool; a packed number needs fewer bits than this one.
constexpr std::uint64_t pooled = std::uint64_t{1} << 63U;

/// 17 digits and a check digit as a number from 1; nothing where the ID number has another form.
std::optional<Person> packed(std::string_view id_number) {
    if (id_number.size() != usual_length) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : id_number.substr(0, usual_length - 1)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    const char check = id_number.back();
    if (check != 'X' && (check < '0' || check > '9')) return std::nullopt;
    return Person{value * check_digits + (check == 'X' ? 10 : static_cast<std::uint64_t>(check - '0')) + 1};
}

std::string unpacked(Person person) {
    const std::uint64_t value = static_cast<std::uint64_t>(person) - 1;
    const std::uint64_t check = value % check_digits;
    return fmt::format("{:017}{}", value / check_digits, check == 10 ? "X" : std::to_string(check));
}

} // namespace

std::uint32_t TextPool::add(std::string_view text) {
    if (const auto known = find(text)) return *known;
    const auto place = static_cast<std::uint32_t>(texts_.size());
    places_.emplace(texts_.emplace_back(text), place);
    return place;
}

std::optional<std::uint32_t> TextPool::find(std::string_view text) const {
    const auto known = places_.find(text);
    return known == places_.end() ? std::nullopt : std::optional(known->second);
}

Person Roster::add_person(std::string_view id_number) {
    if (id_number.empty()) return Person::unknown;
    if (const auto usual = packed(id_number)) return *usual;
    return Person{pooled | texts.add(id_number)};
}

std::optional<Person> Roster::find_person(std::string_view id_number) const {
    if (const auto usual = packed(id_number)) return usual;
    const auto place = texts.find(id_number);
    return place ? std::optional(Person{pooled | *place}) : std::nullopt;
}

bool Roster::may_have(Person person) const {
    const auto bits = static_cast<std::uint64_t>(person);
    return (bits & pooled) == 0 || (bits & ~pooled) < texts.size();
}

std::string Roster::id_number_of(Person person) const {
    if (person == Person::unknown) return {};
    const auto bits = static_cast<std::uint64_t>(person);
    return (bits & pooled) != 0 ? texts[static_cast<std::uint32_t>(bits & ~pooled)] : unpacked(person);
}

} // namespace hegui
