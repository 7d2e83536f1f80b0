#pragma once

#include "lib/base/id_number.hpp"
#include "lib/base/location.hpp"
#include "lib/base/text.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// 花名册: what the rows of a roster say, kept small, for there may be a million of them.
namespace hegui {

/// Texts that are kept once, however often they are said.
class TextPool {
public:
    TextPool() = default;
    TextPool(const TextPool&) = delete;
    TextPool& operator=(const TextPool&) = delete;
    TextPool(TextPool&&) = default;
    TextPool& operator=(TextPool&&) = default;
    ~TextPool() = default;

    std::uint32_t add(std::string_view text);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;
    [[nodiscard]] const std::string& operator[](std::uint32_t index) const { return texts_[index]; }
    [[nodiscard]] std::size_t size() const { return texts_.size(); }

private:
    std::deque<std::string> texts_; // stays where it is: the map's keys point into it
    std::unordered_map<std::string_view, std::uint32_t> places_;
};

/// A person, by the ID number: equal for equal numbers. Numbers of the usual form are packed, others stand in the roster's pool.
enum class Person : std::uint64_t {
    unknown ///< no ID number
};

/// What a row is registered for, as written; rows share it.
struct RosterEntry {
    std::string occupation;
    std::string code; ///< empty: none
    std::string level;

    friend bool operator==(const RosterEntry&, const RosterEntry&) = default;
};

/// The parts of an exam that a roster may have scores of: 理论, 技能, 综合评审.
inline constexpr std::size_t score_parts = 3;

/// 成绩 of a part of the exam.
struct Score {
    enum class Kind : unsigned char {
        none,
        number,
        absent, ///< 缺考
        other,  ///< a word that is none of these
    };
    Kind kind = Kind::none;
    float number = 0;
    std::uint32_t word = 0; ///< of kind other: in the roster's pool
};

/// One candidate for one session.
struct RosterRow {
    enum class Passed : unsigned char {
        no,
        yes,
        other ///< a word that is none of these
    };

    Person person = Person::unknown;
    std::uint32_t number = 0;                              ///< of the row, as a person sees it in the spreadsheet
    std::uint32_t entry = 0;                               ///< in the roster's entries
    std::array<std::uint32_t, score_parts> score_values{}; ///< see score()
    std::array<Score::Kind, score_parts> score_kinds{};
    Passed passed = Passed::no;
    std::uint32_t passed_word = 0; ///< of another word: in the roster's pool
    IdFault id_fault = IdFault::none;
    bool is_named = false;
    bool is_resident = true; ///< the ID number is one of a resident ID card
    bool has_warning = false;

    [[nodiscard]] Score score(std::size_t part) const {
        Score score{.kind = score_kinds.at(part)};
        if (score.kind == Score::Kind::number) score.number = std::bit_cast<float>(score_values.at(part));
        if (score.kind == Score::Kind::other) score.word = score_values.at(part);
        return score;
    }
    void set_score(std::size_t part, const Score& score) {
        score_kinds.at(part) = score.kind;
        score_values.at(part) = score.kind == Score::Kind::other ? score.word : std::bit_cast<std::uint32_t>(score.number);
    }
};

struct Roster {
    enum class State {
        read,
        broken,     ///< it is no roster that can be read: `problem` says why
        refused,    ///< no regular file, or too large: it was not opened
        outside,    ///< the path leaves the batch's folder; the file was not opened
        absent,     ///< there is no such file
        unreadable, ///< no right to read it, or the system could not
    };

    std::string file; ///< as the batch file writes it
    Position at;
    State state = State::absent;
    Text problem; ///< where it was not read
    Text remedy;
    std::uint64_t bytes = 0;
    std::string sha256; ///< only where it was asked for
    bool has_scores = false;
    bool has_passed = false;
    bool has_warnings = false;
    std::vector<RosterEntry> entries;
    std::vector<RosterRow> rows;
    TextPool texts;

    /// The person with an ID number (normalised); adds it to those that the roster knows.
    Person add_person(std::string_view id_number);
    /// The person with an ID number, where a row may have it.
    [[nodiscard]] std::optional<Person> find_person(std::string_view id_number) const;
    /// Whether it can be one of this roster's people at all.
    [[nodiscard]] bool may_have(Person person) const;
    [[nodiscard]] std::string id_number_of(Person person) const;
};

} // namespace hegui
