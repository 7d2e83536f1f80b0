#pragma once

#include "lib/base/file_reader.hpp"
#include "lib/sheet/sheet.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hegui {

/// The bytes of a file as minizip asks for them: a few at a time, back and forth. A piece of the file is kept, so that they are not
/// as many reads.
class ZipBytes {
public:
    explicit ZipBytes(const FileReader& file) : file_(file) {}

    [[nodiscard]] std::uint64_t size() const { return file_.size(); }
    [[nodiscard]] std::uint64_t position() const { return position_; }
    void seek(std::uint64_t position) { position_ = position; }
    /// Fewer bytes than there is room for: the file ends there, or can't be read.
    std::size_t read(std::span<char> into);

private:
    void fetch();

    const FileReader& file_;
    std::uint64_t position_ = 0;
    std::unique_ptr<char[]> kept_; ///< from start_ on
    std::uint64_t start_ = 0;
    std::size_t length_ = 0;
};

/// A ZIP archive whose entries are unpacked piece by piece. Names are found whatever the case of their letters.
class Zip {
public:
    explicit Zip(const FileReader& file);
    Zip(const Zip&) = delete;
    Zip& operator=(const Zip&) = delete;
    Zip(Zip&&) = delete;
    Zip& operator=(Zip&&) = delete;
    ~Zip();

    std::optional<SheetProblem> open();

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
    ZipBytes bytes_;
    std::unique_ptr<char[]> piece_;
    std::unique_ptr<void, Close> archive_;
    std::map<std::string, Entry, std::less<>> entries_; ///< by names in lower case
};

} // namespace hegui
