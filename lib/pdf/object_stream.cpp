#include "lib/pdf/object_stream.hpp"

#include "lib/pdf/cross_reference.hpp"

#include <algorithm>
#include <utility>

namespace hegui::pdf {

std::optional<ObjectStream> ObjectStream::read(std::uint32_t number, std::string data, std::uint64_t count, std::uint64_t first) {
    if (count > most_objects || first > data.size()) return std::nullopt;
    ObjectStream stream(std::move(data));
    if (!stream.read_head(count, first) || !stream.are_numbers_sound(number) || !stream.are_well_formed()) return std::nullopt;
    return stream;
}

std::optional<Dictionary> ObjectStream::dictionary(std::uint64_t number, std::size_t place) const {
    if (place >= objects_.size() || objects_[place].number != number) return std::nullopt;
    Cursor cursor(data_, objects_[place].at);
    return Dictionary::read(cursor);
}

/// The numbers and places at its start.
bool ObjectStream::read_head(std::uint64_t count, std::uint64_t first) {
    Cursor cursor(data_, 0);
    for (std::uint64_t i = 0; i < count; ++i) {
        cursor.skip_blanks();
        const auto number = cursor.read_number();
        cursor.skip_blanks();
        const auto offset = cursor.read_number();
        if (!number || !offset || cursor.at() > first || *offset >= data_.size() - first) return false;
        if (!objects_.empty() && first + *offset <= objects_.back().at) return false;
        objects_.push_back({*number, first + *offset});
    }
    return true;
}

/// libqpdf goes by the number alone, where the cross-reference names a place, too: of twins it takes the last. And one number that is
/// too high for it costs all objects.
bool ObjectStream::are_numbers_sound(std::uint32_t own) const {
    std::vector<std::uint64_t> numbers;
    numbers.reserve(objects_.size());
    for (const Object& object : objects_) numbers.push_back(object.number);
    std::sort(numbers.begin(), numbers.end());
    if (std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end()) return false;
    if (std::binary_search(numbers.begin(), numbers.end(), own)) return false;
    return numbers.empty() || (numbers.front() > 0 && numbers.back() <= most_objects);
}

bool ObjectStream::are_well_formed() const {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
        Cursor object(data_, objects_[i].at);
        if (!object.read_value(entries)) return false;
        object.skip_blanks();
        const std::size_t end = i + 1 < objects_.size() ? objects_[i + 1].at : data_.size();
        if (object.at() != end) return false;
    }
    return true;
}

} // namespace hegui::pdf
