#pragma once

#include "lib/base/input_error.hpp"
#include "lib/model/report.hpp"
#include "lib/model/step.hpp"
#include "lib/model/trainee_step.hpp"
#include "lib/toml/document.hpp"
#include "lib/toml/schema.hpp"

#include <date/date.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A regulation as data: which procedures there are, their stages, methods, materials and approvals, and which rule is due from
/// when, with which numbers, by which clause.
namespace hegui {

/// 环节
struct Stage {
    std::string id;
    std::vector<std::string> names;
    std::vector<Step> produces; ///< absent while this stage is prepared, these days are taken as the as-of day
};

/// 审核项: an approval between two days.
struct Gate {
    Step step = Step::plan_approved;
    bool only_with_warnings = false; ///< needed only where warnings were listed at registration
    Step not_before = Step::plan_submitted;
    Step not_after = Step::first_exam_day;
    std::string due;
    std::string clause;
};

struct MaterialRequirement {
    enum class Needed {
        always,
        registration_warnings, ///< where warnings were listed at registration
        warnings,              ///< where warnings were listed at registration or after the exam
        cross_region,
    };
    enum class Stamp {
        none,
        required, ///< without it: fail
        doubtful, ///< the sentence can be read so; without it: warning
    };

    std::string stage;
    std::string kind;
    std::string name; ///< what stands before the first （ names the kind
    std::string term; ///< its short name, folded
    Needed needed = Needed::always;
    bool warn_otherwise = false; ///< where it is not needed, its absence is a warning
    Stamp stamp = Stamp::none;
    std::string one_of; ///< kinds that share it stand for each other: one of them is enough
    std::string clause;

    [[nodiscard]] std::string_view short_name() const;
};

/// A procedure (institution kind × module).
struct Procedure {
    std::string id;
    std::string kind;   ///< empty: any
    std::string module; ///< empty: any, or none
    std::vector<std::string> methods;
    std::vector<std::string> stages; ///< in order
    std::vector<Gate> gates;
    std::vector<MaterialRequirement> materials;

    /// Whether it is the procedure of this pair.
    [[nodiscard]] bool is_for(std::string_view of_kind, std::string_view in_module) const;

    /// The place of a stage in the order, or nothing where the procedure doesn't have it.
    [[nodiscard]] std::optional<std::size_t> order_of(std::string_view stage) const;
};

/// The numbers of a rule in one row of the regulation. Which there are is declared by the rule and checked when the regulation
/// is loaded; asking for one that the rule did not declare as required yields the empty value.
class Params {
public:
    Params() = default;
    explicit Params(TomlTable checked) : table_(std::move(checked)) {}

    [[nodiscard]] std::int64_t count(std::string_view name) const;
    [[nodiscard]] std::optional<std::int64_t> optional_count(std::string_view name) const;
    [[nodiscard]] double number(std::string_view name) const; ///< of an amount or a score
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
    [[nodiscard]] std::vector<std::int64_t> levels(std::string_view name) const;
    [[nodiscard]] std::vector<std::vector<Step>> chains(std::string_view name) const;
    [[nodiscard]] std::vector<std::vector<TraineeStep>> trainee_chains(std::string_view name) const;
    /// "03-31" in a year.
    [[nodiscard]] date::sys_days day_of_year(std::string_view name, date::year year) const;
    /// What stands there; null where nothing does.
    [[nodiscard]] const TomlValue* find(std::string_view name) const { return table_.find(name); }

private:
    TomlTable table_;
};

/// A rule in some procedures: from when it is due, with which numbers, by which clause.
struct RuleRow {
    std::vector<std::string> procedures;
    bool outside = false; ///< judged also where institution and module make no procedure
    std::string due;
    std::string clause;
    Params params;
};

struct RegulatedRule {
    std::string id;
    std::vector<RuleRow> rows;

    /// The row for a procedure (null: the pair is outside of all), or null where the rule does not apply.
    [[nodiscard]] const RuleRow* row_for(const Procedure* procedure) const;
};

/// A clause that asks something of a batch, and how it is covered.
struct Clause {
    std::string ref;
    std::vector<std::string> procedures;
    std::vector<std::string> rules;
    Text by_hand; ///< what only a person can check; empty where there is nothing
};

struct Regulation {
    std::string id;
    std::string version;
    std::string document;
    Text title;
    date::sys_days valid_from;
    std::optional<date::sys_days> valid_until;
    std::string default_stage;
    std::vector<std::string> required_keys; ///< of the batch file: "batch.module"
    std::vector<std::string> sections;      ///< the tables of the batch file that it uses, beside those that every batch has
    WordLists words;
    std::vector<Stage> stages;
    std::vector<Procedure> procedures;
    std::vector<RegulatedRule> rules; ///< in the order of reports
    std::vector<Clause> clauses;
    std::string sha256;
    std::string file; ///< where it is not one that the program ships with

    [[nodiscard]] const Procedure* find_procedure(std::string_view kind, std::string_view module) const;
    [[nodiscard]] const Stage* find_stage(std::string_view wanted) const;
    /// The rank of a word in its list, from 0; the list's size where it is not in it.
    [[nodiscard]] std::size_t rank(std::string_view list, std::string_view word) const;
    /// A word for people: its first Chinese name, and its id.
    [[nodiscard]] Text title_of(std::string_view list, std::string_view word) const;
    /// A procedure for people: 社会培训评价组织 · 监管中心模块, and its id.
    [[nodiscard]] Text title_of(const Procedure& procedure) const;
    /// What a row gives for a parameter of its rule, for people; empty where it gives nothing.
    [[nodiscard]] Text value_of(const RuleRow& row, const Key& param) const;
    /// A clause with the document that it is of.
    [[nodiscard]] std::string cite(std::string_view clause) const { return document + " " + std::string(clause); }
    [[nodiscard]] RegulationUse use() const;
};

/// A rule as the loader knows it: its id and the parameters that a row of it has.
struct RuleDeclaration {
    std::string_view id;
    std::span<const Key> params;
};

/// Reads a regulation file. All of its mistakes go to `errors`, and then there is no regulation.
std::optional<Regulation> load_regulation(const Source& source, std::string_view text, std::span<const RuleDeclaration> rules,
                                          InputErrors& errors);

/// A regulation that is part of the program, parsed when that was built.
struct ShippedRegulation {
    std::string_view id;
    std::string_view sha256; ///< of the file
    std::string_view packed; ///< by pack_regulation()
};

/// The same of a file that was parsed before. Its mistakes have no place any more.
std::optional<Regulation> load_regulation(const ShippedRegulation& shipped, std::span<const RuleDeclaration> rules, InputErrors& errors);

/// A regulation file parsed, but not yet held against the rules. Nothing, and errors, where it is no TOML.
std::optional<std::string> pack_regulation(const Source& source, std::string_view text, InputErrors& errors);

} // namespace hegui
