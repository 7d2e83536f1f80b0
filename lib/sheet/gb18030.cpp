#include "lib/sheet/gb18030.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace hegui {
namespace {

constexpr std::size_t longest = 4;

/// The UTF-8 of a character. Empty: iconv was not asked for it yet, or it takes more.
struct Utf8 {
    std::array<char, 3> bytes{};
    std::uint8_t size = 0;
};

} // namespace

/// What iconv says of a character of two bytes, once it was asked.
class Gb18030::Known {
public:
    /// Null where two bytes are no such character.
    Utf8* find(char first, char second) {
        const unsigned row = static_cast<unsigned char>(first) - 0x81U;
        const unsigned column = static_cast<unsigned char>(second) - 0x40U;
        return row < rows && column < columns ? &table_[row * columns + column] : nullptr;
    }

private:
    static constexpr unsigned rows = 0xFF - 0x81;
    static constexpr unsigned columns = 0xFF - 0x40;
    std::array<Utf8, std::size_t{rows} * columns> table_{};
};

Gb18030::Gb18030() = default;
Gb18030::~Gb18030() = default;

Gb18030::Decoded Gb18030::decode(std::string_view text, char* to) {
    const char* const end = text.data() + text.size();
    for (const char* from = text.data(); from != end;) {
        if (static_cast<unsigned char>(*from) < 0x80) {
            *to++ = *from++;
            continue;
        }
        if (!decoder_) {
            decoder_.emplace(Encoding::gb18030);
            known_ = std::make_unique<Known>();
        }
        Utf8* const usual = end - from > 1 ? known_->find(from[0], from[1]) : nullptr;
        if (usual != nullptr && usual->size != 0) {
            std::memcpy(to, usual, sizeof *usual); // more than its size, which is quicker than just that
            to += usual->size;
            from += 2;
            continue;
        }
        const std::size_t size = std::min<std::size_t>(usual == nullptr ? longest : 2, static_cast<std::size_t>(end - from));
        const Decoder::Step step = decoder_->decode({from, size}, {to, growth * size});
        if (step.taken == 0) return {.end = to, .fault = static_cast<std::size_t>(from - text.data()), .is_cut_off = !step.invalid};
        if (usual != nullptr && step.made <= usual->bytes.size()) {
            usual->size = static_cast<std::uint8_t>(step.made);
            std::copy_n(to, step.made, usual->bytes.begin());
        }
        to += step.made;
        from += step.taken;
    }
    return {.end = to, .fault = {}};
}

} // namespace hegui
