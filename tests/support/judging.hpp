#pragma once

#include "lib/judge/judge.hpp"
#include "rules/all.hpp"
#include "tests/support/batches.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The verbs of the tests: a batch is judged, and the result compared with what the regulation says of it:
///     CHECK(judge("min-headcount", batch) == fails("电工").saying("14"));
namespace hegui::test {

/// A regulation that the program ships with, that of Henan, and the calendar; each is loaded once.
const Regulation& regulation(std::string_view id);
const Regulation& henan();
const Calendar& holidays();

/// How a rule should come out, and one finding that should be there.
class Expected {
public:
    explicit Expected(Outcome outcome, Word subject = absent) : outcome_(outcome), subject_(std::move(subject)) {}

    /// Words that stand in the finding, in either language: in its message, or in what to do about it.
    [[nodiscard]] Expected saying(std::string words) const;
    /// The clause that the finding itself refers to, where it is more precise than its rule's.
    [[nodiscard]] Expected under(std::string clause) const;
    /// How many findings of this outcome there are.
    [[nodiscard]] Expected times(std::size_t times) const;

    [[nodiscard]] bool fits(const RuleResult& result) const;
    [[nodiscard]] std::string shown() const;

private:
    [[nodiscard]] bool fits(const Finding& finding) const;

    Outcome outcome_;
    Word subject_;
    std::vector<std::string> words_;
    std::string clause_;
    std::optional<std::size_t> times_;
};

inline Expected passes(Word subject = absent) { return Expected(Outcome::pass, std::move(subject)); }
inline Expected fails(Word subject = absent) { return Expected(Outcome::fail, std::move(subject)); }
inline Expected warns(Word subject = absent) { return Expected(Outcome::warning, std::move(subject)); }
inline Expected pends(Word subject = absent) { return Expected(Outcome::pending, std::move(subject)); }
inline Expected cannot_be_checked(Word subject = absent) { return Expected(Outcome::unchecked, std::move(subject)); }
inline Expected is_waived(Word subject = absent) { return Expected(Outcome::waived, std::move(subject)); }
inline Expected does_not_apply() { return Expected(Outcome::not_applicable); }

/// What a rule came to.
struct Judged {
    RuleResult result;

    friend bool operator==(const Judged& judged, const Expected& expected) { return expected.fits(judged.result); }
};

/// What a batch came to.
struct Judgement {
    BatchResult result;

    /// A rule of it; one that was not selected is an error of the test.
    [[nodiscard]] Judged rule(std::string_view id) const;
    [[nodiscard]] Verdict verdict() const { return result.verdict; }
};

/// Judges a batch by all rules of its regulation that are selected, or by other rules than the program's.
Judgement judge_all(const BatchBuilder& batch, const JudgeOptions& options = {}, std::span<const Rule* const> rules = rules::all());

/// Judges a batch by one rule.
Judged judge(std::string_view rule, const BatchBuilder& batch);

/// A row of a table: the case in words, the batch, and what the regulation says of it.
struct RuleCase {
    std::string words;
    BatchBuilder batch;
    Expected expected;
};

/// Judges every row of a table by a rule. Each result that is not "not applicable" refers to the clause, and each of its findings
/// says in both languages what was found, and where something is wrong what to do.
void check_rule(std::string_view rule, std::string_view clause, std::initializer_list<RuleCase> cases);

/// That a rule applies in these procedures and in no other, and passes a batch of each that is in order.
void check_applies_in(std::string_view rule, std::initializer_list<std::string_view> procedures);

/// That data which is absent from a batch is pending before the stage that needs it, and from there on to the last stage a fail
/// that names the key and the stage.
void check_needed(std::string_view rule, const BatchBuilder& lacking, std::string_view key, std::string_view stage);

} // namespace hegui::test

template<> struct doctest::StringMaker<hegui::test::Judged> { static String convert(const hegui::test::Judged& judged); };
template<> struct doctest::StringMaker<hegui::test::Expected> { static String convert(const hegui::test::Expected& expected); };
template<> struct doctest::StringMaker<hegui::Outcome> { static String convert(hegui::Outcome outcome); };
template<> struct doctest::StringMaker<hegui::Verdict> { static String convert(hegui::Verdict verdict); };
