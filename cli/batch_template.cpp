#include "cli/batch_template.hpp"

#include "lib/base/utf8.hpp"
#include "lib/input/keys.hpp"
#include "rules/all.hpp"

#include <algorithm>
#include <set>

namespace hegui {
namespace {

constexpr std::size_t comment_column = 36;
constexpr std::size_t text_columns = 96;

bool contains(const std::vector<std::string>& all, std::string_view one) { return std::find(all.begin(), all.end(), one) != all.end(); }

/// Whether a key that a rule reads is this one, or the table that it stands in.
bool is_about(std::string_view read, std::string_view path) {
    return path == read || (path.size() > read.size() && path.substr(0, read.size()) == read && path[read.size()] == '.');
}

/// Which keys a procedure has a use for: those that no rule is about, and those that one of its own rules is about.
class Usage {
public:
    Usage(const Regulation& regulation, const Procedure& procedure) : regulation_(regulation), procedure_(procedure) {
        for (const Gate& gate : procedure.gates) add({gate.step, gate.not_before, gate.not_after});
        for (const RegulatedRule& rule : regulation.rules) {
            const RuleRow* row = rule.row_for(&procedure);
            if (row == nullptr) continue;
            const Rule& known = rule_of(rule.id);
            for (const Key& param : known.params) {
                if (param.list != "step") continue;
                for (const auto& chain : row->params.chains(param.name)) add(chain);
            }
        }
        for (const Stage& stage : regulation.stages) {
            if (procedure.order_of(stage.id)) continue;
            for (const Step step : stage.produces) foreign_.emplace(subject_of(step)); // there is no stage that would produce it
        }
    }

    /// The procedure's rules that are about a key.
    [[nodiscard]] std::vector<std::string> rules_about(std::string_view path) const {
        std::vector<std::string> ids;
        for (const RegulatedRule& rule : regulation_.rules) {
            if (rule.row_for(&procedure_) != nullptr && reads(rule_of(rule.id), path)) ids.push_back(rule.id);
        }
        return ids;
    }

    [[nodiscard]] bool is_used(const Key& key, const std::string& path) const {
        if (key.type == KeyType::word && !regulation_.words.contains(key.list)) return false;
        if (path.rfind("dates.", 0) == 0) {
            if (foreign_.contains(key.name)) return false;
            return steps_.contains(key.name) || !rules_about(path).empty();
        }
        const bool somebody_reads = std::any_of(rules::all().begin(), rules::all().end(),
                                                [&](const Rule* rule) { return reads(*rule, path); });
        return !somebody_reads || !rules_about(path).empty();
    }

private:
    static const Rule& rule_of(std::string_view id) {
        return **std::find_if(rules::all().begin(), rules::all().end(), [&](const Rule* rule) { return rule->id == id; });
    }

    static bool reads(const Rule& rule, std::string_view path) {
        return std::any_of(rule.reads.begin(), rule.reads.end(), [&](std::string_view read) { return is_about(read, path); });
    }

    void add(const std::vector<Step>& steps) {
        for (const Step step : steps) steps_.emplace(subject_of(step));
    }

    const Regulation& regulation_;
    const Procedure& procedure_;
    std::set<std::string, std::less<>> steps_;
    std::set<std::string, std::less<>> foreign_;
};

class Writer {
public:
    explicit Writer(const BatchTemplate& wanted) : wanted_(wanted), usage_(wanted.regulation, wanted.procedure) {}

    std::string write() {
        write_head();
        for (const Key& key : batch_keys()) {
            const bool is_table = key.type == KeyType::table || key.type == KeyType::tables;
            if (key.name == "material") {
                write_materials(key);
            } else if (is_table && is_section(key)) {
                write_table(key, std::string(key.name), false);
            }
        }
        return std::move(text_);
    }

private:
    [[nodiscard]] std::string in(const Text& text) const { return text.in(wanted_.lang); }

    void comment(const Text& words) {
        for (const std::string& line : utf8::wrapped(in(words), text_columns)) text_ += "# " + line + "\n";
    }

    /// A line of the file; behind a # while it is to be filled in.
    void line(bool active, const std::string& words, const std::string& about) {
        std::string all = (active ? "" : "#") + words;
        const std::size_t width = utf8::width(all);
        if (!about.empty()) all += std::string(width < comment_column ? comment_column - width : 1, ' ') + "# " + about;
        text_ += all + "\n";
    }

