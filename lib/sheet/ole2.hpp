#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// A compound file (OLE2), the container of old office documents: named streams in chains of sectors. Every number in it is held
/// against the size of the file, and no chain is followed for longer than it can be.
class CompoundFile {
public:
    /// The bytes must outlive it. Nothing where it is no sound compound file.
    static std::optional<CompoundFile> open(std::string_view bytes);

    /// The bytes of a stream; nothing where there is none of this name, or where its chain is broken.
    [[nodiscard]] std::optional<std::string> stream(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }

private:
    struct Entry {
        std::string name;
        std::uint32_t start = 0;
        std::uint64_t size = 0;
    };
    explicit CompoundFile(std::string_view bytes) : bytes_(bytes) {}

    bool read_header();
    bool read_table();
    bool read_directory();
    [[nodiscard]] const Entry* find(std::string_view name) const;
    [[nodiscard]] std::optional<std::string_view> sector(std::uint32_t number) const;
    [[nodiscard]] std::optional<std::string> chain(std::uint32_t start, std::uint64_t size) const;
    [[nodiscard]] std::optional<std::string> small_chain(std::uint32_t start, std::uint64_t size) const;

    std::string_view bytes_;
    std::size_t sector_size_ = 0;
    std::uint64_t small_below_ = 0;   ///< smaller streams are kept in the small sectors
    std::vector<std::uint32_t> next_; ///< the sector after a sector
    std::vector<std::uint32_t> small_next_;
    std::string small_sectors_;
    std::vector<Entry> entries_;
};

} // namespace hegui
