#include "lib/regulation/regulation.hpp"

#include "lib/base/sha256.hpp"
#include "lib/base/utf8.hpp"
#include "lib/regulation/keys.hpp"
#include "lib/toml/packed.hpp"
#include "lib/toml/read.hpp"

#include <algorithm>
#include <set>

namespace hegui {
namespace {

constexpr std::int64_t known_format = 1;

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
    [[nodiscard]] std::string cite(const std::string& clause) const { return regulation_.cite(clause); }

    const Source& source_;
    std::span<const RuleDeclaration> declared_;
    InputErrors& errors_;
    Regulation regulation_;
};

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
    regulation_.sections = field<std::vector<std::string>>(root, "sections").value_or({});
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
        .term = {},
        .needed = needed_of(text(table, "needed")),
        .warn_otherwise = !text(table, "otherwise").empty(),
        .stamp = stamp == "required"   ? Stamp::required
                 : stamp == "doubtful" ? Stamp::doubtful
                                       : Stamp::none,
        .one_of = text(table, "one-of"),
        .clause = cite(text(table, "clause")),
    };
    material.term = utf8::fold(material.short_name());
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
        const bool same_kind = procedure.kind.empty() || other.kind.empty() || other.kind == procedure.kind;
        const bool same_module = procedure.module.empty() || other.module.empty() || other.module == procedure.module;
        if (other.id == procedure.id || (same_kind && same_module)) {
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
    regulation_.words = regulation_words(root, declared_);
    const RegulationKeys keys(declared_);
    SchemaCheck(source_, &regulation_.words, document.incomplete, errors_).check(document.root, keys.all());
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

std::optional<Regulation> load(const Source& source, TomlDocument document, std::span<const RuleDeclaration> rules, InputErrors& errors,
                               std::string_view digest) {
    Regulation regulation = Loader(source, rules, errors).load(document);
    if (!errors.empty()) return std::nullopt;
    regulation.sha256 = digest;
    return regulation;
}

} // namespace

std::optional<Regulation> load_regulation(const Source& source, std::string_view text, std::span<const RuleDeclaration> rules,
                                          InputErrors& errors) {
    auto document = parse_toml(source, text, errors);
    if (!document) return std::nullopt;
    return load(source, *std::move(document), rules, errors, sha256(text));
}

std::optional<Regulation> load_regulation(const ShippedRegulation& shipped, std::span<const RuleDeclaration> rules, InputErrors& errors) {
    const Source source(std::string(shipped.id), "");
    return load(source, {.root = unpack(shipped.packed)}, rules, errors, shipped.sha256);
}

std::optional<std::string> pack_regulation(const Source& source, std::string_view text, InputErrors& errors) {
    const auto document = parse_toml(source, text, errors);
    if (!document || !errors.empty()) return std::nullopt;
    return pack(document->root);
}

} // namespace hegui
