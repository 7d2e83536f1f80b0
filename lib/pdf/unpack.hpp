#pragma once

#include "lib/pdf/syntax.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hegui::pdf {

/// Unpacks the streams of a file, one after another.
class Unpacker {
public:
    Unpacker();
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    Unpacker(Unpacker&&) = delete;
    Unpacker& operator=(Unpacker&&) = delete;
    ~Unpacker();

    /// The data of a stream by its dictionary: plain, or deflated, with or without a PNG predictor. Nothing where it is packed in
    /// another way, is damaged, or unfolds to more than `most` bytes.
    std::optional<std::string> unpack(const Dictionary& dictionary, std::string_view packed, std::size_t most);

private:
    class Inflation;
    std::unique_ptr<Inflation> inflation_; ///< made for the first stream that needs it
};

} // namespace hegui::pdf
