#include "lib/input/attachment_record.hpp"

#include "lib/cache/record.hpp"

#include <cstdint>
#include <utility>

namespace hegui {

std::string AttachmentRecord::written() const {
    RecordWriter writer;
    const ContentHash known = hash.value_or(ContentHash{});
    writer.number(known.high);
    writer.number(known.low);
    writer.number(static_cast<std::uint8_t>(file.state));
    writer.number(static_cast<std::uint8_t>(file.format));
    writer.number(file.pages);
    writer.number(file.width);
    writer.number(file.height);
    writer.text(file.sha256);
    writer.number(static_cast<std::uint32_t>(file.problems.size()));
    for (const Text& problem : file.problems) {
        writer.text(problem.zh);
        writer.text(problem.en);
    }
    return writer.take();
}

std::optional<AttachmentRecord> AttachmentRecord::read(std::string_view bytes, const Attachment& file) {
    constexpr std::size_t least_problem = 2 * sizeof(std::uint32_t);
    RecordReader reader(bytes);
    AttachmentRecord record{.hash = {}, .file = file};
    record.hash = ContentHash{.high = reader.number<std::uint64_t>(), .low = reader.number<std::uint64_t>()};
    // What depends on rights or on the folder is never kept.
    record.file.state = reader.one_of(Attachment::State::password);
    record.file.format = reader.one_of(Attachment::Format::png);
    record.file.pages = reader.number<std::uint64_t>();
    record.file.width = reader.number<std::uint32_t>();
    record.file.height = reader.number<std::uint32_t>();
    record.file.sha256 = reader.text();
    const std::size_t problems = reader.count(least_problem);
    for (std::size_t i = 0; i < problems; ++i) {
        const std::string_view zh = reader.text();
        record.file.problems.push_back({std::string(zh), std::string(reader.text())});
    }
    return reader.is_whole() ? std::optional(std::move(record)) : std::nullopt;
}

} // namespace hegui
