#include "lib/cache/cache.hpp"

#include "lib/base/file.hpp"
#include "lib/cache/record.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace hegui {
namespace fs = std::filesystem;

namespace {

constexpr const char* file_name = "hegui-cache.sqlite";

/// Records of files that are gone stay; beyond this size all are learnt anew.
constexpr std::uintmax_t largest_file = 4UL * 1024 * 1024 * 1024;

/// What is kept in memory before it is written.
constexpr std::size_t most_unwritten = 4UL * 1024 * 1024;

/// How many rows are read at once, at first and at most.
constexpr std::size_t fewest_rows = 32;
constexpr std::size_t most_rows = 256;

/// A batch names files that were made shortly before its own: so far back is looked.
constexpr std::uint64_t neighbours = 16;

/// Several threads, and files that were made at several times.
constexpr std::size_t most_stretches = 8;

/// Files that were made one after another have keys side by side, and are mostly looked up so. What is learnt of a file later takes
/// the place of what was learnt earlier.
std::string key_of(const FileIdentity& file, Cache::Use use) {
    std::string key;
    for (const std::uint64_t number : {file.device, file.inode}) {
        for (int shift = 56; shift >= 0; shift -= 8)
            key += static_cast<char>(static_cast<unsigned char>(number >> static_cast<unsigned>(shift)));
    }
    key += static_cast<char>(use);
    return key;
}

/// A folder for one's own eyes: rosters hold ID numbers.
std::error_code make_folder(const fs::path& folder) {
    std::error_code error;
    if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), error);
    if (error) return error;
    if (::mkdir(folder.c_str(), S_IRWXU) == 0) return {};
    if (errno != EEXIST) return {errno, std::generic_category()};
    const bool is_folder = fs::is_directory(folder, error);
    return is_folder || error ? error : std::make_error_code(std::errc::not_a_directory);
}

Text unusable(const fs::path& path, const Text& why) { return say("{} 用不了：{}", "{} can't be used: {}", text_of(path), why); }

} // namespace

Cache::Cache(const fs::path& folder, std::string_view version, Mode mode) : mode_(mode), version_(content_hash(version).low) {
    open(folder);
}

void Cache::open(const fs::path& folder) {
    if (const std::error_code error = make_folder(folder); error) return give_up(unusable(folder, why_refused(error)));
    constexpr std::uint64_t positive = 0x7FFFFFFF;
    switch (database_.open(folder / file_name, static_cast<std::uint32_t>(version_ & positive))) {
    case Database::State::ours:
        if (database_.size() > largest_file) begin_anew({"它已超过 4 GiB", "it has grown beyond 4 GiB"});
        return;
    case Database::State::empty: return mend(database_.create());
    case Database::State::other_version: return begin_anew({"它是另一版本的程序写的", "another version of the program has written it"});
    case Database::State::foreign: return begin_anew({"它已损坏，或不是本程序的缓存", "it is damaged, or no cache of this program"});
    case Database::State::busy: return mend(Database::Outcome::busy);
    case Database::State::refused: return mend(Database::Outcome::failed);
    }
}

std::optional<std::string> Cache::find(const FileIdentity& file, Use use) {
    const std::string key = key_of(file, use);
    const std::scoped_lock lock(mutex_);
    const auto value = look_up(file, key);
    if (!value) return std::nullopt;

    RecordReader reader(*value);
    const ContentHash written{.high = reader.number<std::uint64_t>(), .low = reader.number<std::uint64_t>()};
    if (written != checksum(key, reader.rest())) {
        mend(Database::Outcome::damaged);
        return std::nullopt;
    }
    const auto size = reader.number<std::uint64_t>();
    const auto modified = static_cast<std::int64_t>(reader.number<std::uint64_t>());
    const auto changed = static_cast<std::int64_t>(reader.number<std::uint64_t>());
    if (size != file.size || modified != file.modified || changed != file.changed) return std::nullopt;
    return std::string(reader.rest());
}

std::optional<std::string_view> Cache::look_up(const FileIdentity& file, const std::string& key) {
    if (const auto unwritten = unwritten_.find(key); unwritten != unwritten_.end()) return unwritten->second;
    if (const Stretch* known = held(key)) return known->find(key);
    if (!is_on_) return std::nullopt;
    mend(read_around(file, key));
    const Stretch* known = held(key);
    return known == nullptr ? std::nullopt : known->find(key);
}

