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
    /// Its place in the table; what two bytes that are no such character find there stays empty. Null where there is none for them.
    Utf8* find(char first, char second) {
        const unsigned number = static_cast<unsigned char>(first) * 256U + static_cast<unsigned char>(second);
        return number >= lowest && number <= highest ? &table_[number - lowest] : nullptr;
    }

private:
    static constexpr unsigned lowest = 0x8140;
    static constexpr unsigned highest = 0xFEFE;
    std::array<Utf8, highest - lowest + 1> table_{};
};

/// Whether a byte may be the second of two; otherwise the character, if it is any, has four.
bool is_second_of_two(char byte) { return static_cast<unsigned char>(byte) >= 0x40; }

Gb18030::Gb18030() = default;
Gb18030::~Gb18030() = default;

Gb18030::Decoded Gb18030::decode(std::string_view text, char* to) {
    const char* const end = text.data() + text.size();
    Known* known = known_.get();
    for (const char* from = text.data(); from != end;) {
        if (static_cast<unsigned char>(*from) < 0x80) {
            *to++ = *from++;
            continue;
        }
        if (known == nullptr) known = begin();
        Utf8* const usual = end - from > 1 ? known->find(from[0], from[1]) : nullptr;
        if (usual != nullptr && usual->size != 0) {
            std::memcpy(to, usual, sizeof *usual); // more than its size, which is quicker than just that
            to += usual->size;
            from += 2;
            continue;
        }
        const bool is_of_two = usual != nullptr && is_second_of_two(from[1]);
        const std::size_t size = std::min<std::size_t>(is_of_two ? 2 : longest, static_cast<std::size_t>(end - from));
        const Decoder::Step step = decoder_->decode({from, size}, {to, growth * size});
        if (step.taken == 0) return {.end = to, .fault = static_cast<std::size_t>(from - text.data()), .is_cut_off = !step.invalid};
        if (is_of_two && step.made <= usual->bytes.size()) {
            usual->size = static_cast<std::uint8_t>(step.made);
            std::copy_n(to, step.made, usual->bytes.begin());
        }
        to += step.made;
        from += step.taken;
    }
    return {.end = to, .fault = {}};
}

Gb18030::Known* Gb18030::begin() {
    decoder_.emplace(Encoding::gb18030);
    known_ = std::make_unique<Known>();
    return known_.get();
}

} // namespace hegui
