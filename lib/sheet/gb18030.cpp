#include "lib/sheet/gb18030.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>

namespace hegui {
namespace {

constexpr std::size_t longest = 4;

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

/// The UTF-8 of a character, in the order of its bytes in memory; 0: not asked for yet.
using Utf8 = std::uint32_t;

std::size_t size_of(const char* utf8) {
    return static_cast<unsigned char>(*utf8) < 0xE0 ? 2 : static_cast<unsigned char>(*utf8) < 0xF0 ? 3 : 4;
}

/// What iconv said of the characters of two bytes, for all threads: it says the same to each of them.
std::atomic<Utf8>& known_as(unsigned first, unsigned second) {
    constexpr unsigned least = 0x81;
    constexpr unsigned least_second = 0x40;
    static std::array<std::atomic<Utf8>, std::size_t{0xFF - least} * (0xFF - least_second)> known{};
    return known[(first - least) * (0xFF - least_second) + (second - least_second)];
}

bool is_of_two_bytes(std::string_view text) {
    return text.size() > 1 && byte_at(text, 0) > 0x80 && byte_at(text, 0) < 0xFF && byte_at(text, 1) >= 0x40 && byte_at(text, 1) < 0xFF;
}

} // namespace

Gb18030::Decoded Gb18030::decode(std::string_view text, char* to) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii(text[at])) {
            *to++ = text[at++];
            continue;
        }
        std::string_view rest = text.substr(at);
        std::atomic<Utf8>* const usual = is_of_two_bytes(rest) ? &known_as(byte_at(rest, 0), byte_at(rest, 1)) : nullptr;
        if (const Utf8 known = usual == nullptr ? 0 : usual->load(std::memory_order_relaxed); known != 0) {
            std::memcpy(to, &known, sizeof known);
            to += size_of(to);
            at += 2;
            continue;
        }
        if (!decoder_) decoder_.emplace(Encoding::gb18030);
        rest = rest.substr(0, usual == nullptr ? longest : 2);
        const Decoder::Step step = decoder_->decode(rest, {to, growth * rest.size()});
        if (step.taken == 0) return {.end = to, .fault = at, .is_cut_off = !step.invalid};
        if (usual != nullptr) {
            Utf8 learnt = 0;
            std::memcpy(&learnt, to, std::min(step.made, sizeof learnt));
            usual->store(learnt, std::memory_order_relaxed);
        }
        to += step.made;
        at += step.taken;
    }
    return {.end = to, .fault = {}};
}

} // namespace hegui
