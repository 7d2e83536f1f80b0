#pragma once

#include "lib/sheet/encoding.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace hegui {

/// Turns texts in GB18030 into UTF-8, by what iconv says of each character; of the usual ones, those of two bytes, it is asked once.
class Gb18030 {
public:
    /// UTF-8 takes at most so many bytes for a byte.
    static constexpr std::size_t growth = 3;
    /// What may be written beyond the end of a text.
    static constexpr std::size_t overrun = 4;

    Gb18030();
    Gb18030(const Gb18030&) = delete;
    Gb18030& operator=(const Gb18030&) = delete;
    Gb18030(Gb18030&&) = delete;
    Gb18030& operator=(Gb18030&&) = delete;
    ~Gb18030();

    struct Decoded {
        char* end;                        ///< of the text made
        std::optional<std::size_t> fault; ///< the offset of what is not GB18030
        bool is_cut_off = false;          ///< it may be a character, were there more of it
    };
    /// Writes a text in UTF-8; there must be room for `growth` times its size and for `overrun`.
    Decoded decode(std::string_view text, char* to);

private:
    class Known;
    Known* begin();

    std::optional<Decoder> decoder_; ///< both made where they are needed
    std::unique_ptr<Known> known_;
};

} // namespace hegui
