#include "lib/input/batch_file.hpp"

#include "lib/input/batch_record.hpp"

#include <utility>

namespace hegui {
namespace {

/// What an earlier run read in the same text, by the same regulation.
std::optional<BatchReading> recall(const FileReader& file, ContentHash text, const ChooseRegulation& choose, Cache& cache) {
    const auto bytes = cache.find(file.identity(), Cache::Use::batch);
    auto known = bytes ? BatchRecord::read(*bytes) : std::nullopt;
    if (!known) return std::nullopt;
    if (known->text != text) {
        cache.note_changed();
        return std::nullopt;
    }
    InputErrors errors;
    auto regulation = choose(known->named, errors);
    if (regulation == nullptr || regulation->sha256 != known->regulation) return std::nullopt;
    auto id = known->batch.id.optional();
    return BatchReading{
        .batch = std::move(known->batch), .regulation = std::move(regulation), .id = std::move(id), .named = std::move(known->named)};
}

} // namespace

BatchReading read_batch_file(const FileReader& file, const Source& source, std::string_view text, const ChooseRegulation& choose,
                             Cache* cache, InputErrors& errors) {
    if (cache == nullptr) return read_batch(source, text, choose, errors);
    const ContentHash hash = content_hash(text);
    if (auto known = recall(file, hash, choose, *cache)) return *std::move(known);
    BatchReading reading = read_batch(source, text, choose, errors);
    if (!reading.batch) return reading;
    BatchRecord record{.text = hash, .regulation = reading.regulation->sha256, .named = reading.named, .batch = *std::move(reading.batch)};
    cache->keep(file, Cache::Use::batch, record.written());
    reading.batch = std::move(record.batch);
    return reading;
}

} // namespace hegui
