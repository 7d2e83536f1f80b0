#include "lib/sheet/gb18030.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
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
using Stored = std::uint32_t; // a Utf8 as a number, which all compilers read and write at once

/// What iconv says of a character of two bytes, once it was asked. Threads share it: it says the same to each of them.
class Known {
public:
    /// Null where two bytes are no such character.
    std::atomic<Stored>* find(char first, char second) {
        const unsigned row = static_cast<unsigned char>(first) - 0x81U;
        const unsigned column = static_cast<unsigned char>(second) - 0x40U;
        return row < rows && column < columns ? &table_[row * columns + column] : nullptr;
    }

private:
    static constexpr unsigned rows = 0xFF - 0x81;
    static constexpr unsigned columns = 0xFF - 0x40;
    std::array<std::atomic<Stored>, std::size_t{rows} * columns> table_{};
};
constinit Known known;

} // namespace

Gb18030::Decoded Gb18030::decode(std::string_view text, char* to) {
    const char* const end = text.data() + text.size();
    for (const char* from = text.data(); from != end;) {
        if (static_cast<unsigned char>(*from) < 0x80) {
            *to++ = *from++;
            continue;
        }
        std::atomic<Stored>* const usual = end - from > 1 ? known.find(from[0], from[1]) : nullptr;
        if (const Utf8 utf8 = usual == nullptr ? Utf8{} : std::bit_cast<Utf8>(usual->load(std::memory_order_relaxed)); utf8.size != 0) {
            std::memcpy(to, &utf8, sizeof utf8); // more than its size, which is quicker than just that
            to += utf8.size;
            from += 2;
            continue;
        }
        if (!decoder_) decoder_.emplace(Encoding::gb18030);
        const std::size_t size = std::min<std::size_t>(usual == nullptr ? longest : 2, static_cast<std::size_t>(end - from));
        const Decoder::Step step = decoder_->decode({from, size}, {to, growth * size});
        if (step.taken == 0) return {.end = to, .fault = static_cast<std::size_t>(from - text.data()), .is_cut_off = !step.invalid};
        Utf8 learnt;
        if (usual != nullptr && step.made <= learnt.bytes.size()) {
            learnt.size = static_cast<std::uint8_t>(step.made);
            std::copy_n(to, step.made, learnt.bytes.begin());
            usual->store(std::bit_cast<Stored>(learnt), std::memory_order_relaxed);
        }
        to += step.made;
        from += step.taken;
    }
    return {.end = to, .fault = {}};
}

} // namespace hegui
