#include "lib/input/inspect.hpp"

#include "lib/base/file.hpp"
#include "lib/base/sha256.hpp"
#include "lib/image/image.hpp"
#include "lib/pdf/pdf.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using State = Attachment::State;
using Use = Attachment::Use;
using Format = Attachment::Format;

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
    case PdfFacts::State::unknown: return State::unreadable;
    }
    return State::unreadable;
}

Format format_of(ImageFacts::Format format) {
    switch (format) {
    case ImageFacts::Format::jpeg: return Format::jpeg;
    case ImageFacts::Format::png: return Format::png;
    case ImageFacts::Format::none: return Format::unknown;
    }
    return Format::unknown;
}

void learn_of_image(std::string_view bytes, Attachment& file) {
    ImageFacts facts = inspect_image(bytes);
    file.format = format_of(facts.format);
    file.width = facts.width;
    file.height = facts.height;
    file.state = facts.problem.empty() ? State::sound : State::unsound;
    if (!facts.problem.empty()) file.problems.push_back(std::move(facts.problem));
}

void learn_of_pdf(std::string_view bytes, Attachment& file) {
    PdfFacts facts = inspect_pdf(bytes);
    file.format = Format::pdf;
    file.pages = facts.pages;
    file.state = state_of(facts.state);
    file.problems = std::move(facts.problems);
}

/// Where the content is to tell, what is no image is looked at as a PDF.
void learn_of_content(std::string_view bytes, Attachment& file) {
    const bool is_image = file.use == Use::photo || (file.use == Use::evidence && image_format(bytes) != ImageFacts::Format::none);
    is_image ? learn_of_image(bytes, file) : learn_of_pdf(bytes, file);
}

/// What tells the content of one file from another's, short of comparing the bytes.
using Digest = std::pair<XXH64_hash_t, XXH64_hash_t>;

/// The files of one batch, as they are read one after another.
class Inspection {
public:
    Inspection(fs::path folder, bool hashes) : folder_(std::move(folder)), hashes_(hashes) {}

    Attachment inspect(const Field<std::string>& named, Use use) {
        Attachment file{.file = *named, .at = named.at(), .use = use};
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
        learn_of_content(bytes_, file);
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

std::vector<Attachment> inspect_attachments(const Batch& batch, const fs::path& folder, bool hashes) {
    std::vector<Attachment> files;
    std::set<std::pair<std::string_view, Use>> named_before;
    Inspection inspection(folder, hashes);
    for (const auto& [file, use] : named_files(batch)) {
        if (named_before.emplace(**file, use).second) files.push_back(inspection.inspect(*file, use));
    }
    return files;
}

} // namespace hegui
