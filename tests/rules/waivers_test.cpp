#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* failing = "theory-online";

/// A batch that fails by one rule, theory-online.
BatchBuilder on_paper() { return social_batch().theory("paper"); }

WaiverBuilder complete() { return waiver(failing); }

/// A waiver that waives nothing is a warning, and the rule that it is about fails as before.
void check_void(const WaiverBuilder& waiver, const char* reason) {
    INFO(reason);
    const Judgement judgement = judge_all(on_paper().waived(waiver));
    CHECK(judgement.rule("waivers") == warns().times(1).saying(reason));
    CHECK(judgement.rule(failing) == fails());
    CHECK(judgement.verdict() == Verdict::fail);
}

TEST_CASE("waivers: judged in every procedure, and outside of them") {
    for (const BatchBuilder& batch : every_batch()) {
        INFO(procedure_of(batch));
        CHECK(judge("waivers", batch) == passes());
        const BatchBuilder absent_file = batch.attached({attachment("a.pdf", Attachment::State::absent)});
        CHECK(judge_all(absent_file.waived(waiver("attachments"))).rule("waivers") == passes("attachments"));
        CHECK(judge_all(batch.waived(waiver("attachments"))).rule("waivers") == warns("attachments"));
    }
}

TEST_CASE("waivers: complete, in force and used") {
    const Judgement judgement = judge_all(on_paper().waived(complete()));
    CHECK(judgement.rule("waivers") == passes(failing).saying("省评价中心督导部（示例）").saying("2026-12-31"));
    CHECK(judgement.rule(failing) == is_waived("theory"));
}

TEST_CASE("waivers: one that lacks a part waives nothing") {
    check_void(complete().rule(absent), "rule");
    check_void(complete().rule(""), "rule");
    check_void(complete().reason(absent), "reason");
    check_void(complete().reason(""), "reason");
    check_void(complete().reason(" \t"), "reason");
    check_void(complete().approved_by(absent), "approved_by");
    check_void(complete().approved_by(""), "approved_by");
    check_void(complete().until(absent), "until");
    check_void(complete().reason(absent).until(absent), "until");
}

TEST_CASE("waivers: one that names an unknown rule, or waivers itself, waives nothing") {
    check_void(complete().rule("no-such-rule"), "no-such-rule");
    check_void(complete().rule("theory-onlin"), "theory-online");
    check_void(complete().rule("waivers"), "waivers");
}

TEST_CASE("waivers: the last day on which it holds is included") {
    const BatchBuilder batch = on_paper().as_of("2026-11-20");
    CHECK(judge_all(batch.waived(complete().until("2026-11-21"))).rule("waivers") == passes());
    CHECK(judge_all(batch.waived(complete().until("2026-11-20"))).rule("waivers") == passes());
    CHECK(judge_all(batch.waived(complete().until("2026-11-20"))).rule(failing) == is_waived());
    CHECK(judge_all(batch.waived(complete().until("2026-11-19"))).rule("waivers") == warns(failing).saying("2026-11-19"));
    CHECK(judge_all(batch.waived(complete().until("2026-11-19"))).rule(failing) == fails());
}

TEST_CASE("waivers: one that found nothing to waive") {
    const auto judged = [](const BatchBuilder& batch) { return judge_all(batch).rule("waivers"); };
    CHECK(judged(social_batch().waived(complete())) == warns(failing));
    CHECK(judged(on_paper().waived(complete().subject("elsewhere"))) == warns(failing));
    // Its rule does not apply here.
    CHECK(judged(employer_batch().waived(complete())) == warns(failing));
    CHECK(judged(batch_outside_procedures().waived(complete())) == warns(failing));
    // The first of several that fit is used, and nothing is left for the second.
    CHECK(judged(on_paper().waived(complete()).waived(complete())) == warns(failing).times(1));
    // A path that leaves the folder can't be waived.
    CHECK(judged(social_batch().attached({attachment("a.pdf", Attachment::State::outside)}).waived(waiver("attachments"))) ==
          warns("attachments"));
}

TEST_CASE("waivers: one whose rule is pending waits, and is no warning") {
    const BatchBuilder pending = social_batch().theory("centralized-online").at("registration").without(Step::arrangement_completed);
    CHECK(judge("exam-arrangement", pending) == pends());
    CHECK(judge_all(pending.waived(waiver("exam-arrangement"))).rule("waivers") == passes());
    CHECK(judge_all(pending.waived(waiver("exam-arrangement").subject("elsewhere"))).rule("waivers") == passes());
    CHECK(judge_all(pending.waived(waiver("exam-arrangement").until("2026-11-19"))).rule("waivers") == warns());
}

TEST_CASE("waivers: one whose rule was not selected is no warning") {
    JudgeOptions skipping;
    skipping.skip.insert(failing);
    CHECK(judge_all(on_paper().waived(complete()), skipping).rule("waivers") == passes());
    CHECK(judge_all(social_batch().waived(complete()), skipping).rule("waivers") == passes());
    JudgeOptions only;
    only.only = {"waivers", "lead-time"};
    CHECK(judge_all(social_batch().waived(complete()), only).rule("waivers") == passes());
    CHECK(judge_all(social_batch().waived(complete().until("2026-11-19")), only).rule("waivers") == warns());
}

TEST_CASE("waivers: set aside by the reviewer the rule does not apply") {
    JudgeOptions aside;
    aside.waivers = false;
    for (const WaiverBuilder& waiver : {complete(), complete().reason(absent)}) {
        const Judgement judgement = judge_all(on_paper().waived(waiver), aside);
        CHECK(judgement.rule("waivers") == does_not_apply());
        CHECK(judgement.rule("waivers").result.findings.empty());
        CHECK(judgement.rule(failing) == fails("theory"));
        CHECK(judgement.verdict() == Verdict::fail);
    }
}

} // namespace
} // namespace hegui::test
