#pragma once

#include "lib/sheet/sheet.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hegui {

/// A ZIP archive whose entries are unpacked piece by piece. Names are found whatever the case of their letters.
class Zip {
public:
    Zip();
    Zip(const Zip&) = delete;
    Zip& operator=(const Zip&) = delete;
    Zip(Zip&&) = delete;
    Zip& operator=(Zip&&) = delete;
    ~Zip();

    std::optional<SheetProblem> open(const std::filesystem::path& path);

    [[nodiscard]] bool has(std::string_view name) const;

    /// Takes a piece of an entry; `last` with the last one, which may be empty. false: enough.
    using Take = std::function<bool(std::span<const char> piece, bool last)>;
    /// Unpacks an entry that is there. The check sum is compared where all of it was taken.
    std::optional<SheetProblem> unpack(std::string_view name, const Take& take);

private:
    struct Entry {
        std::uint64_t position = 0;
        std::uint64_t number = 0;
        std::uint64_t packed = 0;
        std::uint64_t size = 0;
        bool encrypted = false;
    };
    std::optional<SheetProblem> list();
    std::optional<SheetProblem> unpack_opened(std::string_view name, const Take& take, std::uint64_t size);

    struct Close {
        void operator()(void* archive) const;
    };
    std::unique_ptr<void, Close> archive_;
    std::map<std::string, Entry, std::less<>> entries_; ///< by names in lower case
};

} // namespace hegui
