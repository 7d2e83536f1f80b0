#include "lib/regulation/regulation.hpp"

#include "tests/fixture/henan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {
namespace {

using Names = std::vector<std::string>;

const Procedure& procedure(std::string_view id) {
    const auto& all = fixture::henan().procedures;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Procedure& one) { return one.id == id; });
    REQUIRE(found != all.end());
    return *found;
}

// ---- the table of section 1

struct ProcedureRow {
    const char* id;
    const char* kind;
    const char* module;
    Names methods;
    Names stages;
};

const Names five{"plan", "registration", "arrangement", "certificate", "complete"};
const Names four{"plan", "registration", "certificate", "complete"};
const Names three{"registration", "certificate", "complete"};

const std::vector<ProcedureRow> procedures{
    {"employer/supervised", "employer", "supervised", {"exam"}, four},
    {"employer/autonomous", "employer", "autonomous", {"direct", "exam", "process", "competition"}, three},
    {"social-training/supervised", "social-training", "supervised", {"exam"}, five},
    {"technical-college/supervised", "technical-college", "supervised", {"exam"}, four},
    {"technical-college/autonomous", "technical-college", "autonomous", {"exam", "process", "competition"}, three},
};

// ---- the table of section 4

struct GateRow {
    const char* procedure;
    Step step;
    bool only_with_warnings;
    Step not_before;
    Step not_after;
    const char* due;
};

const std::vector<GateRow> gates{
    {"employer/supervised", Step::plan_approved, false, Step::plan_submitted, Step::registration_opened, "registration"},
    {"employer/supervised", Step::registration_approved, true, Step::registration_reviewed, Step::first_exam_day, "certificate"},
    {"social-training/supervised", Step::plan_approved, false, Step::plan_submitted, Step::registration_reviewed, "registration"},
    {"social-training/supervised", Step::registration_approved, false, Step::registration_reviewed, Step::first_exam_day, "arrangement"},
    {"social-training/supervised", Step::arrangement_approved, false, Step::arrangement_completed, Step::first_exam_day, "certificate"},
    {"technical-college/supervised", Step::plan_approved, false, Step::plan_submitted, Step::registration_opened, "registration"},
    {"technical-college/supervised", Step::registration_approved, true, Step::registration_reviewed, Step::first_exam_day, "certificate"},
};

// ---- the table of section 3: from which stage a rule is due, in the order of the procedures above; empty: it does not apply

struct RuleRowOfTable {
    const char* rule;
    std::vector<const char*> due;
};

const std::vector<RuleRowOfTable> rule_table{
    {"assessment-method", {"first", "first", "first", "first", "first"}},
    {"annual-plan", {"first", "first", "", "first", "first"}},
    {"plan-published", {"", "", "plan", "", ""}},
    {"min-headcount", {"", "", "plan", "", ""}},
    {"lead-time", {"", "", "plan", "", ""}},
    {"cross-region", {"", "", "plan", "", ""}},
    {"theory-online", {"", "", "plan", "", ""}},
    {"headcount-variance", {"", "", "registration", "", ""}},
    {"candidate-scope", {"registration", "registration", "", "registration", "registration"}},
    {"warnings-reviewed", {"registration", "registration", "registration", "registration", "registration"}},
    {"exam-arrangement", {"", "", "arrangement", "", ""}},
    {"arrangement-match", {"", "", "arrangement", "", ""}},
    {"headcounts", {"first", "first", "first", "first", "first"}},
    {"completion-deadline", {"", "", "certificate", "", ""}},
    {"same-year", {"first", "", "first", "first", ""}},
    {"materials", {"first", "first", "first", "first", "first"}},
    {"attachments", {"first", "first", "first", "first", "first"}},
    {"examiner-qualification", {"certificate", "certificate", "arrangement", "certificate", "certificate"}},
    {"timeline", {"first", "first", "first", "first", "first"}},
    {"waivers", {"first", "first", "first", "first", "first"}},
};

