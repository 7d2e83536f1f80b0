#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "examiner-qualification";
constexpr const char* clause = "《关于举办技能人才评价考评员培训的通知》（安徽省职业技能鉴定中心）附件1";

/// 考评员甲, who assesses one session.
BatchBuilder with(const ExaminerBuilder& examiner, const SessionBuilder& session = test::session("电工", 4)) {
    return employer_batch().sessions({session}).examiners({examiner});
}

ExaminerBuilder skilled() { return examiner().skilled("电工", 3); }

TEST_CASE("examiner-qualification: asked in every procedure") {
    check_applies_in(rule, {"employer/supervised", "employer/autonomous", "social-training/supervised", "technical-college/supervised",
                            "technical-college/autonomous"});
}

TEST_CASE("examiner-qualification: 申报考评职业的三级/高级工以上") {
    check_rule(rule, clause,
               {
                   {"三级", with(examiner().skilled("电工", 3)), passes()},
                   {"二级", with(examiner().skilled("电工", 2)), passes()},
                   {"一级", with(examiner().skilled("电工", 1)), passes()},
                   {"四级", with(examiner().skilled("电工", 4)), fails("考评员甲")},
                   {"neither a skill nor a title", with(examiner()), fails("考评员甲")},
                   {"三级 in another occupation", with(examiner().skilled("养老护理员", 3)), fails("考评员甲")},
                   {"one of several skills is enough", with(examiner().skilled("养老护理员", 2).skilled("电工", 3)), passes()},
               });
}

TEST_CASE("examiner-qualification: which occupation a skill is in") {
    const SessionBuilder coded = session("电工", 4).code("6-31-01-03");
    check_rule(rule, clause,
               {
                   {"codes are equal, names are not", with(examiner().skilled("维修电工", 3, "6-31-01-03"), coded), passes()},
                   {"codes differ, names are equal", with(examiner().skilled("电工", 3, "6-29-02-06"), coded), fails("考评员甲")},
                   {"the skill has no code: by the name", with(examiner().skilled("电工", 3), coded), passes()},
                   {"the session has no code: by the name", with(examiner().skilled("电工", 3, "6-31-01-03")), passes()},
               });
}

TEST_CASE("examiner-qualification: 相关专业中级技术职务以上") {
    check_rule(rule, clause,
               {
                   {"中级", with(examiner().titled("intermediate", {"电工"})), passes()},
                   {"高级", with(examiner().titled("senior", {"电工"})), passes()},
                   {"初级", with(examiner().titled("junior", {"电工"})), fails("考评员甲")},
                   {"中级 in a specialty that is not related", with(examiner().titled("intermediate", {"养老护理员"})), fails("考评员甲")},
                   {"中级, and nothing said of related occupations", with(examiner().titled("intermediate", absent)), fails("考评员甲")},
                   {"related to several", with(examiner().titled("intermediate", {"养老护理员", "电工"})), passes()},
                   {"a low skill beside a title that is enough", with(examiner().skilled("电工", 4).titled("senior", {"电工"})), passes()},
               });
}

TEST_CASE("examiner-qualification: 考评员可承担五级、四级、三级, 高级考评员 every level") {
    for (const std::int64_t level : {5, 4, 3}) {
        INFO("level ", level);
        CHECK(judge(rule, with(skilled().certified("examiner"), session("电工", level))) == passes());
        CHECK(judge(rule, with(skilled().certified("senior-examiner"), session("电工", level))) == passes());
    }
    for (const std::int64_t level : {2, 1}) {
        INFO("level ", level);
        CHECK(judge(rule, with(skilled().certified("examiner"), session("电工", level))) == fails("考评员甲"));
        CHECK(judge(rule, with(skilled().certified(absent), session("电工", level))) == fails("考评员甲"));
        CHECK(judge(rule, with(skilled().certified("senior-examiner"), session("电工", level))) == passes());
    }
}

TEST_CASE("examiner-qualification: a certificate that is valid on every exam day, 2026-10-31 and 2026-11-01") {
    check_rule(rule, clause,
               {
                   {"no certificate", with(skilled().not_certified()), fails("考评员甲")},
                   {"issued on the first exam day", with(skilled().issued("2026-10-31")), passes()},
                   {"issued a day later", with(skilled().issued("2026-11-01")), fails("考评员甲").saying("2026-11-01")},
                   {"expires on the last exam day", with(skilled().expires("2026-11-01")), passes()},
                   {"expires a day earlier", with(skilled().expires("2026-10-31")), fails("考评员甲").saying("2026-10-31")},
                   {"neither day is written", with(skilled().issued(absent).expires(absent)), passes()},
                   {"no exam day to compare with", with(skilled().issued("2026-11-05").expires("2026-11-06")).no_exam(), passes()},
               });
}

