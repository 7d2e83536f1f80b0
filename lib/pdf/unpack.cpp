#include "lib/pdf/unpack.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>

namespace hegui::pdf {
namespace {

constexpr std::uint64_t most_columns = 100;

/// libqpdf unpacks a stream in pieces of this size, with a buffer for what they unfold to. Where that fills the buffer to the brim
/// and the stream goes on, it takes the stream for damaged.
constexpr std::size_t piece_bytes = 10'240;
constexpr std::size_t buffer_bytes = 65'536;

int paeth(int left, int above, int corner) {
    const int guess = left + above - corner;
    const int to_left = std::abs(guess - left);
    const int to_above = std::abs(guess - above);
    const int to_corner = std::abs(guess - corner);
    if (to_left <= to_above && to_left <= to_corner) return left;
    return to_above <= to_corner ? above : corner;
}

/// Undoes the PNG filter of a row in place: `above` is the row before it, undone already.
bool unfilter(char filter, std::span<char> row, std::span<const char> above) {
    const auto byte = [](char c) { return static_cast<int>(static_cast<unsigned char>(c)); };
    const auto left = [&](std::size_t i) { return i == 0 ? 0 : byte(row[i - 1]); };
    const auto corner = [&](std::size_t i) { return i == 0 ? 0 : byte(above[i - 1]); };
    const auto add = [&](auto predicted) {
        for (std::size_t i = 0; i < row.size(); ++i) row[i] = static_cast<char>(byte(row[i]) + predicted(i));
    };
    switch (filter) {
    case 0: return true;
    case 1: return add(left), true;
    case 2: return add([&](std::size_t i) { return byte(above[i]); }), true;
    case 3: return add([&](std::size_t i) { return (left(i) + byte(above[i])) / 2; }), true;
    case 4: return add([&](std::size_t i) { return paeth(left(i), byte(above[i]), corner(i)); }), true;
    default: return false;
    }
}

/// Undoes the PNG filters of rows of `columns` bytes, each behind the number of its filter.
std::optional<std::string> unfiltered(std::string_view data, std::size_t columns) {
    const std::size_t row_bytes = columns + 1;
    if (data.size() % row_bytes != 0) return std::nullopt;
    std::string rows(columns, '\0'); // above the first row
    rows.reserve(columns + data.size());
    for (std::size_t at = 0; at < data.size(); at += row_bytes) {
        const std::size_t start = rows.size();
        rows.append(data.substr(at + 1, columns));
        const std::span<char> both(rows.data() + start - columns, 2 * columns);
        if (!unfilter(data[at], both.last(columns), both.first(columns))) return std::nullopt;
    }
    return rows.erase(0, columns);
}

} // namespace

void Unpacker::End::operator()(z_stream_s* stream) const {
    inflateEnd(stream);
    std::default_delete<z_stream_s>()(stream);
}

std::optional<std::string> Unpacker::inflated(std::string_view packed, std::size_t most) {
    if (!stream_) {
        auto stream = std::make_unique<z_stream_s>();
        if (inflateInit(stream.get()) != Z_OK) return std::nullopt;
        stream_.reset(stream.release());
    } else if (inflateReset(stream_.get()) != Z_OK) {
        return std::nullopt;
    }
    std::string data;
    for (std::size_t at = 0; at < packed.size(); at += piece_bytes) {
        const std::size_t before = data.size();
        const auto state = inflate_piece(packed.substr(at, piece_bytes), most, data);
        const bool is_last = packed.size() - at <= piece_bytes;
        if (state == Piece::ends_stream) return is_last && stream_->avail_in == 0 ? std::optional(std::move(data)) : std::nullopt;
        const std::size_t size = data.size() - before;
        if (state == Piece::damaged || (size > 0 && size % buffer_bytes == 0)) return std::nullopt;
    }
    return std::nullopt;
}

/// Adds to the data what the next piece of the stream unfolds to.
Unpacker::Piece Unpacker::inflate_piece(std::string_view piece, std::size_t most, std::string& data) {
    // zlib reads from it and never writes, whatever its interface says.
    stream_->next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(piece.data()));
    stream_->avail_in = static_cast<uInt>(piece.size());
    for (;;) {
        const std::size_t before = data.size();
        if (before >= most) return Piece::damaged;
        data.resize(std::min(most, before + std::max<std::size_t>(8 * piece.size(), 4096)));
        stream_->next_out = reinterpret_cast<Bytef*>(data.data() + before);
        stream_->avail_out = static_cast<uInt>(data.size() - before);
        const int state = inflate(stream_.get(), Z_FINISH); // what fits in one go then needs no window
        data.resize(data.size() - stream_->avail_out);
        if (state == Z_STREAM_END) return Piece::ends_stream;
        if (state != Z_BUF_ERROR) return Piece::damaged;
        if (stream_->avail_out > 0) return Piece::goes_on; // all of the piece is used up
    }
}

std::optional<std::string> Unpacker::unpack(const Dictionary& dictionary, std::string_view packed, std::size_t most) {
    if (packed.size() > most) return std::nullopt;
    if (!dictionary.has("/Filter")) return dictionary.has("/DecodeParms") ? std::nullopt : std::optional(std::string(packed));
    if (!dictionary.is_name("/Filter", "/FlateDecode")) return std::nullopt;
    auto data = inflated(packed, most);
    if (!data || !dictionary.has("/DecodeParms")) return data;
    const auto parms = dictionary.dictionary("/DecodeParms");
    constexpr std::size_t known_parms = 2;
    if (!parms || parms->size() != known_parms) return std::nullopt; // libqpdf follows references in all of them
    constexpr std::uint64_t png = 10;
    constexpr std::uint64_t last_png = 15;
    const auto predictor = parms->number("/Predictor");
    const auto columns = parms->number("/Columns");
    if (!predictor || *predictor < png || *predictor > last_png) return std::nullopt;
    if (!columns || *columns == 0 || *columns > most_columns) return std::nullopt;
    return unfiltered(*data, *columns);
}

} // namespace hegui::pdf
