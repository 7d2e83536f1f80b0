#pragma once

#include "lib/base/file_reader.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace hegui {

enum class Encoding {
    utf8,
    gb18030,
    utf16le,
    utf16be
};

/// Turns bytes of one encoding into UTF-8, piece by piece.
class Decoder {
public:
    explicit Decoder(Encoding encoding);
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    Decoder(Decoder&& other) = delete;
    Decoder& operator=(Decoder&&) = delete;
    ~Decoder();

    struct Step {
        std::size_t taken = 0; ///< bytes of the input that are done with
        std::size_t made = 0;  ///< bytes of UTF-8
        bool invalid = false;  ///< what follows those taken is not of the encoding
    };
    /// Decodes as much as there is room for. A character cut off at the end of the input is not taken.
    Step decode(std::span<const char> in, std::span<char> out);

private:
    void* handle_; ///< iconv_t
    Encoding encoding_;
};

/// A text file, given piece by piece: in UTF-16, as UTF-8, and in an encoding whose separators and line breaks are those of ASCII, as
/// it is.
class TextFile {
public:
    /// `chunk` is how many bytes are read at a time.
    TextFile(const FileReader& file, std::size_t chunk);

    /// What its byte order mark says; nothing where it has none.
    [[nodiscard]] std::optional<Encoding> mark() const { return mark_; }

    /// Reads it from its start, as text of this encoding; the mark is left out.
    void begin(Encoding encoding);

    /// The next piece: at most `chunk` bytes of the file, or what there is room for (at least 16 bytes). Nothing: see end().
    std::size_t read(std::span<char> into);

    enum class End {
        none, ///< more may come
        reached,
        invalid, ///< the bytes are no UTF-16
        failed
    };
    [[nodiscard]] End end() const { return end_; }
    /// The offset, in the file, of the byte after the last one given.
    [[nodiscard]] std::uint64_t offset() const { return offset_; }

private:
    std::size_t fetch(std::span<char> into);
    std::size_t read_decoded(std::span<char> into);
    void refill();

    const FileReader& file_;
    std::optional<Encoding> mark_;
    std::size_t mark_size_ = 0;
    std::size_t chunk_;
    std::uint64_t fetched_ = 0; ///< how much of the file was read
    std::optional<Decoder> decoder_;
    std::unique_ptr<char[]> raw_; ///< read and not yet decoded: from raw_at_ to raw_end_
    std::size_t raw_at_ = 0;
    std::size_t raw_end_ = 0;
    bool raw_last_ = false; ///< the file has no more than raw_
    End end_ = End::none;
    std::uint64_t offset_ = 0;
};

} // namespace hegui
