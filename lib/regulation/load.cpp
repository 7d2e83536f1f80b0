#include "lib/regulation/regulation.hpp"

#include "lib/base/sha256.hpp"
#include "lib/base/utf8.hpp"
#include "lib/toml/read.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace hegui {
namespace {

constexpr std::int64_t known_format = 1;

constexpr std::array words_keys{
    Key{.name = "kind", .type = KeyType::texts_lists, .required = true},
    Key{.name = "module", .type = KeyType::texts_lists, .required = true},
    Key{.name = "method", .type = KeyType::texts_lists, .required = true},
    Key{.name = "theory", .type = KeyType::texts_lists, .required = true},
    Key{.name = "scope", .type = KeyType::texts_lists, .required = true},
    Key{.name = "grade", .type = KeyType::texts_lists, .required = true},
    Key{.name = "certificate", .type = KeyType::texts_lists, .required = true},
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
    Key{.name = "kind", .type = KeyType::word, .required = true, .list = "kind"},
    Key{.name = "module", .type = KeyType::word, .required = true, .list = "module"},
    Key{.name = "methods", .type = KeyType::words, .required = true, .list = "method"},
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

/// The closed lists of the regulation file itself.
const WordLists& own_words() {
    static const WordLists lists = [] {
        WordLists all{{"needed", {{"always", {}}, {"registration-warnings", {}}, {"warnings", {}}, {"cross-region", {}}}},
                      {"gate-needed", {{"always", {}}, {"registration-warnings", {}}}},
                      {"required-key", {{"batch.module", {}}}},
                      {"otherwise", {{"warning", {}}}},
                      {"stamp", {{"required", {}}, {"doubtful", {}}}}};
        for (const StepName& step : step_names) all["step"].push_back({std::string(step.key), {std::string(step.zh)}});
        return all;
    }();
    return lists;
}

/// The lists that the file defines, taken before it is checked against them; what is malformed in them the check reports.
WordLists defined_words(const TomlTable& root, std::span<const RuleDeclaration> rules) {
    WordLists lists = own_words();
    for (const Key& list : words_keys) {
        const TomlTable& defined = subtable(root, "words");
        if (defined.find(list.name) == nullptr) continue; // said as missing; nothing can be checked against it
        WordList& words = lists[std::string(list.name)];
        for (const auto& terms : text_lists(defined, list.name)) {
            if (!terms.empty()) words.push_back({terms.front(), {terms.begin() + 1, terms.end()}});
        }
    }
    for_each_table(root, "stage", [&](const TomlTable& stage) {
        lists["stage"].push_back({text(stage, "id"), field<std::vector<std::string>>(stage, "names").value_or({})});
    });
    lists["due"] = lists["stage"];
    lists["due"].push_back({"first", {}});
    for_each_table(root, "procedure", [&](const TomlTable& procedure) { lists["procedure"].push_back({text(procedure, "id"), {}}); });
    for (const RuleDeclaration& rule : rules) lists["rule"].push_back({std::string(rule.id), {}});
    return lists;
}

MaterialRequirement::Needed needed_of(std::string_view word) {
    using Needed = MaterialRequirement::Needed;
    if (word == "registration-warnings") return Needed::registration_warnings;
    if (word == "warnings") return Needed::warnings;
    return word == "cross-region" ? Needed::cross_region : Needed::always;
}

/// One file's way into a Regulation: the checks that go beyond a single key report to the same errors.
class Loader {
public:
    Loader(const Source& source, std::span<const RuleDeclaration> rules, InputErrors& errors)
        : source_(source), declared_(rules), errors_(errors) {}

    Regulation load(TomlDocument& document);

private:
    void check(TomlDocument& document);
    void read_head(const TomlTable& root);
    void read_procedure(const TomlTable& table);
    void read_gate(const TomlTable& table, Procedure& procedure);
    void read_material(const TomlTable& table, Procedure& procedure);
    void read_rule(const TomlEntry& entry);
    RuleRow read_row(const TomlTable& table);
    void check_row(const TomlTable& table, const RuleRow& row, const RegulatedRule& rule);
    void check_stage(const TomlTable& table, std::string_view key, const Procedure& procedure);
    void check_words(const TomlTable& root);
    void check_list(const std::string& list, const WordList& words, Position at);
    [[nodiscard]] std::span<const Key> params_of(std::string_view rule) const;
    void wrong(Position at, Text message) { errors_.push_back(source_.error(at, 1, std::move(message))); }
    [[nodiscard]] std::string cite(const std::string& clause) const { return regulation_.document + " " + clause; }

    const Source& source_;
    std::span<const RuleDeclaration> declared_;
    InputErrors& errors_;
    Regulation regulation_;
};

void Loader::check(TomlDocument& document) {
    std::vector<std::vector<Key>> columns; // of each rule: what every row has, and its own parameters
    std::vector<Key> rule_keys;
    columns.reserve(declared_.size());
    for (const RuleDeclaration& rule : declared_) {
        std::vector<Key>& keys = columns.emplace_back(row_keys.begin(), row_keys.end());
        keys.insert(keys.end(), rule.params.begin(), rule.params.end());
        rule_keys.push_back({.name = rule.id, .type = KeyType::tables, .keys = keys});
    }
    const std::array root_keys{
        Key{.name = "format", .type = KeyType::count, .required = true},
        Key{.name = "id", .required = true},
        Key{.name = "version", .required = true},
        Key{.name = "document", .required = true},
        Key{.name = "title", .type = KeyType::bilingual, .required = true},
        Key{.name = "valid-from", .type = KeyType::date, .required = true},
        Key{.name = "valid-until", .type = KeyType::date},
        Key{.name = "default-stage", .type = KeyType::word, .required = true, .list = "stage"},
        Key{.name = "requires", .type = KeyType::words, .list = "required-key"},
        Key{.name = "words", .type = KeyType::table, .required = true, .keys = words_keys},
        Key{.name = "stage", .type = KeyType::tables, .required = true, .keys = stage_keys},
        Key{.name = "procedure", .type = KeyType::tables, .required = true, .keys = procedure_keys},
        Key{.name = "rule", .type = KeyType::table, .required = true, .keys = rule_keys},
        Key{.name = "clause", .type = KeyType::tables, .keys = clause_keys},
    };
    SchemaCheck(source_, regulation_.words, document.incomplete, errors_).check(document.root, root_keys);
}

Text bilingual(const TomlTable& table, std::string_view key) {
    const TomlTable& both = subtable(table, key);
    return {text(both, "zh"), text(both, "en")};
}

std::span<const Key> Loader::params_of(std::string_view rule) const {
    const auto declared = std::find_if(declared_.begin(), declared_.end(), [&](const RuleDeclaration& one) { return one.id == rule; });
    return declared == declared_.end() ? std::span<const Key>{} : declared->params;
}

void Loader::check_words(const TomlTable& root) {
    const TomlTable& defined = subtable(root, "words");
    for (const auto& [list, words] : regulation_.words) {
        const TomlValue* value = list == "stage" ? root.find("stage") : defined.find(list);
        if (value != nullptr) check_list(list, words, value->at);
    }
}

/// Each list says every word once, so that what a person writes means one thing.
void Loader::check_list(const std::string& list, const WordList& words, Position at) {
    std::set<std::string, std::less<>> seen;
    for (const Word& word : words) {
        const bool is_digit = word.id.size() == 1 && word.id.front() >= '1' && word.id.front() <= '9';
        if (list == "level" && !is_digit) {
            wrong(at, say("等级的代码应为一位数字，而不是“{}”", "the id of a level must be a digit, not \"{}\"", word.id));
        }
        if (list == "stage" && word.names.empty()) wrong(at, say("环节“{}”没有名称", "stage \"{}\" has no name", word.id));
        std::vector<std::string> terms = word.names;
        terms.push_back(word.id);
        for (const std::string& term : terms) {
            if (!seen.insert(utf8::fold(term)).second) wrong(at, say("{} 中“{}”写了两次", "\"{1}\" stands twice in {0}", list, term));
        }
    }
}

void Loader::read_head(const TomlTable& root) {
    if (const auto format = field<std::int64_t>(root, "format"); format && *format != known_format) {
        wrong(format.at(),
              say("不认识的格式版本 {}；本程序只认识 {}", "format {} is unknown; this program knows format {}", *format, known_format));
    }
    regulation_.id = text(root, "id");
    regulation_.version = text(root, "version");
    regulation_.document = text(root, "document");
    regulation_.title = bilingual(root, "title");
    regulation_.valid_from = field<date::sys_days>(root, "valid-from").value_or({});
    regulation_.valid_until = field<date::sys_days>(root, "valid-until").optional();
    if (regulation_.valid_until && *regulation_.valid_until < regulation_.valid_from) {
        wrong(field<date::sys_days>(root, "valid-until").at(), {"valid-until 早于 valid-from", "valid-until is before valid-from"});
    }
    regulation_.default_stage = text(root, "default-stage");
    regulation_.required_keys = field<std::vector<std::string>>(root, "requires").value_or({});
    for_each_table(root, "stage", [&](const TomlTable& table) {
        Stage stage{.id = text(table, "id"), .names = field<std::vector<std::string>>(table, "names").value_or({}), .produces = {}};
        for (const std::string& key : field<std::vector<std::string>>(table, "produces").value_or({})) {
            if (const auto step = step_of(key)) stage.produces.push_back(*step);
        }
        regulation_.stages.push_back(std::move(stage));
    });
}

void Loader::check_stage(const TomlTable& table, std::string_view key, const Procedure& procedure) {
    const auto stage = field<std::string>(table, key);
    if (!stage || procedure.order_of(*stage)) return;
    if (regulation_.find_stage(*stage) == nullptr) return; // no stage at all: said already
    wrong(stage.at(), say("流程 {} 没有环节“{}”；它的环节是 {}", "procedure {} has no stage \"{}\"; its stages are {}", procedure.id,
                          *stage, listed(procedure.stages)));
}

void Loader::read_gate(const TomlTable& table, Procedure& procedure) {
    check_stage(table, "due", procedure);
    procedure.gates.push_back({.step = step_of(text(table, "step")).value_or(Step::plan_approved),
                               .only_with_warnings = text(table, "needed") == "registration-warnings",
                               .not_before = step_of(text(table, "not-before")).value_or(Step::plan_submitted),
                               .not_after = step_of(text(table, "not-after")).value_or(Step::first_exam_day),
                               .due = text(table, "due"),
                               .clause = cite(text(table, "clause"))});
    const Step step = procedure.gates.back().step;
    if (static_cast<std::size_t>(step) >= written_steps) {
        wrong(field<std::string>(table, "step").at(),
              say("审核项必须是 [dates] 中的一个键，{} 是推算出来的", "an approval must be a key of [dates]; {} is derived", key_of(step)));
    }
}

void Loader::read_material(const TomlTable& table, Procedure& procedure) {
    check_stage(table, "stage", procedure);
    const std::string stamp = text(table, "stamp");
    using Stamp = MaterialRequirement::Stamp;
    MaterialRequirement material{
        .stage = text(table, "stage"),
        .kind = text(table, "kind"),
        .name = text(table, "name"),
        .needed = needed_of(text(table, "needed")),
        .warn_otherwise = !text(table, "otherwise").empty(),
        .stamp = stamp == "required"   ? Stamp::required
                 : stamp == "doubtful" ? Stamp::doubtful
                                       : Stamp::none,
        .one_of = text(table, "one-of"),
        .clause = cite(text(table, "clause")),
    };
    const auto same_kind = [&](const MaterialRequirement& other) { return other.kind == material.kind; };
    if (std::any_of(procedure.materials.begin(), procedure.materials.end(), same_kind)) {
        wrong(table.at, say("流程 {} 的材料“{}”写了两次", "material \"{1}\" of procedure {0} stands twice", procedure.id, material.kind));
    }
    procedure.materials.push_back(std::move(material));
}

void Loader::read_procedure(const TomlTable& table) {
    Procedure procedure{.id = text(table, "id"),
                        .kind = text(table, "kind"),
                        .module = text(table, "module"),
                        .methods = field<std::vector<std::string>>(table, "methods").value_or({}),
                        .stages = field<std::vector<std::string>>(table, "stages").value_or({}),
                        .gates = {},
                        .materials = {}};
    for (const Procedure& other : regulation_.procedures) {
        if (other.id == procedure.id || (other.kind == procedure.kind && other.module == procedure.module)) {
            wrong(table.at, say("流程 {} 与 {} 重复", "procedure {} is the same as {}", procedure.id, other.id));
        }
    }
    if (procedure.stages.empty()) wrong(table.at, say("流程 {} 没有环节", "procedure {} has no stages", procedure.id));
    if (!procedure.order_of(regulation_.default_stage)) {
        wrong(table.at, say("流程 {} 没有缺省环节 {}", "procedure {} lacks the default stage {}", procedure.id, regulation_.default_stage));
    }
    for_each_table(table, "gate", [&](const TomlTable& gate) { read_gate(gate, procedure); });
    for_each_table(table, "material", [&](const TomlTable& material) { read_material(material, procedure); });
    regulation_.procedures.push_back(std::move(procedure));
}

RuleRow Loader::read_row(const TomlTable& table) {
    RuleRow row{.procedures = {},
                .outside = field<bool>(table, "outside").value_or(false),
                .due = text(table, "due"),
                .clause = text(table, "source"),
                .params = Params(table)};
    if (const auto clause = field<std::string>(table, "clause")) row.clause = cite(*clause);
    if (const auto named = field<std::vector<std::string>>(table, "procedures")) {
        row.procedures = *named;
    } else {
        for (const Procedure& procedure : regulation_.procedures) row.procedures.push_back(procedure.id);
    }
    return row;
}

void Loader::check_row(const TomlTable& table, const RuleRow& row, const RegulatedRule& rule) {
    if (row.clause.empty()) {
        wrong(table.at, say("规则 {} 缺少出处：写 clause（本文件的条款）或 source（其他出处）",
                            "rule {} cites nothing: give clause (of this regulation) or source (another text)", rule.id));
    }
    for (const Procedure& procedure : regulation_.procedures) {
        if (std::find(row.procedures.begin(), row.procedures.end(), procedure.id) == row.procedures.end()) continue;
        if (row.due != "first") check_stage(table, "due", procedure);
        for (const Key& param : params_of(rule.id)) {
            if (param.type == KeyType::word && param.list == "stage") check_stage(table, param.name, procedure);
        }
        if (rule.row_for(&procedure) != nullptr) {
            wrong(table.at, say("规则 {} 对流程 {} 写了两行", "rule {} has two rows for procedure {}", rule.id, procedure.id));
        }
    }
}

void Loader::read_rule(const TomlEntry& entry) {
    RegulatedRule rule{.id = entry.key, .rows = {}};
    for_each_table(&entry.value, [&](const TomlTable& table) {
        RuleRow row = read_row(table);
        check_row(table, row, rule);
        rule.rows.push_back(std::move(row));
    });
    regulation_.rules.push_back(std::move(rule));
}

Regulation Loader::load(TomlDocument& document) {
    const TomlTable& root = document.root;
    regulation_.words = defined_words(root, declared_);
    check(document);
    check_words(root);
    read_head(root);
    for_each_table(root, "procedure", [&](const TomlTable& table) { read_procedure(table); });
    for (const TomlEntry& entry : subtable(root, "rule").entries) read_rule(entry);
    for_each_table(root, "clause", [&](const TomlTable& table) {
        regulation_.clauses.push_back({.ref = text(table, "ref"),
                                       .procedures = field<std::vector<std::string>>(table, "procedures").value_or({}),
                                       .rules = field<std::vector<std::string>>(table, "rules").value_or({}),
                                       .by_hand = bilingual(table, "by-hand")});
    });
    return std::move(regulation_);
}

} // namespace

std::optional<Regulation> load_regulation(const Source& source, std::string_view text, std::span<const RuleDeclaration> rules,
                                          InputErrors& errors) {
    auto document = parse_toml(source, text, errors);
    if (!document) return std::nullopt;
    Regulation regulation = Loader(source, rules, errors).load(*document);
    if (!errors.empty()) return std::nullopt;
    regulation.sha256 = hegui::sha256(text);
    return regulation;
}

} // namespace hegui