    void write_head() {
        comment(say("批次文件：{}（{}），依据 {}。", "A batch file: {1}, under {2}.", wanted_.regulation.title_of(wanted_.procedure),
                    wanted_.procedure.id, wanted_.regulation.document));
        comment({"“#键 =”开头的行可以填写：写上值，去掉行首的 #；还没有的、用不上的，就让它留着。“# ”开头的是说明。",
                 "Lines that begin \"#key =\" are to be filled in: write the value and take away the #. Leave what is not known yet. Lines "
                 "that begin \"# \" explain."});
        comment({"文字和日期写在引号里（日期如 \"2026-09-01\"），数字、true、false 不加引号。",
                 "Texts and dates stand in quotation marks (a date: \"2026-09-01\"), numbers, true and false without."});
        comment({"填好一个环节，运行 hegui check，它会指出还缺什么；再把 stage 改成下一个环节。",
                 "With each stage filled in run hegui check, which tells what is missing; then set stage to the next one."});
        comment({"各键见 hegui-batch(5)，各规则见 hegui explain 规则名。", "Keys: hegui-batch(5). Rules: hegui explain RULE."});
        text_ += "format = 1\nregulation = \"" + wanted_.named + "\"\n";
    }

    [[nodiscard]] bool is_section(const Key& key) const {
        return key.required || key.name == "waiver" || contains(wanted_.regulation.sections, key.name);
    }

    [[nodiscard]] bool has_used_keys(const Key& table, const std::string& path) const {
        return std::any_of(table.keys.begin(), table.keys.end(),
                           [&](const Key& key) { return usage_.is_used(key, path + "." + std::string(key.name)); });
    }

    /// A table with its keys; those of a list, and all within them, stand behind a #.
    void write_table(const Key& table, const std::string& path, bool in_list) {
        if (!has_used_keys(table, path)) return;
        const bool is_list = table.type == KeyType::tables;
        const bool active = !in_list && !is_list;
        if (path.find('.') == std::string::npos) {
            text_ += "\n# ----------------------------------------------------------------\n";
            comment(table.about.text());
        }
        line(active, is_list ? "[[" + path + "]]" : "[" + path + "]", path.find('.') == std::string::npos ? "" : in(table.about.text()));
        std::size_t widest = 0;
        for (const Key& key : table.keys) {
            if (usage_.is_used(key, path + "." + std::string(key.name))) widest = std::max(widest, key.name.size());
        }
        for (const Key& key : table.keys) {
            const std::string whole = path + "." + std::string(key.name);
            if (!usage_.is_used(key, whole)) continue;
            if (key.type == KeyType::table || key.type == KeyType::tables)
                write_table(key, whole, in_list || is_list);
            else
                write_key(key, {.path = whole, .width = widest, .can_be_active = active});
        }
    }

    struct Place {
        std::string path;
        std::size_t width; ///< of the names of its table
        bool can_be_active;
    };

    void write_key(const Key& key, const Place& place) {
        const std::string value = known_value(place.path);
        const bool active = place.can_be_active && !value.empty();
        const std::string shown = active ? value : empty_value(key.type);
        line(active, fmt::format("{:<{}} ={}{}", key.name, place.width, shown.empty() ? "" : " ", shown), in(about(key, place.path)));
    }

    [[nodiscard]] Text about(const Key& key, const std::string& path) const {
        const std::vector<Text> words = is_fixed(path) ? std::vector<Text>{} : words_of(key);
        const std::vector<std::string> rules = usage_.rules_about(path);
        return say("{}{}{}", "{}{}{}", key.about.text(), words.empty() ? Text{} : say("：{}", ": {}", listed(words)),
                   rules.empty() ? Text{} : say("（{}）", " ({})", listed(rules)));
    }

    /// Whether the procedure leaves no choice.
    [[nodiscard]] bool is_fixed(std::string_view path) const {
        if (path == "institution.kind") return !wanted_.procedure.kind.empty();
        return path == "batch.module" && !wanted_.procedure.module.empty();
    }

    /// What may be written for a word: in Chinese its first name, in English its id.
    [[nodiscard]] std::vector<Text> words_of(const Key& key) const {
        std::vector<Text> titles;
        if (key.type != KeyType::word) return titles;
        for (const Word& word : wanted_.regulation.words.find(key.list)->second) {
            const bool fits = key.list == "method"  ? contains(wanted_.procedure.methods, word.id)
                              : key.list == "stage" ? contains(wanted_.procedure.stages, word.id)
                                                    : true;
            if (fits) titles.push_back(wanted_.regulation.title_of(key.list, word.id));
        }
        return titles;
    }

    [[nodiscard]] std::string quoted_word(std::string_view list, std::string_view id) const {
        return "\"" + in(wanted_.regulation.title_of(list, id)) + "\"";
    }

