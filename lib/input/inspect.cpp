#include "lib/input/inspect.hpp"

#include "lib/base/content.hpp"
#include "lib/base/file_reader.hpp"
#include "lib/base/sha256.hpp"
#include "lib/input/attachment_record.hpp"
#include "lib/input/learn.hpp"
#include "lib/input/same_content.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hegui {
namespace {

using State = Attachment::State;
using Use = Attachment::Use;

/// Larger files are not opened: no platform takes them, and their content must fit into memory.
constexpr std::uintmax_t largest_file = 256UL * 1024 * 1024;

State state_of(PathWithin::State state) {
    switch (state) {
    case PathWithin::State::within: return State::sound;
    case PathWithin::State::outside: return State::outside;
    case PathWithin::State::absent: return State::absent;
    case PathWithin::State::denied:
    case PathWithin::State::failed: return State::unreadable;
    }
    return State::unreadable;
}

State state_of(ReadOutcome outcome) {
    switch (outcome) {
    case ReadOutcome::absent: return State::absent;
    case ReadOutcome::not_regular: return State::not_regular;
    default: return State::unreadable;
    }
}

Cache::Use cached_as(Use use) {
    switch (use) {
    case Use::material: return Cache::Use::material;
    case Use::photo: return Cache::Use::photo;
    case Use::evidence: return Cache::Use::evidence;
    }
    return Cache::Use::material;
}

/// The files of one batch, as they are looked at one after another.
class Inspection {
public:
    Inspection(EnclosedFolder& folder, bool hashes, Cache* cache, Room& room)
        : folder_(folder), hashes_(hashes), cache_(cache), room_(room) {}

    Attachment inspect(const Field<std::string>& named, Use use) {
        Attachment file{.file = *named, .at = named.at(), .use = use};
        // Where no cache is to be asked first, most files are found by opening them.
        FileReader reader;
        if (auto path = cache_ == nullptr ? folder_.open(*named, largest_file, reader) : std::nullopt)
            return read(*std::move(path), reader, std::move(file), std::nullopt);
        const PathWithin found = folder_.find(*named);
        file.state = state_of(found.state);
        if (found.state == PathWithin::State::denied) return not_read(std::move(file), ReadOutcome::denied);
        if (found.state == PathWithin::State::failed) return not_read(std::move(file), ReadOutcome::failed);
        if (file.state != State::sound) return file;
        if (!found.identity) return not_read(std::move(file), ReadOutcome::not_regular);

        auto known = recall(*found.identity, file);
        if (!known || cache_->verifies()) return open(found.path, std::move(file), std::move(known));
        Content unread("");
        known->file.same_as = same_content_.find(
            {.path = found.path, .name = *named, .size = known->file.bytes, .hash = known->hash, .is_read = false}, unread);
        return std::move(known->file);
    }

private:
    static Attachment not_read(Attachment&& file, ReadOutcome outcome) {
        file.state = state_of(outcome);
        file.problems.push_back(why_not_read(outcome, largest_file));
        return std::move(file);
    }

    /// What an earlier run learnt of the file.
    std::optional<AttachmentRecord> recall(const FileIdentity& identity, const Attachment& file) {
        const auto bytes = cache_ == nullptr ? std::nullopt : cache_->find(identity, cached_as(file.use));
        auto known = bytes ? AttachmentRecord::read(*bytes, file) : std::nullopt;
        if (!known || (hashes_ && known->file.sha256.empty())) return std::nullopt;
        known->file.bytes = identity.size;
        if (!hashes_) known->file.sha256.clear();
        return known;
    }

    Attachment open(const std::filesystem::path& path, Attachment file, std::optional<AttachmentRecord> known) {
        FileReader reader;
        const ReadOutcome outcome = reader.open(path, largest_file, FileReader::Links::refused); // one there is new
        if (outcome == ReadOutcome::too_large) file.bytes = reader.size();
        return outcome == ReadOutcome::read ? read(path, reader, std::move(file), std::move(known)) : not_read(std::move(file), outcome);
    }

    /// Reads of the file what must be looked at: all of it, where its content is to be hashed.
    Attachment read(std::string path, FileReader& reader, Attachment file, std::optional<AttachmentRecord> known) {
        Content content(reader, room_);
        const bool is_new = learn(content, file, known);
        auto same_as = same_content_.find({.path = std::move(path), .name = file.file, .size = content.size(), .hash = known->hash},
                                          content);
        if (!content.is_true()) return not_read(std::move(file), ReadOutcome::failed);

        const bool follows_from_content = known->file.state <= State::password;
        if (cache_ != nullptr && is_new && follows_from_content) cache_->keep(reader, cached_as(file.use), known->written());
        known->file.same_as = std::move(same_as);
        return std::move(known->file);
    }

    /// What the content tells is learnt, unless it is the one that is known: whether anything is new.
    bool learn(Content& content, const Attachment& file, std::optional<AttachmentRecord>& known) {
        const auto hash = cache_ == nullptr ? std::nullopt : std::optional(content_hash(content.all()));
        if (known && known->hash == hash) return false;
        if (known) cache_->note_changed();
        known = {.hash = hash, .file = file};
        known->file.bytes = content.size();
        if (hashes_) known->file.sha256 = sha256(content.all());
        learn_of_content(content, known->file);
        return true;
    }

    EnclosedFolder& folder_;
    bool hashes_;
    Cache* cache_;
    Room& room_;
    SameContent same_content_;
};

/// The files that a batch names, each with what it is named for, in the order of the file.
std::vector<std::pair<const Field<std::string>*, Use>> named_files(const Batch& batch) {
    std::vector<std::pair<const Field<std::string>*, Use>> named;
    const auto add = [&](const Field<std::string>& file, Use use) {
        if (file) named.emplace_back(&file, use);
    };
    for (const Material& material : batch.materials) add(material.file, Use::material);
    for (const Trainee& trainee : batch.trainees) {
        add(trainee.photo, Use::photo);
        for (const Skill& skill : trainee.skills) add(skill.evidence, Use::evidence);
        for (const Title& title : trainee.titles) add(title.evidence, Use::evidence);
    }
    return named;
}

} // namespace

std::vector<Attachment> inspect_attachments(const Batch& batch, EnclosedFolder& folder, bool hashes, Cache* cache, Room& room) {
    const auto named = named_files(batch);
    std::vector<Attachment> files;
    files.reserve(named.size());
    std::set<std::pair<std::string_view, Use>> named_before;
    Inspection inspection(folder, hashes, cache, room);
    for (const auto& [file, use] : named) {
        if (named_before.emplace(**file, use).second) files.push_back(inspection.inspect(*file, use));
    }
    return files;
}

} // namespace hegui
