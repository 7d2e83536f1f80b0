#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hegui::pdf {

constexpr std::uint64_t most_objects = 1'000'000;

/// Where an object is.
struct Place {
    enum class Kind : unsigned char {
        unknown,
        free,
        plain,  ///< at an offset of the file
        packed, ///< in an object stream
    };
    Kind kind = Kind::unknown;
    std::uint32_t generation = 0; ///< of a packed object: its place in the stream
    std::uint64_t where = 0;      ///< offset, or number of the object stream

    [[nodiscard]] bool is_used() const { return kind == Kind::plain || kind == Kind::packed; }
    /// Of the object itself, where it is used: a packed one is always of the first.
    [[nodiscard]] std::uint32_t own_generation() const { return kind == Kind::plain ? generation : 0; }
};

/// Where the objects of a file are, by their numbers, as the sections of its cross-reference say. They are added from the newest to
/// the oldest, each in parts; what was said first counts. A part that is not well formed, or beyond the limits, is not added: false.
class CrossReference {
public:
    static constexpr std::size_t table_entry_bytes = 20;

    /// A part of a table: an entry for each object.
    bool add_table(std::uint64_t first, std::uint64_t count, const char* entries);

    /// What the table that was added calls free: it counts after what a stream beside it knows.
    void add_free();

    /// A part of a stream: an entry for each object, of three fields of so many bytes, eight at most.
    bool add_packed(std::uint64_t first, std::uint64_t count, const char* entries, std::span<const std::uint64_t> widths);

    /// A section that is a stream is an object, too; said before its parts are added.
    void add_stream(std::uint32_t number, std::uint64_t offset);

    /// Whether no other object than such a stream goes by its number. libqpdf keeps the stream as the object of that number, unless
    /// it knows of another when it reads it.
    [[nodiscard]] bool bears_out_streams() const;

    /// One more than the highest number of an object.
    [[nodiscard]] std::size_t size() const { return places_.size(); }
    [[nodiscard]] const Place& operator[](std::size_t object) const { return places_[object]; }

private:
    struct Stream {
        std::uint32_t number;
        std::uint64_t offset;
    };

    bool expect(std::uint64_t first, std::uint64_t count);
    bool add_table_entry(std::uint64_t object, const char* entry);
    bool add_packed_entry(std::uint64_t object, const char* entry, std::span<const std::uint64_t> widths);
    bool add(std::uint64_t object, Place place);

    std::vector<Place> places_;
    std::vector<std::uint64_t> free_; ///< objects that the table calls free
    std::vector<Stream> streams_;     ///< sections whose number was not in use by then
    std::uint64_t entries_ = 0;       ///< of all parts together
};

} // namespace hegui::pdf