    /// What the procedure itself tells: no person has to fill it in.
    [[nodiscard]] std::string known_value(const std::string& path) const {
        const Procedure& procedure = wanted_.procedure;
        if (path == "batch.id") return "\"" + in({"请填写批次编号", "fill in the number of the batch"}) + "\"";
        if (path == "batch.year") return std::to_string(static_cast<int>(wanted_.year));
        if (path == "batch.module" && !procedure.module.empty()) return quoted_word("module", procedure.module);
        if (path == "batch.method" && procedure.methods.size() == 1) return quoted_word("method", procedure.methods.front());
        if (path == "batch.stage") return quoted_word("stage", procedure.stages.front());
        if (path == "institution.kind") return quoted_word("kind", procedure.kind.empty() ? first_kind() : procedure.kind);
        return {};
    }

    /// Of a procedure for several kinds: the first that one of its rules admits.
    [[nodiscard]] std::string first_kind() const {
        for (const RegulatedRule& rule : wanted_.regulation.rules) {
            const RuleRow* row = rule.row_for(&wanted_.procedure);
            const bool reads_kind = contains(usage_.rules_about("institution.kind"), rule.id);
            if (row == nullptr || !reads_kind) continue;
            const std::vector<std::string> allowed = row->params.texts("allowed");
            if (!allowed.empty()) return allowed.front();
        }
        return wanted_.regulation.words.find("kind")->second.front().id;
    }

    static std::string empty_value(KeyType type) {
        switch (type) {
        case KeyType::text:
        case KeyType::date:
        case KeyType::word:
        case KeyType::region:
        case KeyType::level: return "\"\"";
        case KeyType::texts: return "[\"\"]";
        case KeyType::flag: return "true";
        default: return "";
        }
    }

    static Text why_needed(const MaterialRequirement& material) {
        using Needed = MaterialRequirement::Needed;
        switch (material.needed) {
        case Needed::always: return {};
        case Needed::registration_warnings: return {"报名时有预警信息才要", "only where there were warnings at registration"};
        case Needed::warnings:
            return material.warn_otherwise
                       ? Text{"有预警信息时必须；没有时以附上为稳妥", "needed where there were warnings; else attach it to be safe"}
                       : Text{"有预警信息才要", "only where there were warnings"};
        case Needed::cross_region: return {"跨区域才要", "only for an exam in another region"};
        }
        return {};
    }

    /// The other materials that would do in place of this one.
    [[nodiscard]] Text alternatives(const MaterialRequirement& material) const {
        std::vector<std::string> others;
        for (const MaterialRequirement& other : wanted_.procedure.materials) {
            if (!material.one_of.empty() && other.one_of == material.one_of && other.kind != material.kind) others.push_back(other.name);
        }
        return others.empty() ? Text{} : say("与《{}》二者有一即可", "this or 《{}》", listed(others));
    }

    void write_materials(const Key& table) {
        if (wanted_.procedure.materials.empty() || !is_section(table)) return;
        text_ += "\n# ----------------------------------------------------------------\n";
        comment({"材料：都是 PDF，放在本文件夹里；备好一份，去掉那一段行首的 #，写上文件名。",
                 "Materials: PDF files in this folder. When one is ready, take away the # of its part and write its file name."});
        for (const std::string& stage : wanted_.procedure.stages) {
            for (const MaterialRequirement& material : wanted_.procedure.materials) {
                if (material.stage == stage) write_material(material);
            }
        }
    }

    void write_material(const MaterialRequirement& material) {
        using Stamp = MaterialRequirement::Stamp;
        text_ += '\n';
        comment(say("{}：《{}》", "{}: 《{}》", wanted_.regulation.title_of("stage", material.stage), material.name));
        for (const Text& note : {why_needed(material), alternatives(material)}) {
            if (!note.empty()) comment(note);
        }
        line(false, "[[material]]", "");
        line(false, "kind       = \"" + in({std::string(material.short_name()), material.kind}) + "\"", "");
        line(false, "file       = \"" + std::string(material.short_name()) + ".pdf\"", "");
        if (material.stamp == Stamp::none) return;
        line(false, "stamped    = true",
             in(material.stamp == Stamp::required
                    ? Text{"必须盖章", "it must be stamped"}
                    : Text{"条款可以理解为要盖章，以盖章为稳妥", "the clause can be read so: stamp it to be safe"}));
    }

    const BatchTemplate& wanted_;
    Usage usage_;
    std::string text_;
};

} // namespace

std::string begin_batch_file(const BatchTemplate& wanted) { return Writer(wanted).write(); }

} // namespace hegui
