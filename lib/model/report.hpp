#pragma once

#include "lib/base/input_error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/checklist.hpp"
#include "lib/model/course.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What judging a batch came to: the one thing that reports show.
namespace hegui {

/// From the least to the worst, so that the greater of two is the worse.
enum class Outcome : unsigned char {
    not_applicable,
    pass,
    waived,
    pending,
    warning,
    unchecked,
    fail
};

std::string_view id_of(Outcome outcome); ///< "not-applicable", as reports and scripts know it

inline Outcome worse_of(Outcome a, Outcome b) { return a < b ? b : a; }

struct WaiverUse {
    std::string reason;
    std::string approved_by;
    std::string until; ///< ISO date
};

struct Finding {
    Outcome outcome = Outcome::pass;
    std::string subject; ///< the same in every language; empty where the batch as a whole is meant
    Text message;        ///< what was found and what is required, with the arithmetic
    Text remedy;         ///< what to do; empty where there is nothing to do
    std::string actual;
    std::string expected;
    std::string file;      ///< that `at` is in, relative to the batch's folder; empty: the batch file
    Position at;           ///< line 0: no particular place; column 0: the line as a whole
    std::string clause;    ///< where it is more precise than the rule's own
    bool if_today = false; ///< rests on a day that is absent and was taken as the as-of day
    bool can_be_waived = true;
    std::size_t times = 1;           ///< how many findings this one stands for: more where a flood was cut
    std::optional<WaiverUse> waiver; ///< of a finding that was waived
};

/// Of no findings: pass.
Outcome worst_of(const std::vector<Finding>& findings);

struct RuleResult {
    std::string rule;
    Text title;
    Outcome outcome = Outcome::not_applicable;
    std::string clause;
    std::size_t count = 0; ///< how many findings there are; `findings` may hold fewer
    std::vector<Finding> findings;
};

struct InputFile {
    std::string file;
    std::uint64_t bytes = 0;
    std::string sha256; ///< empty where it was not asked for
};

enum class Verdict {
    pass,
    fail,
    error
};

std::string_view id_of(Verdict verdict);

struct RegulationUse {
    std::string id;
    std::string version;
    std::string sha256;
    std::string document;
    Text title;
    std::string file; ///< where it is not one that the program ships with

    friend bool operator==(const RegulationUse& a, const RegulationUse& b) { return a.id == b.id && a.sha256 == b.sha256; }
};

struct BatchResult {
    std::string file;
    std::size_t place = 0; ///< among all batches of the run, those of its other parts included; from 1
    std::optional<std::string> id;
    std::optional<RegulationUse> regulation;
    std::optional<std::string> procedure;
    std::optional<std::string> stage;
    Text procedure_title; ///< for people: 社会培训评价组织 · 监管中心模块
    Text stage_title;
    Verdict verdict = Verdict::error;
    std::vector<RuleResult> rules;
    std::vector<InputFile> inputs;
    std::vector<Text> by_hand; ///< what is left for a person to check
    Course course;
    std::vector<ChecklistItem> checklist; ///< of materials, in the order of the regulation
    InputErrors errors;

    /// Where a finding is, in the words of the report's reader.
    [[nodiscard]] Location where(const Finding& finding) const;

    /// How many rules came out so.
    [[nodiscard]] std::size_t count(Outcome outcome) const;
};

/// All batches of a run, those of its other parts included.
struct Discovered {
    std::size_t batches = 0;
    std::string paths; ///< a digest of their paths, each from where it was found under: the same on every machine

    friend bool operator==(const Discovered&, const Discovered&) = default;
};

/// The batches of a run, or of a part of it, counted.
struct Summary {
    std::size_t batches = 0;
    std::size_t pass = 0;
    std::size_t fail = 0;
    std::size_t error = 0;
    std::size_t unchecked = 0; ///< rules, not batches

    std::optional<Discovered> found = {}; ///< nothing where the run was interrupted

    void add(const BatchResult& result);
};

} // namespace hegui
