#include "lib/pdf/strict.hpp"

#include "lib/pdf/cross_reference.hpp"
#include "lib/pdf/object_stream.hpp"
#include "lib/pdf/syntax.hpp"
#include "lib/pdf/unpack.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <vector>

namespace hegui::pdf {
namespace {

constexpr std::size_t most_sections = 100;
constexpr std::size_t most_unpacked = 64UL * 1024 * 1024; ///< of all streams together
constexpr std::size_t most_levels = 50;

/// What is asked for first where a thing is read: for more, the file is asked again.
constexpr std::size_t first_asked = 64;

/// Ends of lines, at least one.
bool skip_ends_of_lines(Cursor& cursor) {
    const std::size_t start = cursor.at();
    while (cursor.skip('\r') || cursor.skip('\n')) {
    }
    return cursor.at() > start;
}

/// One end of a line, of whatever kind.
bool skip_end_of_line(Cursor& cursor) {
    const bool has_return = cursor.skip('\r');
    return cursor.skip('\n') || has_return;
}

/// `endobj`, and something behind it: an object that ends with the file libqpdf does not take, and a vertical tab is a blank to it.
bool read_end_of_object(Cursor& cursor) {
    if (!cursor.read_word("endobj")) return false;
    cursor.skip_blanks();
    return !cursor.is_at_end() && !cursor.skip('\v');
}

/// A stream as it stands in the file.
struct Stream {
    Reference object;
    Dictionary dictionary;
    std::string_view packed;
};

/// One file. Every function says false, or nothing, where there is any doubt.
class Reader {
public:
    explicit Reader(Content& content) : content_(content) {}

    std::optional<std::uint64_t> pages() {
        if (!read_header()) return std::nullopt;
        const auto start = read_startxref();
        if (!start || !read_sections(*start) || !check_size() || !check_places()) return std::nullopt;
        const auto catalog = object(root_);
        if (!catalog || !catalog->is_name("/Type", "/Catalog")) return std::nullopt;
        const auto pages = catalog->reference("/Pages");
        if (!pages) return std::nullopt;
        seen_.assign(places_.size(), false);
        const auto count = count_pages(*pages, 0, true);
        return count && *count > 0 ? count : std::nullopt;
    }

private:
    /// What `read` makes of the bytes from an offset on. It is tried again with more of them where it fails, or comes to their end,
    /// before the file ends: so it makes of a part what it would make of the whole.
    template<typename Read> auto read_from(std::size_t offset, Read read) {
        constexpr std::size_t growth = 8;
        for (std::size_t length = first_asked;; length *= growth) {
            Cursor cursor(content_.from(offset, length), offset);
            auto found = read(cursor);
            if (cursor.bytes().size() == content_.size() || (found && !cursor.is_at_end())) return found;
        }
    }

    bool read_header() {
        constexpr std::size_t length = 9;
        const std::string_view head = content_.from(0, length).substr(0, length);
        return head.size() == length && head.starts_with("%PDF-") && (head[5] == '1' || head[5] == '2') && head[6] == '.' &&
               head[7] >= '0' && head[7] <= '9' && (head[8] == '\n' || head[8] == '\r');
    }

    /// The offset behind the last `startxref`, which `%%EOF` follows.
    std::optional<std::uint64_t> read_startxref() {
        const std::size_t tail = content_.size() - std::min(content_.size(), end_marker_within);
        const std::string_view bytes = content_.from(tail, end_marker_within);
        const std::size_t at = bytes.substr(tail).rfind("startxref");
        if (at == std::string_view::npos) return std::nullopt;
        Cursor cursor(bytes, tail + at);
        if (!cursor.read_word("startxref")) return std::nullopt;
        while (cursor.skip('\r') || cursor.skip('\n') || cursor.skip(' ')) {
        }
        const auto offset = cursor.read_number();
        skip_ends_of_lines(cursor);
        return offset && bytes.substr(cursor.at()).starts_with("%%EOF") ? offset : std::nullopt;
    }

