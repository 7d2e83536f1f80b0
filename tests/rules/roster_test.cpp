#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "roster";
constexpr const char* clause = "惯例：花名册与批次一致、自身一致";
constexpr const char* standard = "GB 11643-1999";

/// 示例学员, with ID numbers that are right.
constexpr const char* one = "学员一,110101199003070011";
constexpr const char* two = "学员二,11010119900307002X";
constexpr const char* three = "学员三,110101199003070038";

/// A session whose numbers are left open, so that rows alone are judged.
SessionBuilder open_session(const std::string& occupation = "电工", std::int64_t level = 4) {
    return session(occupation, level).registered(absent).examined(absent).passed(absent);
}

BatchBuilder registering(const std::vector<SessionBuilder>& sessions = {open_session()}) {
    return social_batch().at("registration").sessions(sessions).warnings_at_registration(absent);
}

struct Rows {
    std::string header;
    std::vector<std::string> rows;

    [[nodiscard]] std::string csv() const {
        std::string text = header + "\n";
        for (const std::string& row : rows) text += row + "\n";
        return text;
    }
};

/// One row below a header; `{}` of what stands in it is the row's number 2.
BatchBuilder with_row(const std::string& header, const std::string& row, const BatchBuilder& batch = registering()) {
    return batch.roster(Rows{header, {row}}.csv());
}

BatchBuilder with_id(const std::string& id_number) { return with_row("姓名,证件号码,职业,级别", "学员一," + id_number + ",电工,4"); }
BatchBuilder with_document(const std::string& type, const std::string& number) {
    return with_row("姓名,证件类型,证件号码,职业,级别", "学员一," + type + "," + number + ",电工,4");
}
BatchBuilder with_scores(const std::string& theory, const std::string& practice, const std::string& passed) {
    return with_row("姓名,证件号码,职业,级别,理论,技能,是否合格", std::string(one) + ",电工,4," + theory + "," + practice + "," + passed);
}
BatchBuilder registered_for(const std::vector<std::string>& entries, const BatchBuilder& batch) {
    Rows rows{"职业,职业编码,级别,姓名,证件号码", {}};
    std::size_t next = 0;
    for (const std::string& entry : entries) rows.rows.push_back(entry + "," + std::vector{one, two, three}.at(next++));
    return batch.roster(rows.csv());
}

TEST_CASE("roster: without one there is nothing to judge") {
    for (const BatchBuilder& batch : every_batch()) CHECK(judge(rule, batch) == does_not_apply());
    CHECK(judge(rule, batch_outside_procedures().roster("姓名")) == does_not_apply());
    CHECK(judge(rule, registering().roster("姓名")).result.outcome == Outcome::fail);
}

TEST_CASE("roster: a header, and what is wrong with the file") {
    check_rule(
        rule, clause,
        {
            {"the four columns", with_id("110101199003070011"), passes("roster.csv").saying("1 行")},
            {"no header", registering().roster("甲,乙\n1,2\n"), fails("roster.csv").saying("姓名").saying("证件号码").saying("职业")},
            {"no ID number column", registering().roster("姓名,职业,级别\n学员一,电工,4\n"), fails("roster.csv").saying("第 1 行")},
            {"empty", registering().roster(""), fails("roster.csv")},
            {"no rows", registering().roster("姓名,证件号码,职业,级别\n"), passes("roster.csv").saying("0 行")},
        });
}

TEST_CASE("roster: rows per occupation and level equal registered") {
    const SessionBuilder four = open_session("电工", 4);
    const SessionBuilder three_of_them = open_session("电工", 3);
    const auto two_rows = [](const std::vector<SessionBuilder>& sessions) {
        return registered_for({"电工,,4", "电工,,4"}, registering(sessions));
    };
    check_rule(rule, clause,
               {
                   {"2 and 2", two_rows({four.registered(2)}), passes()},
                   {"2 and 1", two_rows({four.registered(1)}), fails("电工/4").saying("1").saying("2").times(1)},
                   {"2 and 3", two_rows({four.registered(3)}), fails("电工/4").times(1)},
                   {"a number that is absent is not compared", two_rows({four}), passes()},
                   {"several sessions of the pair: 1 + 1", two_rows({four.registered(1), four.registered(1)}), passes()},
                   {"several sessions, one number absent", two_rows({four.registered(1), four}), passes()},
                   {"each level for itself", two_rows({four.registered(2), three_of_them.registered(1)}), fails("电工/3").times(1)},
                   {"a row with other faults counts", registered_for({"电工,,4"}, registering({four.registered(1)})), passes()},
               });
}

