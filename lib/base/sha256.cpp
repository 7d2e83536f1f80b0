#include "lib/base/sha256.hpp"

#include "lib/base/file_reader.hpp"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace hegui {
namespace {

class Digest {
public:
    Digest() { sha256_init(&context_); }

    void add(std::string_view bytes) { sha256_update(&context_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data())); }

    std::string hex() {
        std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
        sha256_digest(&context_, digest.size(), digest.data());
        constexpr std::string_view digits = "0123456789abcdef";
        std::string hex(2 * digest.size(), '0');
        for (std::size_t i = 0; i < digest.size(); ++i) {
            hex[2 * i] = digits[digest.at(i) >> 4U];
            hex[2 * i + 1] = digits[digest.at(i) & 0xFU];
        }
        return hex;
    }

private:
    sha256_ctx context_{};
};

} // namespace

std::string sha256(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.hex();
}

std::optional<std::string> sha256(const FileReader& file) {
    Digest digest;
    if (!file.read_through([&](std::string_view bytes) { digest.add(bytes); })) return std::nullopt;
    return digest.hex();
}

} // namespace hegui