    /// The sections of the cross-reference, from the newest to the oldest.
    bool read_sections(std::uint64_t offset) {
        std::vector<std::uint64_t> known;
        for (std::optional<std::uint64_t> next = offset; next;) {
            if (*next >= content_.size() || known.size() == most_sections) return false;
            if (std::find(known.begin(), known.end(), *next) != known.end()) return false;
            known.push_back(*next);
            const auto trailer = read_section(*next);
            if (!trailer || trailer->has("/Encrypt")) return false;
            if (known.size() == 1 && !read_trailer(*trailer)) return false;
            if (!has_sound_prev(*trailer)) return false;
            next = trailer->number("/Prev");
        }
        return true;
    }

    static bool has_sound_prev(const Dictionary& trailer) { return !trailer.has("/Prev") || trailer.number("/Prev"); }

    bool read_trailer(const Dictionary& trailer) {
        const auto root = trailer.reference("/Root");
        const auto size = trailer.number("/Size");
        if (!root || !size || *size == 0 || *size > most_objects) return false;
        root_ = *root;
        size_ = *size;
        return true;
    }

    std::optional<Dictionary> read_section(std::uint64_t offset) {
        if (!stands_at(offset, "xref")) return read_section_stream(offset);
        auto at = read_from(offset, [](Cursor& cursor) {
            return cursor.read_word("xref") && skip_end_of_line(cursor) ? std::optional(cursor.at()) : std::nullopt;
        });
        while (at && !stands_at(*at, "trailer")) at = read_subsection(*at);
        if (!at) return std::nullopt;
        auto trailer = read_from(*at, [](Cursor& cursor) -> std::optional<Dictionary> {
            if (!cursor.read_word("trailer")) return std::nullopt;
            cursor.skip_blanks();
            auto dictionary = Dictionary::read(cursor);
            cursor.skip_blanks();
            return dictionary && cursor.read_word("startxref") ? std::move(dictionary) : std::nullopt;
        });
        if (!trailer || !read_hidden_section(*trailer)) return std::nullopt;
        places_.add_free();
        return trailer;
    }

    bool stands_at(std::size_t offset, std::string_view word) {
        return content_.from(offset, word.size()).substr(offset).starts_with(word);
    }

    /// In a file for readers of both kinds, as word processors write it, the table calls free what only the stream knows.
    bool read_hidden_section(const Dictionary& trailer) {
        if (!trailer.has("/XRefStm")) return true;
        const auto offset = trailer.number("/XRefStm");
        if (!offset || *offset >= content_.size()) return false;
        const auto stream = read_section_stream(*offset);
        return stream && has_sound_prev(*stream);
    }

    /// `first count`, and entries of 20 bytes: where what follows begins.
    std::optional<std::size_t> read_subsection(std::size_t at) {
        struct Head {
            std::uint64_t first;
            std::uint64_t count;
            std::size_t end;
        };
        constexpr std::size_t most_of_head = 40; // some readers look no further than 50 bytes for its end
        const auto head = read_from(at, [at](Cursor& cursor) -> std::optional<Head> {
            const auto first = cursor.read_number();
            if (!first || !cursor.skip(' ')) return std::nullopt;
            const auto count = cursor.read_number();
            while (cursor.skip(' ')) {
            }
            if (!count || !skip_end_of_line(cursor) || cursor.at() - at > most_of_head) return std::nullopt;
            return Head{*first, *count, cursor.at()};
        });
        if (!head) return std::nullopt;
        const std::uint64_t size = head->count * CrossReference::table_entry_bytes;
        if (content_.size() - head->end < size) return std::nullopt;
        const char* const entries = content_.from(head->end, size).data() + head->end;
        return places_.add_table(head->first, head->count, entries) ? std::optional(head->end + size) : std::nullopt;
    }

