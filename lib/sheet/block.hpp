#pragma once

#include <cstddef>
#include <cstdint>

namespace hegui {

/// 64 bytes of text, told apart: bit n of a mask is byte n.
struct Block {
    std::uint64_t special = 0;      ///< the separator, a quotation mark, a line break, a byte 0
    std::uint64_t high = 0;         ///< not ASCII
    std::uint64_t continuation = 0; ///< 80 to BF: inside a character of UTF-8
    std::uint64_t long_lead = 0;    ///< E0 and above: begins a character of three or four bytes
    std::uint64_t rare = 0;         ///< begins a character with more to check than its length: C0, C1, E0, ED, F0 and above

    friend bool operator==(const Block&, const Block&) = default;
};

constexpr std::size_t block_size = 64;

/// Classifies 64 bytes.
Block classify(const char* bytes, char separator);
/// The same without the instructions of a certain processor.
Block classify_portably(const char* bytes, char separator);

} // namespace hegui

#if defined(__SSE2__)
#include <emmintrin.h>

// In the header, since it is called for each 64 bytes of a file.
inline hegui::Block hegui::classify(const char* bytes, char separator) {
    const auto all = [](char c) { return _mm_set1_epi8(c); };
    const auto any = [](__m128i a, __m128i b) { return _mm_or_si128(a, b); };
    const auto mask = [](__m128i v) { return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(v))); };
    Block block;
    for (unsigned part = 0; part < block_size / sizeof(__m128i); ++part) {
        const unsigned shift = part * sizeof(__m128i);
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + shift));
        const auto is = [&](char c) { return _mm_cmpeq_epi8(v, all(c)); };
        block.special |= mask(any(any(is(separator), is('"')), any(any(is('\n'), is('\r')), is('\0')))) << shift;
        const std::uint64_t high = mask(v);
        if (high == 0) continue;
        // As signed numbers, 80 to BF are the least: below C0. E0 and above are the negative ones above DF.
        const __m128i negative = _mm_cmplt_epi8(v, _mm_setzero_si128());
        const __m128i continuation = _mm_cmplt_epi8(v, all('\xC0'));
        const __m128i overlong = _mm_andnot_si128(continuation, _mm_cmplt_epi8(v, all('\xC2')));
        const __m128i four = _mm_and_si128(negative, _mm_cmpgt_epi8(v, all('\xEF')));
        block.high |= high << shift;
        block.continuation |= mask(continuation) << shift;
        block.long_lead |= mask(_mm_and_si128(negative, _mm_cmpgt_epi8(v, all('\xDF')))) << shift;
        block.rare |= mask(any(any(overlong, four), any(is('\xE0'), is('\xED')))) << shift;
    }
    return block;
}
#else
inline hegui::Block hegui::classify(const char* bytes, char separator) { return classify_portably(bytes, separator); }
#endif

inline hegui::Block hegui::classify_portably(const char* bytes, char separator) {
    Block block;
    for (unsigned at = 0; at < block_size; ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const auto bit = [at](bool is) { return static_cast<std::uint64_t>(is) << at; };
        block.special |= bit(bytes[at] == separator || byte == '"' || byte == '\n' || byte == '\r' || byte == 0);
        if (byte < 0x80) continue;
        block.high |= bit(true);
        block.continuation |= bit(byte < 0xC0);
        block.long_lead |= bit(byte >= 0xE0);
        block.rare |= bit(byte == 0xC0 || byte == 0xC1 || byte == 0xE0 || byte == 0xED || byte >= 0xF0);
    }
    return block;
}
