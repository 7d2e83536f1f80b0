#include "tests/support/judging.hpp"

#include "lib/regulation/catalogue.hpp"
#include "rules/embedded.hpp"

#include <algorithm>
#include <stdexcept>

namespace hegui::test {
namespace {

bool contains(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// The regulations that the program ships with.
const Catalogue& catalogue() {
    static const Catalogue all(rules::regulations(), rules::declarations());
    return all;
}

/// A clause without the document that it is of.
std::string within_document(const std::string& clause) {
    for (const std::string_view id : catalogue().ids()) {
        const std::string document = regulation(id).document + " ";
        if (clause.starts_with(document)) return clause.substr(document.size());
    }
    return clause;
}

const Procedure* procedure_of_batch(const BatchBuilder& batch) {
    const Batch& read = batch.batch();
    return regulation(batch.regulation()).find_procedure(read.institution.kind.value_or({}), read.module.value_or({}));
}

std::string shown(const Finding& finding) {
    return std::string(id_of(finding.outcome)) + " [" + finding.subject + "] " + finding.message.zh + " / " + finding.message.en;
}

/// What a person needs in order to understand a finding, and to mend what is wrong.
void check_is_told(const Finding& finding) {
    INFO(shown(finding));
    CHECK_FALSE(finding.message.zh.empty());
    CHECK_FALSE(finding.message.en.empty());
    const bool wrong = finding.outcome > Outcome::pending;
    CHECK((!wrong || (!finding.remedy.zh.empty() && !finding.remedy.en.empty())));
}

} // namespace

const Regulation& regulation(std::string_view id) {
    const std::shared_ptr<const Regulation> loaded = catalogue().shipped(id);
    if (loaded == nullptr) throw std::logic_error(std::string(id) + " does not load");
    return *loaded; // the catalogue keeps it
}

const Regulation& henan() { return regulation("henan-2023"); }

const Calendar& holidays() {
    static const Calendar calendar = [] {
        Calendar loaded;
        InputErrors errors;
        loaded.add(Source("cn.csv", rules::calendar()), rules::calendar(), errors);
        if (!errors.empty()) throw std::logic_error("the calendar does not load");
        return loaded;
    }();
    return calendar;
}

Expected Expected::saying(std::string words) const {
    Expected copy = *this;
    copy.words_.push_back(std::move(words));
    return copy;
}

Expected Expected::under(std::string clause) const {
    Expected copy = *this;
    copy.clause_ = std::move(clause);
    return copy;
}

Expected Expected::times(std::size_t times) const {
    Expected copy = *this;
    copy.times_ = times;
    return copy;
}

bool Expected::fits(const Finding& finding) const {
    if (finding.outcome != outcome_ || (subject_ && finding.subject != *subject_)) return false;
    if (!clause_.empty() && within_document(finding.clause) != clause_) return false;
    return std::all_of(words_.begin(), words_.end(), [&](const std::string& words) {
        const auto& [message, remedy] = std::tie(finding.message, finding.remedy);
        return contains(message.zh, words) || contains(message.en, words) || contains(remedy.zh, words) || contains(remedy.en, words);
    });
}

bool Expected::fits(const RuleResult& result) const {
    const auto& all = result.findings;
    if (result.outcome != outcome_) return false;
    const auto same = std::count_if(all.begin(), all.end(), [&](const Finding& one) { return one.outcome == outcome_; });
    if (times_ && static_cast<std::size_t>(same) != *times_) return false;
    if (!subject_ && words_.empty() && clause_.empty()) return true;
    return std::any_of(all.begin(), all.end(), [&](const Finding& one) { return fits(one); });
}

std::string Expected::shown() const {
    std::string text(id_of(outcome_));
    if (times_) text += " × " + std::to_string(*times_);
    if (subject_) text += " [" + *subject_ + "]";
    if (!clause_.empty()) text += " under " + clause_;
    for (const std::string& words : words_) text += " saying \"" + words + "\"";
    return text;
}

Judged Judgement::rule(std::string_view id) const {
    const auto& all = result.rules;
    const auto found = std::find_if(all.begin(), all.end(), [&](const RuleResult& one) { return one.rule == id; });
    if (found == all.end()) throw std::invalid_argument("not judged: " + std::string(id));
    return {*found};
}

Judgement judge_all(const BatchBuilder& batch, const JudgeOptions& options, std::span<const Rule* const> rules) {
    const Batch& read = batch.batch();
    const Case judged{.batch = read,
                      .regulation = regulation(batch.regulation()),
                      .procedure = procedure_of_batch(batch),
                      .stage = batch.stage(),
                      .calendar = holidays(),
                      .as_of = batch.today(),
                      .attachments = batch.attachments(),
                      .roster = batch.roster(),
                      .waivers = {}};
    Judgement judgement;
    hegui::judge(judged, rules, options, judgement.result);
    return judgement;
}

Judged judge(std::string_view rule, const BatchBuilder& batch) {
    JudgeOptions options;
    options.only.emplace(rule);
    return judge_all(batch, options).rule(rule);
}

void check_rule(std::string_view rule, std::string_view clause, std::initializer_list<RuleCase> cases) {
    for (const RuleCase& one : cases) {
        INFO(std::string(rule), ": ", one.words, " (", std::string(clause), ")");
        const Judged judged = judge(rule, one.batch);
        CHECK(judged == one.expected);
        for (const Finding& finding : judged.result.findings) check_is_told(finding);
        if (judged.result.outcome != Outcome::not_applicable) CHECK(within_document(judged.result.clause) == std::string(clause));
    }
}

void check_applies_in(std::string_view rule, std::initializer_list<std::string_view> procedures) {
    for (const BatchBuilder& batch : every_batch()) {
        const std::string procedure = procedure_of(batch);
        INFO(std::string(rule), " in ", procedure);
        const bool applies = std::find(procedures.begin(), procedures.end(), procedure) != procedures.end();
        CHECK(judge(rule, batch) == (applies ? passes() : does_not_apply()));
    }
}

void check_needed(std::string_view rule, const BatchBuilder& lacking, std::string_view key, std::string_view stage) {
    const Procedure* procedure = procedure_of_batch(lacking);
    const auto& stages = procedure->stages;
    const auto due = std::find(stages.begin(), stages.end(), stage);
    REQUIRE(due != stages.end());
    for (auto now = stages.begin(); now != stages.end(); ++now) {
        INFO(std::string(rule), " without ", std::string(key), " at ", *now);
        const Expected expected = now < due ? pends().saying(std::string(key))
                                            : fails().saying(std::string(key)).saying(std::string(stage));
        CHECK(judge(rule, lacking.at(*now)) == expected);
    }
}

} // namespace hegui::test

using hegui::test::Expected;
using hegui::test::Judged;

doctest::String doctest::StringMaker<Judged>::convert(const Judged& judged) {
    std::string text(id_of(judged.result.outcome));
    for (const hegui::Finding& finding : judged.result.findings) text += "\n    " + hegui::test::shown(finding);
    return text.c_str();
}
doctest::String doctest::StringMaker<Expected>::convert(const Expected& expected) { return expected.shown().c_str(); }
doctest::String doctest::StringMaker<hegui::Outcome>::convert(hegui::Outcome outcome) { return std::string(id_of(outcome)).c_str(); }
doctest::String doctest::StringMaker<hegui::Verdict>::convert(hegui::Verdict verdict) { return std::string(id_of(verdict)).c_str(); }
