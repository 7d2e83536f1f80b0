#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// A record of a BIFF8 stream, with those that carry it on (CONTINUE): one record has 8224 bytes at most.
class BiffRecord {
public:
    std::uint16_t type = 0;
    std::vector<std::string_view> parts;

    [[nodiscard]] std::string_view data() const { return parts.front(); }
};

/// The records of a stream one after another.
class BiffRecords {
public:
    BiffRecords(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}

    /// Takes the next record; false where there is none, or where it is cut off.
    bool next(BiffRecord& record);

private:
    bool take(std::uint16_t& type, std::string_view& data);

    std::string_view stream_;
    std::size_t at_;
};

/// Reads on in a record, over the borders of its parts.
class BiffReader {
public:
    BiffReader(const BiffRecord& record, std::size_t at) : record_(record), at_(at) {}

    bool u8(std::uint32_t& value) { return number(1, value); }
    bool u16(std::uint32_t& value) { return number(2, value); }
    bool u32(std::uint32_t& value) { return number(4, value); }
    bool skip(std::uint64_t bytes);
    /// A string with its length in front (two bytes), added to `text` as UTF-8. False where the record ends before it does.
    bool string(std::string& text);

private:
    bool number(unsigned bytes, std::uint32_t& value);
    bool characters(std::uint32_t count, bool wide, std::string& text);
    /// Whether there is a byte here, if need be in the next part.
    bool more();

    const BiffRecord& record_;
    std::size_t part_ = 0;
    std::size_t at_;
};

} // namespace hegui