TEST_CASE("roster: rows with a score equal examined, rows marked passed equal passed") {
    const auto batch = [](Number examined, Number passed) { return registering({open_session().examined(examined).passed(passed)}); };
    const std::string header = "姓名,证件号码,职业,级别,理论,是否合格\n";
    const std::string rows = std::string(one) + ",电工,4,80,是\n" + two + ",电工,4,,否\n" + three + ",电工,4,缺考,\n";
    const std::string no_scores = "姓名,证件号码,职业,级别,是否合格\n" + std::string(one) + ",电工,4,是\n";
    check_rule(rule, clause,
               {
                   {"1 of 3 has a score, 1 passed", batch(1, 1).roster(header + rows), passes()},
                   {"3 examined", batch(3, 1).roster(header + rows), fails("电工/4").saying("examined")},
                   {"none passed", batch(1, 0).roster(header + rows), fails("电工/4").saying("passed")},
                   {"no score column: not compared", batch(27, 1).roster(no_scores), passes()},
                   {"no passed column: not compared",
                    batch(absent, 27).roster("姓名,证件号码,职业,级别\n" + std::string(one) + ",电工,4\n"), passes()},
               });
}

TEST_CASE("roster: people with a warning equal warnings.registration") {
    const auto batch = [](Number count) { return registering({open_session(), open_session("电工", 3)}).warnings_at_registration(count); };
    const std::string header = "姓名,证件号码,职业,级别,预警信息\n";
    const std::string rows = std::string(one) + ",电工,4,年龄\n" + two + ",电工,4,\n";
    const std::string same_person = rows + one + ",电工,3,学历\n";
    check_rule(
        rule, clause,
        {
            {"1 and 1", batch(1).roster(header + rows), passes()},
            {"1 and 0", batch(0).roster(header + rows), fails("registration").saying("1").times(1)},
            {"one person in two rows counts once", batch(1).roster(header + same_person), warns("row 4").saying("一人多证")},
            {"absent: not compared", batch(absent).roster(header + rows), passes()},
            {"no such column: not compared", batch(5).roster("姓名,证件号码,职业,级别\n" + std::string(one) + ",电工,4\n"), passes()},
        });
}

TEST_CASE("roster: a resident ID number is one") {
    check_rule(rule, clause,
               {
                   {"check digit", with_id("110101199003070011"), passes()},
                   {"check digit X", with_id("11010119900307002X"), passes()},
                   {"x for X", with_id("11010119900307002x"), passes()},
                   {"full-width digits", with_id("１１０１０１１９９００３０７００１１"), passes()},
                   {"blanks around it", with_id("  110101199003070011　"), passes()},
                   {"wrong check digit", with_id("110101199003070012"), fails("row 2").under(standard).saying("校验码")},
                   {"29 February of a leap year", with_id("110101199202290017"), passes()},
                   {"29 February of another", with_id("110101199002290012"), fails("row 2").under(standard).saying("出生日期")},
                   {"15 digits", with_id("110101900307001"), fails("row 2").under(standard).saying("15 位")},
                   {"17 digits", with_id("11010119900307001"), fails("row 2").under(standard)},
                   {"letters", with_id("11010119900307ABCD"), fails("row 2").under(standard)},
                   {"none", with_id(""), fails("row 2").saying("没有填写证件号码")},
                   {"spoilt: exponent", with_id("1.10101E+17"), fails("row 2").under(standard).saying("文本")},
                   {"spoilt: as LibreOffice writes it", with_id("1.10101199003074E+017"), fails("row 2").saying("文本")},
                   {"spoilt: 0 after the fifteenth digit", with_id("110101199003070000"), fails("row 2").under(standard).saying("文本")},
                   {"a right one that ends so", with_id("110101199008081000"), passes()},
               });
}

