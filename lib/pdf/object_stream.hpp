#pragma once

#include "lib/pdf/syntax.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hegui::pdf {

/// An object stream, unpacked: every object of it is well formed, and none of them has a number that another has.
class ObjectStream {
public:
    /// The stream of this number, whose dictionary says how many objects it has and where the first begins. Nothing where it is not
    /// flawless.
    static std::optional<ObjectStream> read(std::uint32_t number, std::string data, std::uint64_t count, std::uint64_t first);

    /// The object of this number, where it stands at this place of them and is a dictionary. It must not outlive the stream.
    [[nodiscard]] std::optional<Dictionary> dictionary(std::uint64_t number, std::size_t place) const;

private:
    struct Object {
        std::uint64_t number;
        std::size_t at; ///< in the data
    };

    explicit ObjectStream(std::string data) : data_(std::move(data)) {}
    bool read_head(std::uint64_t count, std::uint64_t first);
    [[nodiscard]] bool are_numbers_sound(std::uint32_t own) const;
    [[nodiscard]] bool are_well_formed() const;

    std::string data_;
    std::vector<Object> objects_;
};

} // namespace hegui::pdf
