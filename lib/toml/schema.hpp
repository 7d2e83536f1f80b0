#pragma once

#include "lib/toml/document.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What may stand in a TOML file, as tables of keys; the check of a file against them, and the reading of what was checked.
namespace hegui {

/// A term of a closed list: its id and the other words that people write for it. The first of them is shown in Chinese.
struct Word {
    std::string id;
    std::vector<std::string> names;
};
using WordList = std::vector<Word>;
using WordLists = std::map<std::string, WordList, std::less<>>;

/// The word that a person wrote: an id, or one of its names after folding; null where it is none of the list.
const Word* find_word(const WordList& list, std::string_view written);

enum class KeyType : unsigned char {
    text,
    count,       ///< a whole number from 0 to 1,000,000
    positive,    ///< a whole number from 1 to 10,000
    year,        ///< a whole number from 2000 to 2100
    amount,      ///< a number from 0 to 1,000,000, decimals allowed; becomes a double
    score,       ///< a number from 0 to 100, decimals allowed; becomes a double
    flag,        ///< true or false
    date,        ///< a TOML date or a quoted ISO date; becomes a day
    time,        ///< a TOML time of day
    word,        ///< one of a closed list; becomes its id
    words,       ///< several of a closed list
    words_lists, ///< lists of several of a closed list
    level,       ///< 5 to 1, as a number or a word; becomes a number
    levels,      ///< several of them
    region,      ///< six digits
    texts,       ///< a list of texts
    texts_lists, ///< a list of lists of texts
    day_of_year, ///< "03-31"
    bilingual,   ///< { zh = "…", en = "…" }
    table,       ///< [key]
    tables,      ///< [[key]]
};

inline constexpr std::int64_t largest_count = 1'000'000;
inline constexpr std::int64_t largest_positive = 10'000;
inline constexpr std::int64_t first_year = 2000;
inline constexpr std::int64_t last_year = 2100;
inline constexpr std::int64_t largest_amount = 1'000'000;
inline constexpr std::int64_t largest_score = 100;

struct Key {
    std::string_view name;
    KeyType type = KeyType::text;
    bool required = false;
    std::string_view list = {};     ///< of a word: the list it comes from; of a text: names that it mostly is
    std::span<const Key> keys = {}; ///< of a table: what may stand in it
    Wording about = {};             ///< what it says, for people who fill it in
};

/// Checks a table against its keys: unknown keys, wrong types, values out of range or not of their list, missing keys; all of
/// them go to `errors`. Values that people may write in several ways are put into their one form, so that what was checked can
/// be read without a second look.
class SchemaCheck {
public:
    /// `words` are the closed lists of the regulation; a key whose list is not among them can't be given. Null while it is not
    /// known which regulation holds: then any text is taken for a word.
    SchemaCheck(const Source& source, const WordLists* words, bool incomplete, InputErrors& errors)
        : source_(source), words_(words), incomplete_(incomplete), errors_(errors) {}

    void check(TomlTable& table, std::span<const Key> keys);

private:
    struct Place;

    void check_keys(TomlTable& table, std::span<const Key> keys, const Place& place);
    void check_value(TomlEntry& entry, const Key& key, const Place& place);
    void check_words(TomlValue& value, const Key& key, KeyType shape, const Place& place);
    void check_table(TomlEntry& entry, const Key& key, const Place& place);
    bool normalize(TomlValue& value, const Key& key);
    bool normalize_list(TomlValue& value, const Key& element);
    void wrong(const TomlValue& value, Text message);
    void unknown_word(const TomlValue& value, const Place& place, const WordList& list, std::string_view written);
    [[nodiscard]] const WordList* words(std::string_view list) const;

    const Source& source_;
    const WordLists* words_;
    bool incomplete_;
    InputErrors& errors_;
};

} // namespace hegui