    /// A section that is a stream; its dictionary is the trailer.
    std::optional<Dictionary> read_section_stream(std::uint64_t offset) {
        const auto stream = read_stream(offset, std::nullopt);
        if (!stream || !stream->dictionary.is_name("/Type", "/XRef")) return std::nullopt;
        places_.add_stream(stream->object.object, offset);
        const auto data = unpacked(*stream);
        return data && read_packed_entries(stream->dictionary, *data) ? std::optional(stream->dictionary) : std::nullopt;
    }

    /// What such a stream says of the objects. Entries of no bytes and parts of no entries are left to the library, which repairs.
    bool read_packed_entries(const Dictionary& dictionary, std::string_view data) {
        const auto widths = dictionary.numbers("/W");
        const auto size = dictionary.number("/Size");
        if (!widths || widths->size() != 3 || !size) return false;
        const bool are_narrow = std::all_of(widths->begin(), widths->end(), [](std::uint64_t width) { return width <= 8; });
        const auto index = dictionary.has("/Index") ? dictionary.numbers("/Index") : std::vector<std::uint64_t>{0, *size};
        if (!are_narrow || !index || index->empty() || index->size() % 2 != 0) return false;
        const std::size_t entry_bytes = std::accumulate(widths->begin(), widths->end(), std::size_t{0});
        if (entry_bytes == 0) return false;
        std::size_t at = 0;
        for (std::size_t i = 0; i < index->size(); i += 2) {
            const std::uint64_t first = (*index)[i];
            const std::uint64_t count = (*index)[i + 1];
            const std::uint64_t size_of_part = count * entry_bytes;
            if (count == 0 || data.size() - at < size_of_part) return false;
            if (!places_.add_packed(first, count, data.data() + at, *widths)) return false;
            at += size_of_part;
        }
        return at == data.size();
    }

    std::optional<std::string> unpacked(const Stream& stream) {
        auto data = unpacker_.unpack(stream.dictionary, stream.packed, room_);
        if (data) room_ -= data->size();
        return data;
    }

    /// The stream at an offset, of this object where one is given. Its length stands in its dictionary or, known by then, in a
    /// number of its own.
    std::optional<Stream> read_stream(std::uint64_t offset, std::optional<Reference> object) {
        struct Head {
            Reference object;
            Dictionary dictionary;
            std::size_t end;
        };
        auto head = read_from(offset, [&](Cursor& cursor) -> std::optional<Head> {
            const auto itself = object ? object : object_at(cursor);
            if (!itself || !cursor.read_object_header(*itself)) return std::nullopt;
            cursor.skip_blanks();
            auto dictionary = Dictionary::read(cursor);
            cursor.skip_blanks();
            if (!dictionary || !cursor.read_word("stream")) return std::nullopt;
            cursor.skip('\r');
            return cursor.skip('\n') ? std::optional(Head{*itself, *std::move(dictionary), cursor.at()}) : std::nullopt;
        });
        const auto length = head ? head->dictionary.number("/Length") : std::nullopt;
        if (!length || content_.size() - head->end < *length) return std::nullopt;
        const bool ends = read_from(head->end + *length, [](Cursor& cursor) {
            cursor.skip_blanks();
            if (!cursor.read_word("endstream")) return false;
            cursor.skip_blanks();
            return read_end_of_object(cursor);
        });
        if (!ends) return std::nullopt;
        return Stream{head->object, std::move(head->dictionary), content_.from(head->end, *length).substr(head->end, *length)};
    }

    /// The object whose number stands there, of the first generation.
    static std::optional<Reference> object_at(Cursor cursor) {
        const auto number = cursor.read_number();
        if (!number || *number == 0 || *number > most_objects) return std::nullopt;
        return Reference{static_cast<std::uint32_t>(*number), 0};
    }

    /// /Size is one more than the highest number of an object; one that is too high for the size of the file some readers refuse.
    [[nodiscard]] bool check_size() const {
        constexpr std::size_t least_of_object = 3;
        return places_.size() == size_ && size_ - 1 <= content_.size() / least_of_object;
    }