const RegulatedRule* find_rule(std::string_view id) {
    const auto& all = fixture::henan().rules;
    const auto found = std::find_if(all.begin(), all.end(), [&](const RegulatedRule& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("henan-2023: procedures with their methods and stages") {
    REQUIRE(fixture::henan().procedures.size() == procedures.size());
    for (const ProcedureRow& row : procedures) {
        CAPTURE(row.id);
        const Procedure& loaded = procedure(row.id);
        CHECK(loaded.kind == row.kind);
        CHECK(loaded.module == row.module);
        CHECK(loaded.methods == row.methods);
        CHECK(loaded.stages == row.stages);
        CHECK(fixture::henan().find_procedure(row.kind, row.module) == &loaded);
    }
    CHECK(fixture::henan().find_procedure("social-training", "autonomous") == nullptr);
}

TEST_CASE("henan-2023: approvals row by row") {
    std::map<std::string, std::size_t> seen;
    for (const GateRow& row : gates) {
        CAPTURE(row.procedure);
        CAPTURE(key_of(row.step));
        const auto& all = procedure(row.procedure).gates;
        const std::size_t at = seen[row.procedure]++;
        REQUIRE(at < all.size());
        CHECK(all[at].step == row.step);
        CHECK(all[at].only_with_warnings == row.only_with_warnings);
        CHECK(all[at].not_before == row.not_before);
        CHECK(all[at].not_after == row.not_after);
        CHECK(all[at].due == row.due);
        CHECK(all[at].clause.rfind("豫职评〔2023〕230号 ", 0) == 0);
    }
    for (const ProcedureRow& row : procedures) CHECK(procedure(row.id).gates.size() == seen[row.id]);
}

TEST_CASE("henan-2023: which rule is due from when in which procedure") {
    for (const RuleRowOfTable& row : rule_table) {
        CAPTURE(row.rule);
        const RegulatedRule* rule = find_rule(row.rule);
        REQUIRE(rule != nullptr);
        for (std::size_t i = 0; i < procedures.size(); ++i) {
            CAPTURE(procedures[i].id);
            const Procedure& in = procedure(procedures[i].id);
            const RuleRow* found = rule->row_for(&in);
            const std::string_view expected = row.due[i];
            REQUIRE((found == nullptr) == expected.empty());
            if (found == nullptr) continue;
            const std::string_view first = in.stages.front(); // the first stage by its name is the first stage
            CHECK((found->due == expected || (expected == "first" && found->due == first) || (found->due == "first" && expected == first)));
        }
    }
}

TEST_CASE("henan-2023: approvals hold where there are gates") {
    const RegulatedRule* approvals = find_rule("approvals");
    REQUIRE(approvals != nullptr);
    for (const ProcedureRow& row : procedures) {
        CHECK((approvals->row_for(&procedure(row.id)) == nullptr) == procedure(row.id).gates.empty());
    }
}

TEST_CASE("henan-2023: outside of all procedures three rules are judged") {
    for (const RegulatedRule& rule : fixture::henan().rules) {
        CAPTURE(rule.id);
        const bool judged = rule.id == "assessment-method" || rule.id == "attachments" || rule.id == "waivers";
        CHECK((rule.row_for(nullptr) != nullptr) == judged);
    }
}

TEST_CASE("henan-2023: the numbers of the text") {
    const Procedure& social = procedure("social-training/supervised");
    const auto number = [&](const char* rule, const char* name) { return find_rule(rule)->row_for(&social)->params.count(name); };
    CHECK(number("min-headcount", "at-least") == 15);
    CHECK(number("headcount-variance", "at-most") == 10);
    CHECK(number("lead-time", "working-days") == 3);
    CHECK(number("exam-arrangement", "days-before") == 2);
    CHECK(number("completion-deadline", "within-days") == 30);
    const Procedure& employer = procedure("employer/supervised");
    const Params& plan = find_rule("annual-plan")->row_for(&employer)->params;
    CHECK(iso(plan.day_of_year("from", date::year{2026})) == "2026-01-01");
    CHECK(iso(plan.day_of_year("until", date::year{2026})) == "2026-03-31");
}

TEST_CASE("henan-2023: dates that a stage produces") {
    const auto produces = [](const char* stage) { return fixture::henan().find_stage(stage)->produces; };
    CHECK(produces("plan") == std::vector<Step>{Step::plan_submitted});
    CHECK(produces("registration").empty());
    CHECK(produces("arrangement") == std::vector<Step>{Step::arrangement_completed});
    CHECK(produces("certificate") == std::vector<Step>{Step::completed, Step::certificates_declared});
    CHECK(produces("complete").empty());
}

TEST_CASE("henan-2023: rules stand in the order of the table") {
    Names order;
    for (const RegulatedRule& rule : fixture::henan().rules) {
        if (rule.id != "roster") order.push_back(rule.id); // listed between examiner-qualification and timeline where it is judged
    }
    Names expected;
    for (const RuleRowOfTable& row : rule_table) {
        expected.emplace_back(row.rule);
        if (expected.back() == "warnings-reviewed") expected.emplace_back("approvals");
    }
    CHECK(order == expected);
}

TEST_CASE("henan-2023: lists that have a rank go from low to high") {
    const Regulation& henan = fixture::henan();
    CHECK(henan.rank("grade", "junior") < henan.rank("grade", "intermediate"));
    CHECK(henan.rank("grade", "intermediate") < henan.rank("grade", "senior"));
    CHECK(henan.rank("certificate", "examiner") < henan.rank("certificate", "senior-examiner"));
    CHECK(henan.title_of("kind", "employer").zh == "用人单位评价机构");
    CHECK(henan.title_of("kind", "employer").en == "employer");
}

} // namespace hegui
