#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Numbers whose least byte comes first, as old office documents have them. The bytes must be there.
namespace hegui::little_endian {

inline std::uint8_t u8(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }
inline std::uint16_t u16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(u8(bytes, at) | (u8(bytes, at + 1) << 8U));
}
inline std::uint32_t u32(std::string_view bytes, std::size_t at) {
    return u16(bytes, at) | (static_cast<std::uint32_t>(u16(bytes, at + 2)) << 16U);
}
inline std::uint64_t u64(std::string_view bytes, std::size_t at) {
    return u32(bytes, at) | (static_cast<std::uint64_t>(u32(bytes, at + 4)) << 32U);
}

} // namespace hegui::little_endian
