#include "lib/pdf/unpack.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace hegui::pdf {
namespace {

constexpr std::uint64_t most_columns = 100;

/// zlib's stream, ended when it goes.
class Inflation {
public:
    Inflation() : is_ready_(inflateInit(&stream_) == Z_OK) {}
    Inflation(const Inflation&) = delete;
    Inflation& operator=(const Inflation&) = delete;
    Inflation(Inflation&&) = delete;
    Inflation& operator=(Inflation&&) = delete;
    ~Inflation() {
        if (is_ready_) inflateEnd(&stream_);
    }

    std::optional<std::string> run(std::string_view packed, std::size_t most) {
        if (!is_ready_) return std::nullopt;
        // zlib reads from it and never writes, whatever its interface says.
        stream_.next_in = const_cast<Bytef*>(
            reinterpret_cast<const Bytef*>(packed.data())); // NOLINT(cppcoreguidelines-pro-type-const-cast)
        stream_.avail_in = static_cast<uInt>(packed.size());
        std::string data;
        for (int state = Z_OK; state != Z_STREAM_END;) {
            const std::size_t before = data.size();
            if (before >= most) return std::nullopt;
            data.resize(std::min(most, before + std::max<std::size_t>(4 * packed.size(), 4096)));
            stream_.next_out = reinterpret_cast<Bytef*>(data.data() + before);
            stream_.avail_out = static_cast<uInt>(data.size() - before);
            state = inflate(&stream_, Z_NO_FLUSH);
            data.resize(data.size() - stream_.avail_out);
            const bool is_stuck = state == Z_OK && data.size() == before;
            if ((state != Z_OK && state != Z_STREAM_END) || is_stuck) return std::nullopt;
        }
        return stream_.avail_in == 0 ? std::optional(std::move(data)) : std::nullopt;
    }

private:
    z_stream stream_{};
    bool is_ready_;
};

unsigned char paeth(int left, int above, int corner) {
    const int guess = left + above - corner;
    const int to_left = std::abs(guess - left);
    const int to_above = std::abs(guess - above);
    const int to_corner = std::abs(guess - corner);
    if (to_left <= to_above && to_left <= to_corner) return static_cast<unsigned char>(left);
    return static_cast<unsigned char>(to_above <= to_corner ? above : corner);
}

/// Undoes the PNG filters of rows of `columns` bytes.
std::optional<std::string> unfiltered(std::string_view data, std::size_t columns) {
    const std::size_t row_bytes = columns + 1;
    if (data.size() % row_bytes != 0) return std::nullopt;
    std::string rows;
    rows.reserve(data.size());
    for (std::size_t row = 0; row * row_bytes < data.size(); ++row) {
        const char filter = data[row * row_bytes];
        if (filter < 0 || filter > 4) return std::nullopt;
        for (std::size_t i = 0; i < columns; ++i) {
            const auto at = [&](std::size_t place) { return static_cast<int>(static_cast<unsigned char>(rows[place])); };
            const std::size_t here = row * columns + i;
            const int left = i == 0 ? 0 : at(here - 1);
            const int above = row == 0 ? 0 : at(here - columns);
            const int corner = i == 0 || row == 0 ? 0 : at(here - columns - 1);
            const std::array<int, 5> predicted{0, left, above, (left + above) / 2, paeth(left, above, corner)};
            const int value = static_cast<unsigned char>(data[row * row_bytes + 1 + i]) + predicted.at(static_cast<std::size_t>(filter));
            rows += static_cast<char>(static_cast<unsigned char>(value));
        }
    }
    return rows;
}

} // namespace

std::optional<std::string> unpack(const Dictionary& dictionary, std::string_view packed, std::size_t most) {
    if (packed.size() > most) return std::nullopt;
    if (!dictionary.has("/Filter")) return dictionary.has("/DecodeParms") ? std::nullopt : std::optional(std::string(packed));
    if (!dictionary.is_name("/Filter", "/FlateDecode")) return std::nullopt;
    auto data = Inflation().run(packed, most);
    if (!data || !dictionary.has("/DecodeParms")) return data;
    const auto parms = dictionary.dictionary("/DecodeParms");
    if (!parms || parms->has("/Colors") || parms->has("/BitsPerComponent")) return std::nullopt;
    constexpr std::uint64_t png = 10;
    constexpr std::uint64_t last_png = 15;
    const auto predictor = parms->number("/Predictor");
    const auto columns = parms->number("/Columns");
    if (!predictor || *predictor < png || *predictor > last_png) return std::nullopt;
    if (!columns || *columns == 0 || *columns > most_columns) return std::nullopt;
    return unfiltered(*data, *columns);
}

} // namespace hegui::pdf
