#include "lib/roster/roster_record.hpp"

#include "lib/cache/cache.hpp"
#include "lib/cache/record.hpp"

#include <utility>

namespace hegui {
namespace {

constexpr std::size_t length_size = sizeof(std::uint32_t); // of a text
constexpr std::size_t row_size = 38;                       // in bytes, as written below

/// Yes-or-no answers, a bit each.
enum Flag : unsigned char {
    has_scores = 1,
    has_passed = 2,
    has_warnings = 4,
    is_named = 1,
    is_resident = 2,
    has_warning = 4,
};
constexpr std::uint8_t all_flags = 7;

std::uint8_t flags(bool first, bool second, bool third) {
    return static_cast<std::uint8_t>((first ? 1U : 0U) | (second ? 2U : 0U) | (third ? 4U : 0U));
}

void write(RecordWriter& writer, const RosterRow& row) {
    writer.number(static_cast<std::uint64_t>(row.person));
    writer.number(row.number);
    writer.number(row.entry);
    for (const std::uint32_t value : row.score_values) writer.number(value);
    for (const Score::Kind kind : row.score_kinds) writer.number(static_cast<std::uint8_t>(kind));
    writer.number(static_cast<std::uint8_t>(row.passed));
    writer.number(row.passed_word);
    writer.number(static_cast<std::uint8_t>(row.id_fault));
    writer.number(flags(row.is_named, row.is_resident, row.has_warning));
}

/// A row of a roster whose entries and texts were read before; false where it speaks of others.
bool read(RecordReader& reader, const Roster& roster, RosterRow& row) {
    row.person = Person{reader.number<std::uint64_t>()};
    row.number = reader.number<std::uint32_t>();
    row.entry = reader.number<std::uint32_t>();
    for (std::uint32_t& value : row.score_values) value = reader.number<std::uint32_t>();
    for (Score::Kind& kind : row.score_kinds) kind = reader.one_of(Score::Kind::other);
    row.passed = reader.one_of(RosterRow::Passed::other);
    row.passed_word = reader.number<std::uint32_t>();
    row.id_fault = reader.one_of(IdFault::wrong_check_digit);
    const auto bits = reader.number(all_flags);
    row.is_named = (bits & is_named) != 0;
    row.is_resident = (bits & is_resident) != 0;
    row.has_warning = (bits & has_warning) != 0;

    bool is_sound = row.entry < roster.entries.size() && roster.may_have(row.person);
    for (std::size_t i = 0; i < score_parts; ++i)
        is_sound = is_sound && (row.score_kinds.at(i) != Score::Kind::other || row.score_values.at(i) < roster.texts.size());
    return is_sound && (row.passed != RosterRow::Passed::other || row.passed_word < roster.texts.size());
}

Text read_text(RecordReader& reader) {
    const std::string_view zh = reader.text();
    return {std::string(zh), std::string(reader.text())};
}

} // namespace

std::optional<std::string> RosterRecord::written() const {
    // It would not be kept: a hundred thousand rows take long to write down in vain.
    if (roster.rows.size() > Cache::largest_record / row_size) return std::nullopt;
    RecordWriter writer;
    writer.number(hash.high);
    writer.number(hash.low);
    writer.text(ending);
    writer.number(static_cast<std::uint8_t>(roster.state));
    for (const Text& text : {roster.problem, roster.remedy}) {
        writer.text(text.zh);
        writer.text(text.en);
    }
    writer.text(roster.sha256);
    writer.number(flags(roster.has_scores, roster.has_passed, roster.has_warnings));
    writer.number(static_cast<std::uint32_t>(roster.entries.size()));
    for (const RosterEntry& entry : roster.entries) {
        for (const std::string& text : {entry.occupation, entry.code, entry.level}) writer.text(text);
    }
    writer.number(static_cast<std::uint32_t>(roster.texts.size()));
    for (std::uint32_t i = 0; i < roster.texts.size(); ++i) writer.text(roster.texts[i]);
    writer.number(static_cast<std::uint32_t>(roster.rows.size()));
    for (const RosterRow& row : roster.rows) write(writer, row);
    return writer.take();
}

std::optional<RosterRecord> RosterRecord::read(std::string_view bytes) {
    RecordReader reader(bytes);
    RosterRecord record;
    Roster& roster = record.roster;
    record.hash = {.high = reader.number<std::uint64_t>(), .low = reader.number<std::uint64_t>()};
    record.ending = reader.text();
    roster.state = reader.one_of(Roster::State::broken); // what depends on rights or on the folder is never kept
    roster.problem = read_text(reader);
    roster.remedy = read_text(reader);
    roster.sha256 = reader.text();
    const auto bits = reader.number(all_flags);
    roster.has_scores = (bits & has_scores) != 0;
    roster.has_passed = (bits & has_passed) != 0;
    roster.has_warnings = (bits & has_warnings) != 0;
    roster.entries.resize(reader.count(3 * length_size));
    for (RosterEntry& entry : roster.entries) {
        for (std::string* text : {&entry.occupation, &entry.code, &entry.level}) *text = reader.text();
    }
    const std::size_t texts = reader.count(length_size);
    for (std::size_t i = 0; i < texts; ++i) {
        if (roster.texts.add(reader.text()) != i) return std::nullopt; // it stands twice
    }
    roster.rows.resize(reader.count(row_size));
    for (RosterRow& row : roster.rows) {
        if (!hegui::read(reader, roster, row)) return std::nullopt;
    }
    return reader.is_whole() ? std::optional(std::move(record)) : std::nullopt;
}

} // namespace hegui
