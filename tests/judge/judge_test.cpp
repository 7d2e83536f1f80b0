#include "tests/support/judging.hpp"

#include <algorithm>
#include <stdexcept>

namespace hegui::test {
namespace {

std::vector<Finding> breaks(const Case& /*c*/, const RuleRow& /*row*/) { throw std::runtime_error("out of order"); }

/// The program's rules, one of them broken.
class BrokenRules {
public:
    explicit BrokenRules(std::string_view id) : rules_(rules::all().begin(), rules::all().end()) {
        const auto place = std::find_if(rules_.begin(), rules_.end(), [&](const Rule* rule) { return rule->id == id; });
        broken_ = **place;
        broken_.judge = breaks;
        *place = &broken_;
    }

    // The table points into the object.
    BrokenRules(const BrokenRules&) = delete;
    BrokenRules& operator=(const BrokenRules&) = delete;

    [[nodiscard]] std::span<const Rule* const> all() const { return rules_; }

private:
    std::vector<const Rule*> rules_;
    Rule broken_{};
};

std::vector<std::string> names_of(const Judgement& judgement) {
    std::vector<std::string> names;
    for (const RuleResult& result : judgement.result.rules) names.push_back(result.rule);
    return names;
}

JudgeOptions only(std::initializer_list<const char*> rules) {
    JudgeOptions options;
    options.only.insert(rules.begin(), rules.end());
    return options;
}

JudgeOptions skip(std::initializer_list<const char*> rules) {
    JudgeOptions options;
    options.skip.insert(rules.begin(), rules.end());
    return options;
}

/// More people passed than were examined, in every one of many sessions.
BatchBuilder flood(std::size_t wrong_sessions) {
    return social_batch().sessions(std::vector<SessionBuilder>(wrong_sessions, session().examined(20).passed(21)));
}

TEST_CASE("judge: the batches that the tests start from pass every rule at certificate and at complete") {
    for (const BatchBuilder& batch : every_batch()) {
        if (procedure_of(batch) == procedure_of(batch_outside_procedures())) continue;
        for (const char* stage : {"certificate", "complete"}) {
            INFO(procedure_of(batch), " at ", stage);
            const Judgement judgement = judge_all(batch.at(stage));
            CHECK(judgement.verdict() == Verdict::pass);
            for (const RuleResult& result : judgement.result.rules) {
                if (result.outcome != Outcome::not_applicable) CHECK(Judged{result} == passes());
            }
        }
    }
}

TEST_CASE("judge: every rule of the regulation is judged, in its order") {
    std::vector<std::string> expected;
    for (const RegulatedRule& rule : henan().rules) expected.push_back(rule.id);
    CHECK(names_of(judge_all(social_batch())) == expected);
}

TEST_CASE("judge: of institution and module that make no procedure, only the pair, the files and the waivers are judged") {
    for (const BatchBuilder& batch :
         {batch_outside_procedures(), employer_batch().of("central-enterprise-branch", "supervised"),
          employer_batch().of("provincial-industry-organization", "autonomous"), employer_batch().of("member-unit", "supervised")}) {
        INFO(procedure_of(batch));
        const Judgement judgement = judge_all(batch);
        CHECK(judgement.verdict() == Verdict::fail);
        CHECK(judgement.rule("assessment-method") == fails(""));
        CHECK(judgement.rule("attachments") == passes());
        CHECK(judgement.rule("waivers") == passes());
        CHECK(judgement.result.count(Outcome::not_applicable) == henan().rules.size() - 3);
    }
}

TEST_CASE("judge: a method that is not allowed changes nothing else") {
    const Judgement judgement = judge_all(employer_batch().by("direct"));
    CHECK(judgement.rule("assessment-method") == fails());
    CHECK(judgement.result.count(Outcome::fail) == 1);
    CHECK(judgement.result.count(Outcome::not_applicable) == judge_all(employer_batch()).result.count(Outcome::not_applicable));
}

TEST_CASE("judge: only and skip choose the rules, and the verdict is of those") {
    const BatchBuilder late = social_batch().on(Step::plan_submitted, "2026-10-30").on(Step::plan_approved, "2026-10-14");
    CHECK(judge_all(late).verdict() == Verdict::fail);
    CHECK(names_of(judge_all(late, only({"theory-online", "headcounts"}))) == std::vector<std::string>{"theory-online", "headcounts"});
    CHECK(judge_all(late, only({"theory-online"})).verdict() == Verdict::pass);
    CHECK(judge_all(late, only({"lead-time"})).verdict() == Verdict::fail);
    CHECK(judge_all(late, skip({"lead-time", "approvals"})).verdict() == Verdict::pass);
    CHECK(judge_all(late, skip({"lead-time"})).verdict() == Verdict::fail);
    CHECK(names_of(judge_all(late, skip({"waivers"}))).size() == henan().rules.size() - 1);

    JudgeOptions both = only({"lead-time", "headcounts"});
    both.skip.insert("lead-time");
    CHECK(names_of(judge_all(late, both)) == std::vector<std::string>{"headcounts"});
}

TEST_CASE("judge: the verdict is the worst that a rule came to, and nothing that went wrong is a pass") {
    const BatchBuilder warned = employer_batch().without_material("exception-verification-form");
    const BatchBuilder unreadable = social_batch().attached({attachment("a.pdf", Attachment::State::unreadable)});
    CHECK(judge_all(warned).rule("materials") == warns());
    CHECK(judge_all(warned).verdict() == Verdict::pass);
    CHECK(judge_all(social_batch().at("arrangement").without(Step::arrangement_approved)).verdict() == Verdict::pass);
    CHECK(judge_all(unreadable).verdict() == Verdict::error);
    CHECK(judge_all(unreadable.theory("paper")).verdict() == Verdict::fail);
    CHECK(judge_all(unreadable.theory("paper")).result.count(Outcome::unchecked) == 1);
}

TEST_CASE("judge: fail_on_warning makes the batch fail, and its rule stays a warning") {
    JudgeOptions strict;
    strict.fail_on_warning = true;
    const Judgement judgement = judge_all(employer_batch().without_material("exception-verification-form"), strict);
    CHECK(judgement.verdict() == Verdict::fail);
    CHECK(judgement.rule("materials") == warns());
    CHECK(judge_all(employer_batch(), strict).verdict() == Verdict::pass);
    CHECK(judge_all(employer_batch().at("registration").warnings_at_registration(1).material("warning-verification"), strict).verdict() ==
          Verdict::pass);
}

TEST_CASE("judge: a rule that breaks is unchecked, and the others are judged all the same") {
    const BrokenRules broken("lead-time");
    const Judgement judgement = judge_all(social_batch(), {}, broken.all());
    CHECK(judgement.rule("lead-time") == cannot_be_checked().saying("out of order"));
    CHECK(judgement.verdict() == Verdict::error);
    CHECK(judgement.result.count(Outcome::unchecked) == 1);
    CHECK(judgement.rule("cross-region") == passes());
    CHECK(judge_all(social_batch().theory("paper"), {}, broken.all()).verdict() == Verdict::fail);
    CHECK(judge_all(employer_batch(), {}, broken.all()).rule("lead-time") == does_not_apply());
}

TEST_CASE("judge: the rule that judges waivers may break like any other") {
    const BrokenRules broken("waivers");
    CHECK(judge_all(social_batch(), {}, broken.all()).rule("waivers") == cannot_be_checked());
}

TEST_CASE("judge: at most 100 findings of a rule are listed, with the true count beside them") {
    struct Row {
        std::size_t wrong;
        std::size_t listed;
    };
    for (const Row& row : {Row{99, 99}, Row{100, 100}, Row{101, 100}, Row{150, 100}}) {
        INFO("findings: ", row.wrong);
        const RuleResult result = judge("headcounts", flood(row.wrong)).result;
        CHECK(result.count == row.wrong);
        CHECK(result.findings.size() == row.listed);
        CHECK(result.outcome == Outcome::fail);
    }
}

TEST_CASE("judge: what is cut is never the worst") {
    BatchBuilder many = social_batch();
    for (int i = 0; i < 120; ++i) many = many.material("no-such-material-" + std::to_string(i));
    CHECK(judge("materials", many) == warns().times(100));
    const RuleResult result = judge("materials", many.without_material("internal-supervision-report")).result;
    CHECK(result.count > 120);
    CHECK(result.findings.size() == 100);
    CHECK(Judged{result} == fails("internal-supervision-report"));
}

TEST_CASE("judge: what is left for a person to check is that of the procedure") {
    const auto says = [](const Judgement& judgement, std::string_view words) {
        const auto& notes = judgement.result.by_hand;
        return std::any_of(notes.begin(), notes.end(), [&](const Text& note) { return note.zh.find(words) != std::string::npos; });
    };
    CHECK(says(judge_all(social_batch()), "社会培训评价组织 二.5"));
    CHECK_FALSE(says(judge_all(social_batch()), "用人单位评价机构"));
    CHECK(says(judge_all(employer_autonomous_batch()), "用人单位评价机构 三.4"));
    CHECK_FALSE(says(judge_all(employer_autonomous_batch()), "用人单位评价机构 二"));
    CHECK(judge_all(batch_outside_procedures()).result.by_hand.empty());
}

} // namespace
} // namespace hegui::test
