#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "warnings-reviewed";

TEST_CASE("warnings-reviewed: asked in every procedure") {
    check_applies_in(rule, {"employer/supervised", "employer/autonomous", "social-training/supervised", "technical-college/supervised",
                            "technical-college/autonomous"});
}

TEST_CASE("warnings-reviewed: 对考生报名条件和预警信息进行审核, not later than the first exam day") {
    const BatchBuilder batch = employer_batch().exam("2026-10-31", "2026-11-01");
    check_rule(rule, "用人单位评价机构 二.3",
               {
                   {"before it", batch.reviewed_at_registration("2026-10-19"), passes("reviewed_at_registration")},
                   {"on it", batch.reviewed_at_registration("2026-10-31"), passes("reviewed_at_registration")},
                   {"a day later", batch.reviewed_at_registration("2026-11-01"),
                    fails("reviewed_at_registration").saying("2026-11-01").saying("2026-10-31")},
                   {"there were warnings", batch.warnings_at_registration(2), passes()},
                   {"there were none, and the review is still asked", batch.warnings_at_registration(0).reviewed_at_registration(absent),
                    fails("reviewed_at_registration")},
                   {"no exam day to compare with", batch.no_exam().reviewed_at_registration("2026-11-05"), passes()},
                   {"late, and judged at plan already", batch.reviewed_at_registration("2026-11-01").at("plan"),
                    fails("reviewed_at_registration")},
                   {"no second review is asked", batch.reviewed_at_certificate(absent).warnings_at_certificate(absent), passes()},
               });
}

TEST_CASE("warnings-reviewed: direct assessment has no exam to compare with") {
    check_rule(rule, "用人单位评价机构 三.2",
               {{"直接认定", employer_autonomous_batch().by("direct").no_exam().reviewed_at_registration("2026-11-19"), passes()}});
}

TEST_CASE("warnings-reviewed: 机构需再次对预警信息进行审核, not before the last exam day") {
    const BatchBuilder batch = social_batch().exam("2026-10-31", "2026-11-01");
    check_rule(rule, "社会培训评价组织 二.3、二.6",
               {
                   {"after it", batch.reviewed_at_certificate("2026-11-02"), passes("reviewed_at_certificate")},
                   {"on it", batch.reviewed_at_certificate("2026-11-01"), passes("reviewed_at_certificate")},
                   {"a day before", batch.reviewed_at_certificate("2026-10-31"),
                    fails("reviewed_at_certificate").saying("2026-10-31").saying("2026-11-01")},
                   {"a day before, and judged at arrangement already", batch.reviewed_at_certificate("2026-10-31").at("arrangement"),
                    fails("reviewed_at_certificate")},
                   {"a session lies later than exam_start",
                    batch.no_exam().on(Step::exam_start, "2026-10-31").sessions({session().date("2026-11-03")}),
                    fails("reviewed_at_certificate").saying("2026-11-03")},
                   {"no exam day to compare with", batch.no_exam().reviewed_at_certificate("2026-10-01"), passes()},
               });
}

TEST_CASE("warnings-reviewed: what is needed from when") {
    for (const BatchBuilder& batch : every_batch()) {
        if (judge(rule, batch) == does_not_apply()) continue;
        check_needed(rule, batch.warnings_at_registration(absent), "warnings.registration", "registration");
        check_needed(rule, batch.reviewed_at_registration(absent), "reviewed_at_registration", "registration");
    }
    check_needed(rule, social_batch().warnings_at_certificate(absent), "warnings.certificate", "certificate");
    check_needed(rule, social_batch().reviewed_at_certificate(absent), "reviewed_at_certificate", "certificate");
}

} // namespace
} // namespace hegui::test