TEST_CASE("roster: other documents are taken as they are") {
    check_rule(rule, clause,
               {
                   {"passport", with_document("护照", "E12345678"), passes()},
                   {"a number that would be wrong for a resident", with_document("港澳居民来往内地通行证", "110101199003070012"), passes()},
                   {"none", with_document("护照", ""), fails("row 2")},
                   {"resident ID card", with_document("居民身份证", "110101199003070012"), fails("row 2")},
                   {"as a platform calls it", with_document("居民身份证 （中国大陆）", "110101199003070012"), fails("row 2")},
                   {"left out", with_document("", "110101199003070012"), fails("row 2")},
                   {"of a foreigner", with_document("外国人永久居留身份证", "CHN110085121606"), passes()},
               });
}

TEST_CASE("roster: a name, and a session of the batch") {
    const BatchBuilder batch = registering();
    check_rule(rule, clause,
               {
                   {"no name", with_row("姓名,证件号码,职业,级别", ",110101199003070011,电工,4"), fails("row 2").saying("姓名")},
                   {"unknown occupation", registered_for({"焊工,,4"}, batch), fails("row 2").saying("焊工")},
                   {"a level that is not held", registered_for({"电工,,3"}, batch), fails("row 2").saying("三级")},
                   {"no level", registered_for({"电工,,"}, batch), fails("row 2").saying("级别")},
                   {"no occupation", registered_for({",,4"}, batch), fails("row 2").saying("职业")},
                   {"no such level", registered_for({"电工,,六级"}, batch), fails("row 2").saying("六级")},
                   {"level in words", registered_for({"电工,,四级/中级工"}, batch), passes()},
                   {"level in full-width", registered_for({"电工,,４"}, batch), passes()},
               });
}

TEST_CASE("roster: which occupation a row is of") {
    const SessionBuilder coded = open_session("电工").code("6-31-01-03").registered(1);
    const SessionBuilder other = open_session("焊工").code("6-18-02-04").registered(0);
    const SessionBuilder plain = open_session("养老护理员").registered(0);
    const BatchBuilder batch = registering({coded, other, plain});
    const BatchBuilder twins = registering({coded, open_session("电工").code("6-29-99-99").registered(1)});
    check_rule(rule, clause,
               {
                   {"code and name", registered_for({"电工,6-31-01-03,4"}, batch), passes()},
                   {"code alone", registered_for({",6-31-01-03,4"}, batch), passes()},
                   {"name alone", registered_for({"电工,,4"}, batch), passes()},
                   {"they contradict each other: the code decides", registered_for({"焊工,6-31-01-03,4"}, batch),
                    warns("row 2").saying("6-31-01-03")},
                   {"another code: not the session of that name", registered_for({"电工,9-99-99-99,4"}, batch), fails("row 2")},
                   {"a session without a code: by the name",
                    registered_for({"养老护理员,4-10-01-05,4"}, registering({plain.registered(1)})), passes()},
                   {"a name of two codes: both are one", registered_for({"电工,,4", "电工,6-29-99-99,4"}, twins), passes()},
               });
}

TEST_CASE("roster: nobody twice") {
    const BatchBuilder batch = registering({open_session("电工", 4), open_session("电工", 3), open_session("焊工", 4)});
    const auto same = [&](const std::string& first, const std::string& second, const std::string& id = one) {
        return batch.roster("姓名,证件号码,职业,级别\n" + std::string(one) + "," + first + "\n" + id + "," + second + "\n");
    };
    check_rule(
        rule, clause,
        {
            {"the same occupation and level", same("电工,4", "电工,4"), fails("row 3").saying("第 2 行").times(1)},
            {"another level", same("电工,4", "电工,3"), warns("row 3").saying("一人多证").times(1)},
            {"another occupation", same("电工,4", "焊工,4"), warns("row 3").saying("第 2 行").times(1)},
            {"another spelling of the number",
             batch.roster(
                 "姓名,证件号码,职业,级别\n学员二,11010119900307002X,电工,4\n学员二,１１０１０１１９９００３０７００２ｘ,电工,四级\n"),
             fails("row 3")},
            {"three times",
             batch.roster("姓名,证件号码,职业,级别\n" + (one + std::string(",电工,4\n")) + one + ",电工,4\n" + one + ",电工,4\n"),
             fails("row 4").saying("第 3 行").times(2)},
            {"other documents, too", batch.roster("姓名,证件类型,证件号码,职业,级别\n学员一,护照,E1,电工,4\n学员一,护照,E1,电工,4\n"),
             fails("row 3")},
            {"two without a number are not one", batch.roster("姓名,证件号码,职业,级别\n学员一,,电工,4\n学员二,,电工,4\n"),
             fails("row 3").saying("证件号码").times(2)},
        });
}

