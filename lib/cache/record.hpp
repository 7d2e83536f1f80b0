#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// The layout of what is kept: values one after another, whole numbers with the least byte first, texts behind their length. The
/// same on every machine.
namespace hegui {

class RecordWriter {
public:
    template<std::unsigned_integral T> void number(T value) {
        for (std::size_t i = 0; i < sizeof(T); ++i) bytes_ += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    }
    void text(std::string_view text) {
        number(static_cast<std::uint32_t>(text.size()));
        bytes_ += text;
    }
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Reads a record that may be damaged, or anything else: what isn't there is 0 or empty, and is_whole() says so in the end.
class RecordReader {
public:
    explicit RecordReader(std::string_view bytes) : rest_(bytes) {}

    template<std::unsigned_integral T> T number() {
        const std::string_view bytes = take(sizeof(T));
        T value = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            value = static_cast<T>(value | static_cast<T>(static_cast<T>(static_cast<unsigned char>(bytes[i])) << (8 * i)));
        return value;
    }

    /// A number up to `most`, such as a place in a list; any other is damage.
    template<std::unsigned_integral T> T number(T most) {
        const T value = number<T>();
        if (value <= most) return value;
        is_missing_ = true;
        return 0;
    }

    /// A value of an enumeration whose last is `last`.
    template<class Enum> Enum one_of(Enum last) { return static_cast<Enum>(number<std::uint8_t>(static_cast<std::uint8_t>(last))); }

    /// How many parts of at least `least` bytes each follow: never more than there is room for.
    std::size_t count(std::size_t least) {
        const auto count = number<std::uint32_t>();
        if (count <= rest_.size() / least) return count;
        is_missing_ = true;
        return 0;
    }

    std::string_view text() { return take(number<std::uint32_t>()); }

    /// What has not been read yet.
    [[nodiscard]] std::string_view rest() const { return rest_; }

    /// Whether nothing was missing and nothing is left.
    [[nodiscard]] bool is_whole() const { return !is_missing_ && rest_.empty(); }

private:
    std::string_view take(std::size_t size) {
        if (size > rest_.size()) {
            is_missing_ = true;
            rest_ = {};
            return {};
        }
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

    std::string_view rest_;
    bool is_missing_ = false;
};

} // namespace hegui
