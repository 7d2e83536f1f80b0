#include "lib/regulation/keys.hpp"

#include "lib/toml/read.hpp"

#include <array>

namespace hegui {
namespace {

constexpr std::array words_keys{
    Key{.name = "kind", .type = KeyType::texts_lists, .required = true},
    Key{.name = "status", .type = KeyType::texts_lists},
    Key{.name = "module", .type = KeyType::texts_lists},
    Key{.name = "method", .type = KeyType::texts_lists},
    Key{.name = "theory", .type = KeyType::texts_lists},
    Key{.name = "scope", .type = KeyType::texts_lists},
    Key{.name = "grade", .type = KeyType::texts_lists},
    Key{.name = "certificate", .type = KeyType::texts_lists},
    Key{.name = "level", .type = KeyType::texts_lists, .required = true},
};
constexpr std::array stage_keys{
    Key{.name = "id", .required = true},
    Key{.name = "names", .type = KeyType::texts, .required = true},
    Key{.name = "produces", .type = KeyType::words, .list = "step"},
};
constexpr std::array gate_keys{
    Key{.name = "step", .type = KeyType::word, .required = true, .list = "step"},
    Key{.name = "needed", .type = KeyType::word, .required = true, .list = "gate-needed"},
    Key{.name = "not-before", .type = KeyType::word, .required = true, .list = "step"},
    Key{.name = "not-after", .type = KeyType::word, .required = true, .list = "step"},
    Key{.name = "due", .type = KeyType::word, .required = true, .list = "stage"},
    Key{.name = "clause", .required = true},
};
constexpr std::array material_keys{
    Key{.name = "stage", .type = KeyType::word, .required = true, .list = "stage"},
    Key{.name = "kind", .required = true},
    Key{.name = "name", .required = true},
    Key{.name = "needed", .type = KeyType::word, .required = true, .list = "needed"},
    Key{.name = "otherwise", .type = KeyType::word, .list = "otherwise"},
    Key{.name = "stamp", .type = KeyType::word, .list = "stamp"},
    Key{.name = "one-of"},
    Key{.name = "clause", .required = true},
};
constexpr std::array procedure_keys{
    Key{.name = "id", .required = true},
    Key{.name = "kind", .type = KeyType::word, .list = "kind"},
    Key{.name = "module", .type = KeyType::word, .list = "module"},
    Key{.name = "methods", .type = KeyType::words, .list = "method"},
    Key{.name = "stages", .type = KeyType::words, .required = true, .list = "stage"},
    Key{.name = "gate", .type = KeyType::tables, .keys = gate_keys},
    Key{.name = "material", .type = KeyType::tables, .keys = material_keys},
};
constexpr std::array row_keys{
    Key{.name = "procedures", .type = KeyType::words, .list = "procedure"},
    Key{.name = "outside", .type = KeyType::flag},
    Key{.name = "due", .type = KeyType::word, .required = true, .list = "due"},
    Key{.name = "clause"},
    Key{.name = "source"},
};
constexpr std::array clause_keys{
    Key{.name = "ref", .required = true},
    Key{.name = "procedures", .type = KeyType::words, .required = true, .list = "procedure"},
    Key{.name = "rules", .type = KeyType::words, .list = "rule"},
    Key{.name = "by-hand", .type = KeyType::bilingual},
};

/// The tables of a batch file that a regulation may use or not.
constexpr std::array sections{"annual_plan", "dates", "exam", "session", "candidates", "warnings", "examiner", "trainee", "material"};

/// The closed lists of the regulation file itself.
const WordLists& own_words() {
    static const WordLists lists = [] {
        WordLists all{{"needed", {{"always", {}}, {"registration-warnings", {}}, {"warnings", {}}, {"cross-region", {}}}},
                      {"gate-needed", {{"always", {}}, {"registration-warnings", {}}}},
                      {"required-key", {{"batch.module", {}}, {"batch.year", {}}}},
                      {"otherwise", {{"warning", {}}}},
                      {"stamp", {{"required", {}}, {"doubtful", {}}}}};
        for (const StepName& step : step_names) all["step"].push_back({std::string(step.key), {std::string(step.zh)}});
        for (const StepName& step : trainee_step_names) all["trainee-step"].push_back({std::string(step.key), {std::string(step.zh)}});
        for (const char* section : sections) all["section"].push_back({section, {}});
        return all;
    }();
    return lists;
}

} // namespace

RegulationKeys::RegulationKeys(std::span<const RuleDeclaration> rules) {
    columns_.reserve(rules.size()); // the keys below point into it
    for (const RuleDeclaration& rule : rules) {
        std::vector<Key>& keys = columns_.emplace_back(row_keys.begin(), row_keys.end());
        keys.insert(keys.end(), rule.params.begin(), rule.params.end());
        rules_.push_back({.name = rule.id, .type = KeyType::tables, .keys = keys});
    }
    all_ = {
        Key{.name = "format", .type = KeyType::count, .required = true},
        Key{.name = "id", .required = true},
        Key{.name = "version", .required = true},
        Key{.name = "document", .required = true},
        Key{.name = "title", .type = KeyType::bilingual, .required = true},
        Key{.name = "valid-from", .type = KeyType::date, .required = true},
        Key{.name = "valid-until", .type = KeyType::date},
        Key{.name = "default-stage", .type = KeyType::word, .required = true, .list = "stage"},
        Key{.name = "requires", .type = KeyType::words, .list = "required-key"},
        Key{.name = "sections", .type = KeyType::words, .required = true, .list = "section"},
        Key{.name = "words", .type = KeyType::table, .required = true, .keys = words_keys},
        Key{.name = "stage", .type = KeyType::tables, .required = true, .keys = stage_keys},
        Key{.name = "procedure", .type = KeyType::tables, .required = true, .keys = procedure_keys},
        Key{.name = "rule", .type = KeyType::table, .required = true, .keys = rules_},
        Key{.name = "clause", .type = KeyType::tables, .keys = clause_keys},
    };
}

WordLists regulation_words(const TomlTable& root, std::span<const RuleDeclaration> rules) {
    WordLists lists = own_words();
    for (const Key& list : words_keys) {
        const TomlTable& defined = subtable(root, "words");
        // A list that must be there and is not is said as missing; until it is, nothing is checked against it.
        if (defined.find(list.name) == nullptr && !list.required) continue;
        WordList& words = lists[std::string(list.name)];
        for (const auto& terms : text_lists(defined, list.name)) {
            if (!terms.empty()) words.push_back({terms.front(), {terms.begin() + 1, terms.end()}});
        }
    }
    for (const char* list : {"stage", "procedure"}) lists[list]; // these, too, are there, however few
    for_each_table(root, "stage", [&](const TomlTable& stage) {
        lists["stage"].push_back({text(stage, "id"), field<std::vector<std::string>>(stage, "names").value_or({})});
    });
    lists["due"] = lists["stage"];
    lists["due"].push_back({"first", {}});
    for_each_table(root, "procedure", [&](const TomlTable& procedure) { lists["procedure"].push_back({text(procedure, "id"), {}}); });
    for (const RuleDeclaration& rule : rules) lists["rule"].push_back({std::string(rule.id), {}});
    return lists;
}

} // namespace hegui
