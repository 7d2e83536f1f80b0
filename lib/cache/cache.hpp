#pragma once

#include "lib/base/content_hash.hpp"
#include "lib/base/file_identity.hpp"
#include "lib/base/file_reader.hpp"
#include "lib/base/text.hpp"
#include "lib/cache/database.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// What was learnt of files, kept in a folder for the next run: for each file, by its identity and by what it was looked at as, the
/// bytes of a record. It is never needed: what goes wrong with it is told by close(), and the run goes on without.
/// Many threads may use it at once, and many runs may share a folder.
class Cache {
public:
    enum class Mode {
        trust,  ///< a file whose identity is the same is the same
        verify, ///< every file is read, and its content held against its record
    };
    /// What a file was looked at as.
    enum class Use : std::uint8_t {
        material,
        photo,
        evidence,
        roster,
        batch,
    };

    /// A larger record is not kept: its file is looked at again.
    static constexpr std::size_t largest_record = Database::longest_value / 2;

    /// Opens the cache in a folder, or makes it. What another `version` has kept is not used.
    Cache(const std::filesystem::path& folder, std::string_view version, Mode mode);

    /// What was kept of a file that has not changed since.
    std::optional<std::string> find(const FileIdentity& file, Use use);

    /// Keeps what was learnt of a file that has just been read; nothing, where that is very much, or where a later change of the file
    /// might not show.
    void keep(const FileReader& file, Use use, std::string_view record);

    [[nodiscard]] bool verifies() const { return mode_ == Mode::verify; }

    /// Notes that a file was found to have another content than its record says.
    void note_changed();

    /// Writes what is not written yet. Returns what there is to tell.
    std::vector<Text> close();

private:
    void open(const std::filesystem::path& folder);
    void begin_anew(const Text& why);
    void mend(Database::Outcome outcome);
    void give_up(const Text& why);
    void write();
    std::optional<std::string_view> look_up(const FileIdentity& file, const std::string& key);
    [[nodiscard]] const Stretch* held(std::string_view key) const;
    Database::Outcome read_around(const FileIdentity& file, std::string_view key);
    [[nodiscard]] ContentHash checksum(std::string_view key, std::string_view bytes) const;

    std::mutex mutex_; ///< of all that follows
    Mode mode_;
    std::uint64_t version_;
    Database database_;
    bool is_on_ = true;
    bool was_renewed_ = false;
    std::deque<Stretch> stretches_; ///< that were read last, the latest first
    std::size_t changed_ = 0;
    std::map<std::string, std::string> unwritten_; ///< by key
    std::size_t unwritten_size_ = 0;
    std::vector<Text> notes_;
};

} // namespace hegui