    /// Every object in use begins where it is said to.
    bool check_places() {
        if (places_[0].is_used() || !places_.bears_out_streams()) return false;
        for (std::uint32_t object = 0; object < places_.size(); ++object) {
            const Place& place = places_[object];
            if (place.kind == Place::Kind::plain) {
                if (place.where == 0 || place.where >= content_.size()) return false;
                const Reference itself{object, place.generation};
                if (!read_from(place.where, [&](Cursor& cursor) { return cursor.read_object_header(itself); })) return false;
            } else if (place.kind == Place::Kind::packed) {
                if (place.where >= places_.size()) return false;
                const Place& stream = places_[place.where];
                if (stream.kind != Place::Kind::plain || stream.generation != 0) return false;
            }
        }
        return true;
    }

    /// The dictionary that an object is.
    std::optional<Dictionary> object(Reference reference) {
        if (reference.object >= places_.size()) return std::nullopt;
        const Place& place = places_[reference.object];
        if (place.kind == Place::Kind::packed) return packed_object(reference, place);
        if (place.kind != Place::Kind::plain || place.generation != reference.generation) return std::nullopt;
        return read_from(place.where, [&](Cursor& cursor) -> std::optional<Dictionary> {
            if (!cursor.read_object_header(reference)) return std::nullopt;
            cursor.skip_blanks();
            auto dictionary = Dictionary::read(cursor);
            cursor.skip_blanks();
            return dictionary && read_end_of_object(cursor) ? std::move(dictionary) : std::nullopt;
        });
    }

    std::optional<Dictionary> packed_object(Reference reference, const Place& place) {
        if (reference.generation != 0) return std::nullopt;
        const ObjectStream* stream = object_stream(static_cast<std::uint32_t>(place.where));
        return stream == nullptr ? std::nullopt : stream->dictionary(reference.object, place.generation);
    }

    /// Unpacked once; null where it is not flawless.
    const ObjectStream* object_stream(std::uint32_t number) {
        const auto known = object_streams_.find(number);
        if (known != object_streams_.end()) return &known->second;
        const Place& place = places_[number];
        const auto stream = read_stream(place.where, Reference{number, place.generation});
        if (!stream || !stream->dictionary.is_name("/Type", "/ObjStm") || stream->dictionary.has("/Extends")) return nullptr;
        const auto count = stream->dictionary.number("/N");
        const auto first = stream->dictionary.number("/First");
        auto data = unpacked(*stream);
        if (!count || !first || !data) return nullptr;
        auto found = ObjectStream::read(number, *std::move(data), *count, *first);
        return found ? &object_streams_.emplace(number, *std::move(found)).first->second : nullptr;
    }

    /// The pages below a node of the page tree, held against its /Count.
    std::optional<std::uint64_t> count_pages(Reference reference, std::size_t level, bool is_root = false) {
        if (level > most_levels || reference.object >= seen_.size() || seen_[reference.object]) return std::nullopt;
        seen_[reference.object] = true;
        const auto node = object(reference);
        if (!node) return std::nullopt;
        if (!is_root && node->is_name("/Type", "/Page")) return node->has("/Kids") ? std::nullopt : std::optional<std::uint64_t>(1);
        if (!node->is_name("/Type", "/Pages")) return std::nullopt;
        const auto kids = node->references("/Kids");
        if (!kids) return std::nullopt;
        std::uint64_t pages = 0;
        for (const Reference& kid : *kids) {
            const auto below = count_pages(kid, level + 1);
            if (!below || pages + *below > most_pages) return std::nullopt;
            pages += *below;
        }
        return node->number("/Count") == pages ? std::optional(pages) : std::nullopt;
    }

    Content& content_;
    CrossReference places_;
    Reference root_;
    std::uint64_t size_ = 0;
    Unpacker unpacker_;
    std::size_t room_ = most_unpacked; ///< what is left of it
    std::map<std::uint32_t, ObjectStream> object_streams_;
    std::vector<bool> seen_; ///< nodes of the page tree
};

} // namespace

std::optional<std::uint64_t> pages_of_flawless(Content& content) { return Reader(content).pages(); }

} // namespace hegui::pdf