/// The stretch that tells of a key, of those that were read last. None goes out of date: a record of what has changed since fits
/// nothing.
const Stretch* Cache::held(std::string_view key) const {
    const auto stretch = std::find_if(stretches_.begin(), stretches_.end(), [&](const Stretch& one) { return one.covers(key); });
    return stretch == stretches_.end() ? nullptr : &*stretch;
}

/// Reads what is kept under a key and its neighbours.
Database::Outcome Cache::read_around(const FileIdentity& file, std::string_view key) {
    const std::string from = key_of({.device = file.device, .inode = file.inode - std::min(file.inode, neighbours)}, Use{});
    // Where look-ups go on behind a stretch that was read, they will do so again.
    const Stretch* before = held(from);
    const std::size_t rows = before == nullptr ? fewest_rows : std::min(2 * before->wanted(), most_rows);
    Stretch stretch;
    if (stretches_.size() == most_stretches) { // the one that was read first lends its memory
        stretch = std::move(stretches_.back());
        stretches_.pop_back();
    }
    Database::Outcome outcome = database_.read(from, rows, stretch);
    if (outcome == Database::Outcome::done && !stretch.covers(key)) outcome = database_.read(key, rows, stretch);
    if (outcome != Database::Outcome::done) return outcome;
    stretches_.push_front(std::move(stretch));
    return outcome;
}

void Cache::keep(const FileReader& file, Use use, std::string_view record) {
    if (record.size() > largest_record || !file.is_settled()) return;
    const FileIdentity& identity = file.identity();
    RecordWriter stamped;
    stamped.number(identity.size);
    stamped.number(static_cast<std::uint64_t>(identity.modified));
    stamped.number(static_cast<std::uint64_t>(identity.changed));
    const std::string key = key_of(identity, use);
    const std::string bytes = stamped.take().append(record);
    RecordWriter value;
    const ContentHash sum = checksum(key, bytes);
    value.number(sum.high);
    value.number(sum.low);

    const std::scoped_lock lock(mutex_);
    if (!is_on_) return;
    const auto [kept, is_new] = unwritten_.insert_or_assign(key, value.take().append(bytes));
    unwritten_size_ += kept->second.size();
    if (unwritten_size_ > most_unwritten) write();
}

void Cache::note_changed() {
    const std::scoped_lock lock(mutex_);
    ++changed_;
}

std::vector<Text> Cache::close() {
    const std::scoped_lock lock(mutex_);
    write();
    if (changed_ > 0) {
        notes_.push_back(say("缓存：{} 个文件内容变了，时间戳却没变；已重新读取",
                             "the cache: {} files had changed under an unchanged time stamp; they were read anew", changed_));
    }
    return std::move(notes_);
}

/// It fits no record of another version, of another file, or with a bit lost.
ContentHash Cache::checksum(std::string_view key, std::string_view bytes) const {
    return content_hash(bytes, content_hash(key, version_).low);
}

void Cache::write() {
    stretches_.clear(); // they don't know of what is written now
    const bool was_renewed = was_renewed_;
    if (is_on_ && !unwritten_.empty()) mend(database_.store(unwritten_));
    if (is_on_ && was_renewed_ != was_renewed) mend(database_.store(unwritten_)); // what the damaged one did not take
    unwritten_.clear();
    unwritten_size_ = 0;
}

/// Does what an outcome asks for: what is damaged is begun anew, once.
void Cache::mend(Database::Outcome outcome) {
    switch (outcome) {
    case Database::Outcome::done: return;
    case Database::Outcome::damaged:
        return was_renewed_ ? give_up({"它重新建立后仍有损坏", "begun anew, it is damaged all the same"})
                            : begin_anew({"它已损坏", "it is damaged"});
    case Database::Outcome::failed: return give_up(unusable(database_.file(), database_.message()));
    case Database::Outcome::busy: return give_up({"另一次运行正占用它", "another run is using it"});
    }
}

void Cache::begin_anew(const Text& why) {
    was_renewed_ = true;
    stretches_.clear();
    notes_.push_back(say("缓存重新建立：{}", "the cache was begun anew: {}", why));
    mend(database_.renew());
}

void Cache::give_up(const Text& why) {
    is_on_ = false;
    stretches_.clear();
    notes_.push_back(say("不用缓存：{}", "going on without the cache: {}", why));
}

} // namespace hegui