TEST_CASE("examiner-qualification: each session has an examiner, and each of them is judged") {
    const ExaminerBuilder second = examiner("考评员乙").skilled("电工", 4);
    const SessionBuilder nobody = session("电工", 5).examiners(absent);
    check_rule(rule, clause,
               {
                   {"a session names none, another does", employer_batch().sessions({session(), nobody}), fails("电工/5").times(1)},
                   {"an empty list", employer_batch().sessions({session(), nobody.examiners({})}), fails("电工/5")},
                   {"examiners are listed, and the only session names none", employer_batch().sessions({nobody}), fails("电工/5")},
                   {"one who does not stand in [[examiner]]", employer_batch().examiners({}), fails("考评员甲")},
                   {"the second of two is not qualified",
                    employer_batch().sessions({session().examiners({"考评员甲", "考评员乙"})}).examiners({skilled(), second}),
                    fails("考评员乙").times(1)},
                   {"one who is assigned nowhere is not judged", employer_batch().examiners({skilled(), second}), passes()},
                   {"qualified for one of two occupations", employer_batch().sessions({session(), session("养老护理员", 5)}),
                    fails("考评员甲").saying("养老护理员/5")},
               });
}

TEST_CASE("examiner-qualification: who is a candidate of the batch is told by the first of their rows, and everybody who has the number") {
    const auto numbered = [](std::string name, const char* id) { return examiner(std::move(name)).skilled("电工", 3).id_number(id); };
    const BatchBuilder batch = employer_batch().sessions({session().examiners({"考评员甲", "考评员乙", "考评员丙"})});
    const std::string header = "姓名,证件号码,职业,级别\n";
    const std::string other = "学员一,11010119900307002X,电工,4\n";
    const std::string row = "考评员甲,110101199003070011,电工,4\n";
    const BatchBuilder three = batch.examiners({numbered("考评员甲", "110101199003070011"), numbered("考评员乙", "110101199003070011"),
                                                numbered("考评员丙", "110101199003070038")});
    check_rule(rule, clause,
               {
                   {"nobody is", three.roster(header + other), passes()},
                   {"two of one number", three.roster(header + other + row), fails("考评员甲").times(2).saying("第 3 行")},
                   {"in several rows", three.roster(header + other + row + row + row), fails("考评员乙").times(2).saying("第 3 行")},
               });
}

TEST_CASE("examiner-qualification: one who assesses very many sessions") {
    const std::vector<SessionBuilder> many(3000, session());
    const BatchBuilder batch = employer_batch().sessions(many).examiners({skilled().issued("2026-11-01")});
    CHECK(judge(rule, batch) == fails("考评员甲").times(1).saying("2026-11-01"));
    CHECK(judge(rule, batch.examiners({skilled().issued("2026-10-31")})) == passes());
}

TEST_CASE("examiner-qualification: a batch that names no examiner at all") {
    const auto nobody = [](const BatchBuilder& batch) { return batch.examiners({}).sessions({session().examiners(absent)}); };
    check_rule(rule, clause,
               {
                   {"when it is due: [H] itself asks for no list", nobody(employer_batch()), warns("").times(1)},
                   {"before", nobody(employer_batch()).at("registration"), pends()},
                   {"social training, when it is due", nobody(social_batch()).at("arrangement"), warns("")},
                   {"social training, before", nobody(social_batch()).at("registration"), pends()},
                   {"nor any session", nobody(employer_batch()).sessions({}), warns("")},
               });
}

TEST_CASE("examiner-qualification: what is needed from when") {
    const SessionBuilder nobody = session("电工", 5).examiners(absent);
    for (const auto& [batch, stage] : {std::pair{employer_batch(), "certificate"}, std::pair{employer_autonomous_batch(), "certificate"},
                                       std::pair{social_batch(), "arrangement"}, std::pair{college_batch(), "certificate"},
                                       std::pair{college_autonomous_batch(), "certificate"}}) {
        const std::string procedure = procedure_of(batch);
        INFO(procedure);
        check_needed(rule, batch.sessions({session(), nobody}), "examiners", stage);
        check_needed(rule, batch.sessions({}), "session", stage);
    }
    check_rule(
        rule, clause,
        {
            {"no certificate yet", with(skilled().not_certified()).at("registration"), pends("考评员甲")},
            {"no skill or title yet", with(examiner()).at("registration"), pends("考评员甲")},
            {"not in [[examiner]] yet", employer_batch().examiners({}).at("plan"), pends("考评员甲")},
            {"what is there is judged: 四级", with(examiner().skilled("电工", 4)).at("plan"), fails("考评员甲")},
            {"what is there is judged: 初级", with(examiner().titled("junior", {"电工"})).at("plan"), fails("考评员甲")},
            {"what is there is judged: a certificate that expires", with(skilled().expires("2026-10-31")).at("plan"), fails("考评员甲")},
            {"what is there is judged: 二级 by an ordinary examiner", with(skilled(), session("电工", 2)).at("plan"), fails("考评员甲")},
        });
}

} // namespace
} // namespace hegui::test