TEST_CASE("roster: scores") {
    check_rule(rule, clause,
               {
                   {"0 and 100", with_scores("0", "100", ""), passes()},
                   {"85.5", with_scores("85.5", "90", ""), passes()},
                   {"full-width", with_scores("８５", "90", "是"), passes()},
                   {"above 100", with_scores("100.5", "90", ""), fails("row 2").saying("100.5")},
                   {"below 0", with_scores("-1", "90", ""), fails("row 2").saying("-1")},
                   {"absent, dashes, nothing", with_scores("缺考", "--", ""), passes()},
                   {"another word", with_scores("免考", "90", ""), fails("row 2").saying("免考")},
                   {"with its unit", with_scores("85分", "90", ""), fails("row 2").saying("85分")},
                   {"not a number for Excel either", with_scores("nan", "inf", ""), fails("row 2").times(2)},
               });
}

TEST_CASE("roster: passed") {
    check_rule(rule, clause,
               {
                   {"60", with_scores("60", "60", "合格"), passes()},
                   {"below 60", with_scores("59.5", "90", "合格"), warns("row 2").saying("60").times(1)},
                   {"59 and not passed", with_scores("59", "90", "不合格"), passes()},
                   {"not examined", with_scores("", "", "是"), fails("row 2").saying("没有成绩")},
                   {"absent from both parts", with_scores("缺考", "缺考", "yes"), fails("row 2")},
                   {"absent from one", with_scores("缺考", "80", "YES"), warns("row 2").saying("缺考").times(1)},
                   {"empty means no", with_scores("", "", ""), passes()},
                   {"another word", with_scores("80", "80", "待定"), fails("row 2").saying("待定")},
                   {"no score columns", with_row("姓名,证件号码,职业,级别,评定结果", std::string(one) + ",电工,4,合格"), passes()},
               });
}

TEST_CASE("roster: judged before its stage, too") {
    const BatchBuilder wrong = with_id("110101199003070012");
    for (const char* stage : {"plan", "registration", "certificate", "complete"}) CHECK(judge(rule, wrong.at(stage)) == fails("row 2"));
}

TEST_CASE("roster: of a flood 100 are listed, all are counted, and any of them can be waived") {
    std::string csv = "姓名,证件号码,职业,级别\n";
    for (int i = 0; i < 5000; ++i) csv += "学员,11010119900307" + std::to_string(1000 + i) + ",焊工,4\n";
    const BatchBuilder flood = registering().roster(csv);
    const RuleResult all = judge(rule, flood).result;
    CHECK(all.outcome == Outcome::fail);
    CHECK(all.findings.size() == 100);
    CHECK(all.count > 5000);

    JudgeOptions options;
    options.only = {rule, "waivers"};
    const auto waived = [&](const std::string& subject) { return judge_all(flood.waived(waiver(rule).subject(subject)), options); };
    CHECK(waived("row 4000").rule("waivers").result.outcome == Outcome::pass);
    CHECK(waived("row 9000").rule("waivers").result.outcome == Outcome::warning);
    CHECK(waived("row 4000").rule(rule).result.count == all.count);
    const Judgement everything = judge_all(flood.waived(waiver(rule)), options);
    CHECK(everything.rule(rule).result.outcome == Outcome::waived);
    CHECK(everything.rule(rule).result.count == all.count);
}

} // namespace
} // namespace hegui::test
