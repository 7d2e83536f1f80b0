#pragma once

#include "lib/pdf/syntax.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct z_stream_s;

namespace hegui::pdf {

/// Unpacks the streams of a file, one after another.
class Unpacker {
public:
    /// The data of a stream by its dictionary: plain, or deflated, with or without a PNG predictor. Nothing where it is packed in
    /// another way, is damaged, or unfolds to more than `most` bytes.
    std::optional<std::string> unpack(const Dictionary& dictionary, std::string_view packed, std::size_t most);

private:
    struct End {
        void operator()(z_stream_s* stream) const;
    };
    enum class Piece {
        goes_on,
        ends_stream,
        damaged, ///< or more than is wanted
    };
    std::optional<std::string> inflated(std::string_view packed, std::size_t most);
    Piece inflate_piece(std::string_view piece, std::size_t most, std::string& data);

    std::unique_ptr<z_stream_s, End> stream_; ///< of zlib, made for the first that is deflated
};

} // namespace hegui::pdf
