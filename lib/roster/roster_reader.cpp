#include "lib/roster/roster_reader.hpp"

#include "lib/base/content_hash.hpp"
#include "lib/base/file_reader.hpp"
#include "lib/base/sha256.hpp"
#include "lib/roster/roster_record.hpp"
#include "lib/roster/roster_rows.hpp"
#include "lib/sheet/sheet.hpp"

#include <optional>
#include <utility>

namespace hegui {
namespace {

/// Larger files are not opened: a million rows need a tenth of it.
constexpr std::uintmax_t largest_roster = 1024UL * 1024 * 1024;

Roster::State state_of(PathWithin::State state) {
    switch (state) {
    case PathWithin::State::within: return Roster::State::read;
    case PathWithin::State::outside: return Roster::State::outside;
    case PathWithin::State::absent: return Roster::State::absent;
    case PathWithin::State::denied:
    case PathWithin::State::failed: return Roster::State::unreadable;
    }
    return Roster::State::unreadable;
}

/// Why a roster that is there can't be opened.
Roster refused(ReadOutcome outcome, std::uintmax_t size) {
    const bool is_there = outcome == ReadOutcome::not_regular || outcome == ReadOutcome::too_large;
    Roster roster;
    roster.state = is_there ? Roster::State::refused : Roster::State::unreadable;
    roster.bytes = size;
    roster.problem = why_not_read(outcome, largest_roster);
    roster.remedy = {"检查这个文件，换成正确的花名册", "look at the file, and put the right roster there"};
    return roster;
}

/// The roster that a batch names, as it is read or as the cache knows it.
class RosterFile {
public:
    RosterFile(const std::string& named, bool hashes, Cache* cache) : named_(named), hashes_(hashes), cache_(cache) {}

    [[nodiscard]] Roster roster(EnclosedFolder& folder) const {
        // Where no cache is to be asked first, most rosters are found by opening them, as attachments are.
        FileReader file;
        if (cache_ == nullptr && folder.open(named_, largest_roster, file)) return learn(file, std::nullopt);
        const PathWithin found = folder.find(named_);
        if (found.state == PathWithin::State::within) return roster(found);
        Roster roster;
        roster.state = state_of(found.state);
        if (found.state == PathWithin::State::denied) roster.problem = why_not_read(ReadOutcome::denied, 0);
        if (found.state == PathWithin::State::failed) roster.problem = why_not_read(ReadOutcome::failed, 0);
        return roster;
    }

private:
    [[nodiscard]] Roster roster(const PathWithin& found) const {
        auto known = recall(found);
        if (known && !cache_->verifies()) return std::move(known->roster);
        FileReader file;
        const ReadOutcome outcome = file.open(found.path, largest_roster, FileReader::Links::refused); // one there is new
        if (outcome != ReadOutcome::read) return refused(outcome, file.size());
        const auto hash = cache_ == nullptr ? std::nullopt : content_hash(file);
        if (known && known->hash == hash) return std::move(known->roster);
        if (known) cache_->note_changed();
        return learn(file, hash);
    }

    /// What an earlier run learnt of the file.
    [[nodiscard]] std::optional<RosterRecord> recall(const PathWithin& found) const {
        if (cache_ == nullptr || !found.identity) return std::nullopt;
        const auto bytes = cache_->find(*found.identity, Cache::Use::roster);
        auto known = bytes ? RosterRecord::read(*bytes) : std::nullopt;
        if (!known || known->ending != ending_of(named_) || (hashes_ && known->roster.sha256.empty())) return std::nullopt;
        known->roster.bytes = found.identity->size;
        if (!hashes_) known->roster.sha256.clear();
        return known;
    }

    [[nodiscard]] Roster learn(FileReader& file, const std::optional<ContentHash>& hash) const {
        file.keep_start(); // its kind is told by it, then the encoding; and many are no longer
        RosterRecord record{.hash = hash.value_or(ContentHash{}), .ending = ending_of(named_), .roster = {}};
        record.roster = read_rows(file, named_);
        record.roster.bytes = file.size();
        const auto digest = hashes_ ? sha256(file) : "";
        // A file that changes meanwhile is in somebody's hands: what we have is not what will be submitted.
        if (!digest || !file.is_unchanged()) return refused(ReadOutcome::failed, file.size());
        record.roster.sha256 = *digest;
        const auto bytes = hash ? record.written() : std::nullopt;
        if (bytes) cache_->keep(file, Cache::Use::roster, *bytes);
        return std::move(record.roster);
    }

    const std::string& named_;
    bool hashes_;
    Cache* cache_;
};

} // namespace

Roster read_roster(const Field<std::string>& named, EnclosedFolder& folder, bool hashes, Cache* cache) {
    Roster roster = RosterFile(*named, hashes, cache).roster(folder);
    roster.file = *named;
    roster.at = named.at();
    return roster;
}

} // namespace hegui
