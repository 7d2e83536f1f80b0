#include "lib/regulation/regulation.hpp"

#include "lib/toml/read.hpp"

#include <algorithm>

namespace hegui {
namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) { return std::find(all.begin(), all.end(), one) != all.end(); }

/// A parameter's value, element by element; a word by its title, a list within a list as the order that it means.
Text value_for_people(const Regulation& regulation, std::string_view list, const TomlValue& value, std::string_view between_zh,
                      std::string_view between_en) {
    if (const auto* text = value.as<std::string>()) return list.empty() ? same(*text) : regulation.title_of(list, *text);
    if (const auto* whole = value.as<std::int64_t>()) {
        const std::string number = std::to_string(*whole);
        return list.empty() ? same(number) : regulation.title_of(list, number);
    }
    if (const auto* real = value.as<double>()) return same(fmt::format("{}", *real));
    const auto* array = value.as<TomlArray>();
    if (array == nullptr) return {};
    Text all;
    for (const TomlValue& element : *array) {
        const Text one = value_for_people(regulation, list, element, " ≤ ", " ≤ ");
        all = all.empty() ? one : Text{all.zh + std::string(between_zh) + one.zh, all.en + std::string(between_en) + one.en};
    }
    return all;
}

} // namespace

std::string_view MaterialRequirement::short_name() const { return std::string_view(name).substr(0, name.find("（")); }

bool Procedure::is_for(std::string_view of_kind, std::string_view in_module) const {
    return (kind.empty() || kind == of_kind) && (module.empty() || module == in_module);
}

std::optional<std::size_t> Procedure::order_of(std::string_view stage) const {
    const auto found = std::find(stages.begin(), stages.end(), stage);
    if (found == stages.end()) return std::nullopt;
    return static_cast<std::size_t>(found - stages.begin());
}

std::int64_t Params::count(std::string_view name) const { return optional_count(name).value_or(0); }

std::optional<std::int64_t> Params::optional_count(std::string_view name) const { return field<std::int64_t>(table_, name).optional(); }

double Params::number(std::string_view name) const { return field<double>(table_, name).value_or(0); }

std::string Params::text(std::string_view name) const { return hegui::text(table_, name); }

std::vector<std::string> Params::texts(std::string_view name) const { return field<std::vector<std::string>>(table_, name).value_or({}); }

std::vector<std::int64_t> Params::levels(std::string_view name) const {
    std::vector<std::int64_t> levels;
    const TomlValue* value = table_.find(name);
    const auto* array = value == nullptr ? nullptr : value->as<TomlArray>();
    if (array == nullptr) return levels;
    for (const TomlValue& element : *array) {
        if (const auto* level = element.as<std::int64_t>()) levels.push_back(*level);
    }
    return levels;
}

std::vector<std::vector<Step>> Params::chains(std::string_view name) const {
    std::vector<std::vector<Step>> chains;
    for (const auto& keys : text_lists(table_, name)) {
        std::vector<Step>& chain = chains.emplace_back();
        for (const std::string& key : keys) {
            if (const auto step = step_of(key)) chain.push_back(*step);
        }
    }
    return chains;
}

std::vector<std::vector<TraineeStep>> Params::trainee_chains(std::string_view name) const {
    std::vector<std::vector<TraineeStep>> chains;
    for (const auto& keys : text_lists(table_, name)) {
        std::vector<TraineeStep>& chain = chains.emplace_back();
        for (const std::string& key : keys) {
            if (const auto step = trainee_step_of(key)) chain.push_back(*step);
        }
    }
    return chains;
}

date::sys_days Params::day_of_year(std::string_view name, date::year year) const {
    const std::string written = text(name);
    const auto month = static_cast<unsigned>(std::stoi(written.substr(0, 2)));
    const auto day = static_cast<unsigned>(std::stoi(written.substr(3, 2)));
    return date::sys_days{year / date::month{month} / date::day{day}};
}

const RuleRow* RegulatedRule::row_for(const Procedure* procedure) const {
    for (const RuleRow& row : rows) {
        if (procedure == nullptr ? row.outside : contains(row.procedures, procedure->id)) return &row;
    }
    return nullptr;
}

const Procedure* Regulation::find_procedure(std::string_view kind, std::string_view module) const {
    const auto found = std::find_if(procedures.begin(), procedures.end(), [&](const Procedure& one) { return one.is_for(kind, module); });
    return found == procedures.end() ? nullptr : &*found;
}

const Stage* Regulation::find_stage(std::string_view wanted) const {
    const auto found = std::find_if(stages.begin(), stages.end(), [&](const Stage& stage) { return stage.id == wanted; });
    return found == stages.end() ? nullptr : &*found;
}

std::size_t Regulation::rank(std::string_view list, std::string_view word) const {
    const auto words_of = words.find(list);
    if (words_of == words.end()) return 0;
    const WordList& all = words_of->second;
    return static_cast<std::size_t>(std::find_if(all.begin(), all.end(), [&](const Word& one) { return one.id == word; }) - all.begin());
}

Text Regulation::title_of(std::string_view list, std::string_view word) const {
    const auto words_of = words.find(list);
    const Word* found = words_of == words.end() ? nullptr : find_word(words_of->second, word);
    if (found == nullptr || found->names.empty()) return same(std::string(word));
    return {found->names.front(), std::string(word)};
}

Text Regulation::title_of(const Procedure& procedure) const {
    const Text kind = title_of("kind", procedure.kind);
    const Text module = title_of("module", procedure.module);
    const std::string chinese = kind.zh + (kind.zh.empty() || module.zh.empty() ? "" : " · ") + module.zh;
    return {chinese.empty() ? procedure.id : chinese, procedure.id};
}

Text Regulation::value_of(const RuleRow& row, const Key& param) const {
    const TomlValue* value = row.params.find(param.name);
    if (value == nullptr) return {};
    const bool is_level = param.type == KeyType::level || param.type == KeyType::levels;
    return value_for_people(*this, is_level ? "level" : param.list, *value, param.type == KeyType::words_lists ? "；" : "、",
                            param.type == KeyType::words_lists ? "; " : ", ");
}

RegulationUse Regulation::use() const {
    return {.id = id, .version = version, .sha256 = sha256, .document = document, .title = title, .file = file};
}

} // namespace hegui
