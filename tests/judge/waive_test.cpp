#include "lib/judge/waive.hpp"

#include "tests/support/judging.hpp"

#include <algorithm>

namespace hegui::test {
namespace {

/// Two occupations, each with too few planned.
BatchBuilder two_too_small() {
    return social_batch()
        .sessions({session("电工", 4).planned(14), session("养老护理员", 5).planned(13)})
        .examiners({examiner().skilled("电工", 3).skilled("养老护理员", 3)});
}

const Finding* finding_of(const Judged& judged, std::string_view subject) {
    const auto& all = judged.result.findings;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Finding& one) { return one.subject == subject; });
    return found == all.end() ? nullptr : &*found;
}

TEST_CASE("waive: a waiver turns all findings of its rule, or those of its subject") {
    const BatchBuilder batch = two_too_small();
    CHECK(judge("min-headcount", batch) == fails().times(2));
    CHECK(judge("min-headcount", batch.waived(waiver("min-headcount"))) == is_waived().times(2));
    CHECK(judge("min-headcount", batch.waived(waiver("min-headcount").subject(""))) == is_waived().times(2));

    const BatchBuilder one = batch.waived(waiver("min-headcount").subject("电工"));
    CHECK(judge("min-headcount", one) == fails("养老护理员").times(1));
    REQUIRE(finding_of(judge("min-headcount", one), "电工") != nullptr);
    CHECK(finding_of(judge("min-headcount", one), "电工")->outcome == Outcome::waived);
    CHECK(judge("min-headcount", one.waived(waiver("min-headcount").subject("养老护理员"))) == is_waived().times(2));
}

TEST_CASE("waive: other rules are left alone") {
    const Judgement judgement = judge_all(two_too_small().theory("paper").waived(waiver("min-headcount")));
    CHECK(judgement.rule("min-headcount") == is_waived());
    CHECK(judgement.rule("theory-online") == fails());
    CHECK(judgement.verdict() == Verdict::fail);
}

TEST_CASE("waive: what was waived stays in the report, with the reason") {
    const Judged judged = judge(
        "theory-online",
        social_batch().theory("paper").waived(waiver("theory-online").reason("机房停电").approved_by("省评价中心").until("2026-12-01")));
    REQUIRE(judged.result.findings.size() == 1);
    const auto& finding = judged.result.findings.front();
    CHECK(finding.message.zh.find("纸笔考试") != std::string::npos);
    REQUIRE(finding.waiver.has_value());
    CHECK(finding.waiver->reason == "机房停电");
    CHECK(finding.waiver->approved_by == "省评价中心");
    CHECK(finding.waiver->until == "2026-12-01");
}

TEST_CASE("waive: the first of several that fit is used") {
    const BatchBuilder batch = social_batch().theory("paper");
    const Judged both = judge("theory-online",
                              batch.waived(waiver("theory-online").reason("一")).waived(waiver("theory-online").reason("二")));
    REQUIRE(both.result.findings.size() == 1);
    CHECK(both.result.findings.front().waiver->reason == "一");

    // One that is void does not fit.
    const Judged second = judge(
        "theory-online",
        batch.waived(waiver("theory-online").reason("一").until("2026-11-19")).waived(waiver("theory-online").reason("二")));
    REQUIRE(second.result.findings.size() == 1);
    CHECK(second.result.findings.front().waiver->reason == "二");
}

TEST_CASE("waive: fails, unchecked and warnings are turned, pending and passes are not") {
    const BatchBuilder unknown = social_batch().on(Step::plan_submitted, "2026-12-23").exam("2026-12-31").at("plan");
    CHECK(judge("lead-time", unknown) == cannot_be_checked());
    CHECK(judge("lead-time", unknown.waived(waiver("lead-time"))) == is_waived());

    const BatchBuilder doubtful = employer_batch().without_material("exception-verification-form");
    CHECK(judge("materials", doubtful) == warns());
    CHECK(judge("materials", doubtful.waived(waiver("materials"))) == is_waived());

    const BatchBuilder early = social_batch().without(Step::arrangement_completed).at("registration");
    CHECK(judge("exam-arrangement", early.waived(waiver("exam-arrangement"))) == pends());
    CHECK(judge("theory-online", social_batch().waived(waiver("theory-online"))) == passes());
}

TEST_CASE("waive: the outcome is the worst of what is left") {
    // Pending is worse than waived: one session is out, the numbers of the examined are still to come.
    const BatchBuilder batch = social_batch().sessions({session().registered(41).examined(absent)}).at("registration");
    CHECK(judge("headcount-variance", batch) == fails());
    CHECK(judge("headcount-variance", batch.waived(waiver("headcount-variance"))) == pends());
}

TEST_CASE("waive: a batch passes with waived findings, also when a warning would make it fail") {
    JudgeOptions strict;
    strict.fail_on_warning = true;
    const BatchBuilder batch = social_batch().theory("paper").waived(waiver("theory-online"));
    CHECK(judge_all(batch).verdict() == Verdict::pass);
    CHECK(judge_all(batch, strict).verdict() == Verdict::pass);
    CHECK(judge_all(batch.waived(waiver("theory-online")), strict).verdict() == Verdict::fail);
}

TEST_CASE("waive: same-year, 原则上: an approval that is named is the way around it") {
    const BatchBuilder crossing = employer_batch().exam("2026-12-30").as_of("2027-01-05");
    const BatchBuilder late = crossing.on(Step::completed, "2027-01-04").on(Step::certificates_declared, "2027-01-05");
    CHECK(judge("same-year", late) == fails().times(2));
    CHECK(judge("same-year", late.waived(waiver("same-year").until("2027-01-31"))) == is_waived().times(2));
    CHECK(judge("same-year", late.waived(waiver("same-year").subject("completed").until("2027-01-31"))) ==
          fails("certificates_declared").times(1));
}

TEST_CASE("waive: findings beyond those that are listed can be waived too") {
    std::vector<SessionBuilder> sessions(120, session("电工", 4).examined(20).passed(21));
    sessions.push_back(session("养老护理员", 5).examined(20).passed(21));
    const BatchBuilder flood = social_batch().sessions(sessions);
    const RuleResult result = judge("headcounts", flood.waived(waiver("headcounts"))).result;
    CHECK(result.outcome == Outcome::waived);
    CHECK(result.count == 121);
    CHECK(judge("headcounts", flood.waived(waiver("headcounts").subject("电工/4"))) == fails("养老护理员/5").times(1));
}

TEST_CASE("why_void: nothing where a waiver is complete and in force") {
    const BatchBuilder batch = social_batch();
    const Case c{.batch = batch.batch(),
                 .regulation = henan(),
                 .procedure = henan().find_procedure("social-training", "supervised"),
                 .stage = batch.stage(),
                 .calendar = holidays(),
                 .as_of = batch.today(),
                 .attachments = {},
                 .waivers = {}};
    CHECK(why_void(waiver("lead-time").waiver(), c).empty());
    CHECK(why_void(waiver("lead-time").subject("电工").waiver(), c).empty());
    CHECK_FALSE(why_void(waiver("waivers").waiver(), c).empty());
    CHECK(why_void(waiver("lead-time").reason(absent).approved_by(absent).waiver(), c).en.find("reason, approved_by") != std::string::npos);
}

} // namespace
} // namespace hegui::test
