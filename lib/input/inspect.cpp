#include "lib/input/inspect.hpp"

#include "lib/base/file.hpp"
#include "lib/base/sha256.hpp"
#include "lib/pdf/pdf.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <optional>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using State = Attachment::State;

/// Larger files are not opened: no platform takes them, and their content must fit into memory.
constexpr std::uintmax_t largest_file = 256UL * 1024 * 1024;

State state_of(PathWithin::State state) {
    switch (state) {
    case PathWithin::State::within: return State::sound;
    case PathWithin::State::outside: return State::outside;
    case PathWithin::State::absent: return State::absent;
    case PathWithin::State::denied: return State::unreadable;
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

State state_of(PdfFacts::State state) {
    switch (state) {
    case PdfFacts::State::sound: return State::sound;
    case PdfFacts::State::damaged: return State::damaged;
    case PdfFacts::State::unsound: return State::unsound;
    case PdfFacts::State::password: return State::password;
    case PdfFacts::State::too_large: return State::unreadable;
    }
    return State::unreadable;
}

/// What tells the content of one file from another's, short of comparing the bytes.
using Digest = std::pair<XXH64_hash_t, XXH64_hash_t>;

/// The files of one batch, as they are read one after another.
class Inspection {
public:
    Inspection(fs::path folder, bool hashes) : folder_(std::move(folder)), hashes_(hashes) {}

    Attachment inspect(const Field<std::string>& named) {
        Attachment file{.file = *named, .at = named.at(), .state = State::absent, .problems = {}, .sha256 = {}, .same_as = {}};
        const PathWithin resolved = path_within(folder_, *named);
        file.state = state_of(resolved.state);
        if (file.state == State::unreadable) file.problems.push_back(why_not_read(ReadOutcome::denied, 0));
        if (file.state != State::sound) return file;

        const ReadOutcome outcome = read_file(resolved.path, largest_file, bytes_);
        if (outcome != ReadOutcome::read) {
            file.state = state_of(outcome);
            file.problems.push_back(why_not_read(outcome, largest_file));
            if (outcome == ReadOutcome::too_large) file.bytes = fs::file_size(resolved.path);
            return file;
        }
        file.bytes = bytes_.size();
        if (hashes_) file.sha256 = sha256(bytes_);
        PdfFacts facts = inspect_pdf(bytes_);
        file.state = state_of(facts.state);
        file.pages = facts.pages;
        file.problems = std::move(facts.problems);
        file.same_as = same_content(resolved.path, *named);
        return file;
    }

private:
    /// The name of another file that has the content just read. The same file under two names is not another one.
    std::optional<std::string> same_content(const fs::path& path, const std::string& name) {
        if (bytes_.empty()) return std::nullopt;
        const XXH128_hash_t hash = XXH3_128bits(bytes_.data(), bytes_.size());
        const auto [known, is_new] = seen_.try_emplace({bytes_.size(), {hash.high64, hash.low64}}, Seen{path, name});
        if (is_new || known->second.path == path) return std::nullopt;
        const bool same = read_file(known->second.path, largest_file, other_) == ReadOutcome::read && other_ == bytes_;
        return same ? std::optional(known->second.name) : std::nullopt;
    }

    struct Seen {
        fs::path path;
        std::string name;
    };
    fs::path folder_;
    bool hashes_;
    std::string bytes_;
    std::string other_;
    std::map<std::pair<std::size_t, Digest>, Seen> seen_;
};

} // namespace

std::vector<Attachment> inspect_attachments(const Batch& batch, const fs::path& folder, bool hashes) {
    std::vector<Attachment> files;
    std::map<std::string_view, bool> named_before;
    Inspection inspection(folder, hashes);
    for (const Material& material : batch.materials) {
        if (!named_before.try_emplace(*material.file, true).second) continue;
        files.push_back(inspection.inspect(material.file));
    }
    return files;
}

} // namespace hegui
