#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The syntax of PDF objects, read strictly: what is not well formed, or not what every reader takes alike, is refused.
namespace hegui::pdf {

/// A reference to an object.
struct Reference {
    std::uint32_t object = 0;
    std::uint32_t generation = 0;
};

/// A name as it is written, `/` included; `#` and two digits may stand for a character. Names are compared decoded.
class Name {
public:
    explicit Name(std::string_view written) : Name(written, written.find('#') == std::string_view::npos) {}
    /// A name of which it is known whether it is free of `#`.
    Name(std::string_view written, bool is_plain) : written_(written), is_plain_(is_plain) {}

    [[nodiscard]] std::string decoded() const;

    friend bool operator==(const Name& a, const Name& b) {
        return a.is_plain_ && b.is_plain_ ? a.written_ == b.written_ : a.decoded() == b.decoded();
    }
    friend bool operator<(const Name& a, const Name& b) {
        return a.is_plain_ && b.is_plain_ ? a.written_ < b.written_ : a.decoded() < b.decoded();
    }

private:
    std::string_view written_;
    bool is_plain_;
};

/// A key of a dictionary, and where its value begins.
struct Entry {
    Name key;
    std::size_t value;
};

/// A place in the bytes of a file or of an object stream, moving on as things are read. Each `read_` function either reads what it
/// is called for and moves behind it, or says false (or nothing), and then the place is of no further use.
class Cursor {
public:
    /// At an offset within the bytes, or at their end.
    Cursor(std::string_view bytes, std::size_t at) : begin_(bytes.data()), at_(begin_ + at), end_(begin_ + bytes.size()) {}

    [[nodiscard]] std::size_t at() const { return static_cast<std::size_t>(at_ - begin_); }
    [[nodiscard]] bool is_at_end() const { return at_ == end_; }

    /// Blanks, ends of lines and comments.
    void skip_blanks() {
        if (at_ != end_ && (*at_ == ' ' || *at_ == '\n')) ++at_; // mostly there is one
        if (at_ != end_ && (*at_ <= ' ' || *at_ == '%')) skip_all_blanks();
    }

    /// Passes over a character, where it is the next.
    bool skip(char c) {
        if (is_at_end() || *at_ != c) return false;
        ++at_;
        return true;
    }

    /// A word such as `obj`, and that it ends there.
    bool read_word(std::string_view word) {
        if (!stands(word)) return false;
        at_ += word.size();
        return ends_word();
    }

    /// A whole number without sign, of at most 15 digits.
    std::optional<std::uint64_t> read_number();

    std::optional<Name> read_name();

    /// Any value: a dictionary, an array, a reference, and so on. Dictionaries say no key twice; `entries` is for their entries
    /// meanwhile, and empty before and behind a value that is well formed.
    bool read_value(std::vector<Entry>& entries) { return read_value(0, entries); }

    /// `N G R`
    std::optional<Reference> read_reference();

    /// `N G obj` of this very object.
    bool read_object_header(Reference object);

    [[nodiscard]] std::string_view bytes() const { return {begin_, end_}; }

private:
    friend class Dictionary;

    [[nodiscard]] char peek() const { return is_at_end() ? '\0' : *at_; }
    [[nodiscard]] bool stands(std::string_view word) const { return std::string_view(at_, end_).starts_with(word); }
    void skip_all_blanks();
    [[nodiscard]] bool ends_word() const;
    bool read_digits(std::uint64_t& value);
    bool read_value(std::size_t depth, std::vector<Entry>& entries);
    bool read_dictionary(std::size_t depth, std::vector<Entry>& entries);
    bool read_literal_string();
    bool read_hex_string();
    bool read_array(std::size_t depth, std::vector<Entry>& entries);
    bool read_number_or_reference();
    std::optional<Reference> read_rest_of_reference(std::uint64_t object);
    bool read_real();

    const char* begin_;
    const char* at_;
    const char* end_;
};

/// A dictionary whose values stay where they are: each key with the place of its value.
class Dictionary {
public:
    /// Reads one at the cursor, nothing where there is none that is well formed.
    static std::optional<Dictionary> read(Cursor& cursor);

    /// How many keys it has.
    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    [[nodiscard]] bool is_name(std::string_view key, std::string_view name) const;
    [[nodiscard]] std::optional<std::uint64_t> number(std::string_view key) const;
    [[nodiscard]] std::optional<Reference> reference(std::string_view key) const;
    [[nodiscard]] std::optional<Dictionary> dictionary(std::string_view key) const;
    /// An array of whole numbers.
    [[nodiscard]] std::optional<std::vector<std::uint64_t>> numbers(std::string_view key) const;
    /// An array of references.
    [[nodiscard]] std::optional<std::vector<Reference>> references(std::string_view key) const;

private:
    explicit Dictionary(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] const Entry* find(std::string_view key) const;
    [[nodiscard]] std::optional<Cursor> value_of(std::string_view key) const;

    std::string_view bytes_;
    std::vector<Entry> entries_; ///< in no order
};

} // namespace hegui::pdf
