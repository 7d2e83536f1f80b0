#include "lib/input/batch_reader.hpp"

#include "tests/fixture/errors.hpp"
#include "tests/fixture/folder.hpp"
#include "tests/fixture/henan.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hegui {
namespace {

using Texts = std::vector<std::string>;

/// The least that a batch of Henan needs.
constexpr std::string_view least = "format = 1\n"
                                   "regulation = \"henan-2023\"\n"
                                   "[institution]\n"
                                   "kind = \"employer\"\n"
                                   "[batch]\n"
                                   "id = \"2026-1\"\n"
                                   "module = \"supervised\"\n";

struct Read {
    BatchReading reading;
    InputErrors errors;
};

Read read(const std::string& text) {
    Read result;
    result.reading = read_batch(Source("batch.toml", text), text, fixture::by_name(), result.errors);
    return result;
}

std::string english(const std::string& text) { return fixture::in_english(read(text).errors); }

const Batch& every_key() {
    static const Read all = read(fixture::bytes_of(fixture::source_dir() / "tests/input/every_key.toml"));
    INFO(fixture::in_english(all.errors));
    REQUIRE(all.reading.batch);
    return *all.reading.batch;
}

date::sys_days day(unsigned month, unsigned of_month, int year = 2026) {
    return date::sys_days{date::year{year} / date::month{month} / date::day{of_month}};
}

std::chrono::seconds hours_minutes(int hours, int minutes) { return std::chrono::seconds{hours * 3600 + minutes * 60}; }

} // namespace

TEST_CASE("read_batch: institution and head") {
    const Batch& batch = every_key();
    CHECK(*batch.institution.name == "河南示例职业培训学校");
    CHECK(*batch.institution.code == "S410100000001");
    CHECK(*batch.institution.kind == "social-training");
    CHECK(*batch.institution.region == "410100");
    CHECK(*batch.id == "2026-S-0042");
    CHECK(*batch.module == "supervised");
    CHECK(*batch.method == "exam");
    CHECK(*batch.stage == "certificate");
    CHECK(*batch.region == "419001");
    CHECK(batch.id.at() == Position{11, 10});
    CHECK(*batch.annual_plan.submitted == day(2, 20));
    CHECK(*batch.annual_plan.stamped);
    CHECK(*batch.theory == "centralized-online");
    CHECK(*batch.candidates.roster == "roster.csv");
    CHECK(*batch.candidates.scope == "public");
}

TEST_CASE("read_batch: every date") {
    const Batch& batch = every_key();
    CHECK(*batch.date(Step::plan_published) == day(8, 28));
    CHECK(*batch.date(Step::plan_submitted) == day(9, 1));
    CHECK(*batch.date(Step::plan_approved) == day(9, 3));
    CHECK(*batch.date(Step::cross_region_approved) == day(9, 4));
    CHECK(*batch.date(Step::registration_opened) == day(9, 5));
    CHECK(*batch.date(Step::registration_reviewed) == day(9, 18));
    CHECK(*batch.date(Step::registration_approved) == day(9, 21));
    CHECK(*batch.date(Step::arrangement_completed) == day(10, 13));
    CHECK(*batch.date(Step::arrangement_approved) == day(10, 14));
    CHECK(*batch.date(Step::exam_start) == day(10, 17));
    CHECK(*batch.date(Step::exam_end) == day(10, 18));
    CHECK(*batch.date(Step::completed) == day(11, 10));
    CHECK(*batch.date(Step::certificates_declared) == day(11, 12));
    CHECK(batch.date(Step::plan_published).at() == Position{22, 25});
}

TEST_CASE("read_batch: sessions") {
    const Batch& batch = every_key();
    REQUIRE(batch.sessions.size() == 2);
    const Session& session = batch.sessions[0];
    CHECK(session.at == Position{39, 1});
    CHECK(session.occupation == "电工");
    CHECK(*session.code == "6-31-01-03");
    CHECK(session.level == 4);
    CHECK(*session.planned == 30);
    CHECK(*session.registered == 28);
    CHECK(*session.examined == 27);
    CHECK(*session.passed == 22);
    CHECK(*session.date == day(10, 17));
    CHECK(*session.start == hours_minutes(9, 0));
    CHECK(*session.place == "第一考场");
    CHECK(*session.staff == Texts{"考务员甲", "监考员乙"});
    CHECK(*session.examiners == Texts{"考评员甲"});
    CHECK(session.subject() == "电工/4");
}

TEST_CASE("read_batch: an arrangement") {
    const Session& session = every_key().sessions[0];
    REQUIRE(session.arranged);
    CHECK(*session.arranged->occupation == "焊工");
    CHECK(*session.arranged->level == 3);
    CHECK(*session.arranged->date == day(10, 18));
    CHECK(*session.arranged->start == hours_minutes(14, 30));
    CHECK(*session.arranged->place == "第二考场");
    CHECK(*session.arranged->staff == Texts{"考务员丙"});
}

TEST_CASE("read_batch: what is not there is nothing and not a zero") {
    const Session& session = every_key().sessions[1];
    CHECK_FALSE(session.code);
    CHECK_FALSE(session.planned);
    CHECK_FALSE(session.passed);
    CHECK_FALSE(session.date);
    CHECK_FALSE(session.start);
    CHECK_FALSE(session.staff);
    CHECK_FALSE(session.examiners);
    CHECK_FALSE(session.arranged.has_value());
    CHECK(session.planned.at() == session.at); // where it would stand
    CHECK(every_key().examiners[1].skills.empty());
    CHECK_FALSE(every_key().examiners[1].certificate.has_value());
}

TEST_CASE("read_batch: warnings, materials and waivers") {
    const Batch& batch = every_key();
    CHECK(*batch.warnings.registration == 2);
    CHECK(*batch.warnings.certificate == 0);
    CHECK(*batch.warnings.reviewed_at_registration == day(9, 19));
    CHECK(*batch.warnings.reviewed_at_certificate == day(11, 9));
    REQUIRE(batch.materials.size() == 1);
    CHECK(*batch.materials[0].kind == "《内部质量督导报告》"); // which kind a name means depends on the procedure
    CHECK(*batch.materials[0].file == "内部质量督导报告.pdf");
    CHECK(*batch.materials[0].stamped);
    REQUIRE(batch.waivers.size() == 1);
    CHECK(*batch.waivers[0].rule == "lead-time");
    CHECK(*batch.waivers[0].subject == "电工");
    CHECK(*batch.waivers[0].reason == "省中心同意");
    CHECK(*batch.waivers[0].approved_by == "王主任");
    CHECK(*batch.waivers[0].until == day(12, 31));
}

TEST_CASE("read_batch: examiners") {
    const Batch& batch = every_key();
    REQUIRE(batch.examiners.size() == 2);
    const Examiner& examiner = batch.examiners[0];
    CHECK(examiner.name == "考评员甲");
    CHECK(*examiner.id_number == "110101199003074477");
    REQUIRE(examiner.skills.size() == 2);
    CHECK(examiner.skills[0].occupation == "电工");
    CHECK(*examiner.skills[0].code == "6-31-01-03");
    CHECK(examiner.skills[0].level == 2);
    CHECK(examiner.skills[1].level == 1);
    REQUIRE(examiner.titles.size() == 1);
    CHECK(examiner.titles[0].grade == "senior"); // 副高级 counts as senior
    CHECK(*examiner.titles[0].specialty == "电气工程");
    CHECK(*examiner.titles[0].related_to == Texts{"电工", "焊工"});
    REQUIRE(examiner.certificate);
    CHECK(*examiner.certificate->number == "AH2024000123");
    CHECK(*examiner.certificate->kind == "examiner");
    CHECK(*examiner.certificate->issued == day(9, 1, 2024));
    CHECK(*examiner.certificate->expires == day(8, 31, 2027));
}

TEST_CASE("read_batch: the least that a batch needs is enough") {
    const Read batch = read(std::string(least));
    CHECK(fixture::in_english(batch.errors) == "");
    REQUIRE(batch.reading.batch);
    CHECK(batch.reading.id == "2026-1");
    CHECK(batch.reading.regulation->id == "henan-2023");
    CHECK_FALSE(batch.reading.batch->stage);
    CHECK(batch.reading.batch->sessions.empty());
}

TEST_CASE("read_batch: each required key is missed by name") {
    const auto without = [&](const char* line) { return english(fixture::replaced(std::string(least), line, "")); };
    CHECK(without("format = 1\n") == "1:1+1 the top of the file lacks the required key \"format\"\n");
    CHECK(without("regulation = \"henan-2023\"\n").find("lacks the required key \"regulation\"") != std::string::npos);
    CHECK(without("kind = \"employer\"\n") == "3:1+1 [institution] lacks the required key \"kind\"\n");
    CHECK(without("id = \"2026-1\"\n") == "5:1+1 [batch] lacks the required key \"id\"\n");
    CHECK(without("module = \"supervised\"\n") == "5:1+1 \"batch.module\" is missing, which henan-2023 needs\n");
}

TEST_CASE("read_batch: what a table of a list is about is required in it") {
    const auto with = [&](const char* more) { return english(std::string(least) + more); };
    CHECK(with("[[session]]\nlevel = 4\n") == "8:1+1 [[session]] lacks the required key \"occupation\"\n");
    CHECK(with("[[session]]\noccupation = \"电工\"\n") == "8:1+1 [[session]] lacks the required key \"level\"\n");
    CHECK(with("[[examiner]]\nid_number = \"1\"\n") == "8:1+1 [[examiner]] lacks the required key \"name\"\n");
    CHECK(with("[[material]]\nkind = \"x\"\n") == "8:1+1 [[material]] lacks the required key \"file\"\n");
    CHECK(with("[[material]]\nfile = \"x\"\n") == "8:1+1 [[material]] lacks the required key \"kind\"\n");
    const std::string examiner = "[[examiner]]\nname = \"甲\"\n";
    CHECK(with((examiner + "[[examiner.skill]]\nlevel = 4\n").c_str()) ==
          "10:1+1 [[examiner.skill]] lacks the required key \"occupation\"\n");
    CHECK(with((examiner + "[[examiner.skill]]\noccupation = \"电工\"\n").c_str()) ==
          "10:1+1 [[examiner.skill]] lacks the required key \"level\"\n");
    CHECK(with((examiner + "[[examiner.title]]\nspecialty = \"x\"\n").c_str()) ==
          "10:1+1 [[examiner.title]] lacks the required key \"grade\"\n");
    CHECK(with("[[waiver]]\n") == ""); // the rule waivers says what it lacks
}

TEST_CASE("read_batch: an unknown key is an error in every table") {
    const auto unknown = [&](const std::string& headers, const std::string& place) {
        CAPTURE(place);
        const Read batch = read(std::string(least) + headers + "colour = 1\n");
        REQUIRE(batch.errors.size() == 1);
        CHECK(batch.errors[0].message.en == "unknown key \"colour\" in " + place);
        CHECK_FALSE(batch.reading.batch);
    };
    for (const char* table : {"annual_plan", "dates", "exam", "candidates", "warnings"})
        unknown("[" + std::string(table) + "]\n", "[" + std::string(table) + "]");
    unknown("", "[batch]");
    unknown("[[waiver]]\n", "[[waiver]]");
    const std::string session = "[[session]]\noccupation = \"电工\"\nlevel = 4\n";
    unknown(session, "[[session]]");
    unknown(session + "[session.arranged]\n", "[session.arranged]");
    const std::string examiner = "[[examiner]]\nname = \"甲\"\n";
    unknown(examiner, "[[examiner]]");
    unknown(examiner + "[[examiner.skill]]\noccupation = \"电工\"\nlevel = 4\n", "[[examiner.skill]]");
    unknown(examiner + "[[examiner.title]]\ngrade = \"senior\"\n", "[[examiner.title]]");
    unknown(examiner + "[examiner.certificate]\n", "[examiner.certificate]");
    unknown("[[material]]\nkind = \"x\"\nfile = \"y\"\n", "[[material]]");
    CHECK(english("colour = 1\n" + std::string(least)) == "1:1+6 unknown key \"colour\" in the top of the file\n");
}

TEST_CASE("read_batch: an unknown key names the nearest one") {
    CHECK(english(std::string(least) + "[dates]\nplan_submited = 2026-09-01\n") ==
          "9:1+13 unknown key \"plan_submited\" in [dates] (did you mean \"plan_submitted\"?)\n");
    CHECK(english(std::string(least) + "[[sesion]]\n") ==
          "8:3+6 unknown key \"sesion\" in the top of the file (did you mean \"session\"?)\n");
}

TEST_CASE("read_batch: the names of examiners are unique") {
    CHECK(english(std::string(least) + "[[examiner]]\nname = \"甲\"\n[[examiner]]\nname = \"乙\"\n[[examiner]]\nname = \"甲\"\n") ==
          "12:1+1 examiner \"甲\" already stands in line 8; names must be unique\n");
}

TEST_CASE("read_batch: another format is not guessed at") {
    CHECK(english(fixture::replaced(std::string(least), "format = 1", "format = 2")) ==
          "1:10+1 format 2 is unknown; this program knows format 1\n");
}

TEST_CASE("read_batch: without its regulation a file is checked for the rest") {
    const std::string text = fixture::replaced(std::string(least), "henan-2023", "henan-2099") + "planed = 1\nmethod = \"anything\"\n";
    const Read batch = read(text);
    CHECK(fixture::in_english(batch.errors) == "8:1+6 unknown key \"planed\" in [batch]\n");
    CHECK_FALSE(batch.reading.batch);
    CHECK(batch.reading.regulation == nullptr);
    CHECK(batch.reading.id == "2026-1"); // known all the same
}

TEST_CASE("read_batch: words outside of their list show the list") {
    CHECK(english(fixture::replaced(std::string(least), "\"supervised\"", "\"自由模块\"")) ==
          "7:10+6 batch.module has no value \"自由模块\"; known are supervised (监管中心模块), autonomous (自主认定模块)\n");
}

TEST_CASE("read_batch: all errors of a file in one go and never half a model") {
    const Read batch = read("format = 2\n"
                            "regulation = \"henan-2023\"\n"
                            "[institution]\n"
                            "kind = \"school\"\n"
                            "region = \"41\"\n"
                            "[batch]\n"
                            "module = \"supervised\"\n"
                            "[[session]]\n"
                            "occupation = \"电工\"\n"
                            "level = 9\n"
                            "planned = -1\n"
                            "[[examiner]]\n"
                            "name = \"甲\"\n"
                            "[[examiner]]\n"
                            "name = \"甲\"\n");
    std::vector<std::uint32_t> lines;
    for (const InputError& error : batch.errors) lines.push_back(error.where.at.line);
    CHECK(lines == std::vector<std::uint32_t>{4, 5, 6, 10, 11, 1, 14});
    CHECK_FALSE(batch.reading.batch);
}

TEST_CASE("read_batch: a syntax error leaves no model and says nothing of missing keys") {
    const Read batch = read(fixture::replaced(std::string(least), "\"supervised\"", "监管中心模块"));
    REQUIRE(batch.errors.size() == 1);
    CHECK(batch.errors[0].where.at == Position{7, 10});
    CHECK_FALSE(batch.reading.batch);
    CHECK(batch.reading.id == "2026-1");
}

// ---- enrolments for examiner training

namespace {

const Batch& every_trainee_key() {
    static const Read all = read(fixture::bytes_of(fixture::source_dir() / "tests/input/every_trainee_key.toml"));
    INFO(fixture::in_english(all.errors));
    REQUIRE(all.reading.batch);
    return *all.reading.batch;
}

/// The least that an enrolment needs.
constexpr std::string_view least_enrolment = "format = 1\n"
                                             "regulation = \"anhui-examiner-training\"\n"
                                             "[institution]\n"
                                             "kind = \"member-unit\"\n"
                                             "[batch]\n"
                                             "id = \"2026-1\"\n"
                                             "year = 2026\n";

} // namespace

TEST_CASE("read_batch: every key of an enrolment") {
    const Batch& batch = every_trainee_key();
    CHECK(*batch.institution.status == "to-be-filed");
    CHECK(*batch.year == 2026);
    CHECK_FALSE(batch.module);
    REQUIRE(batch.trainees.size() == 2);
    const Trainee& trainee = batch.trainees[0];
    CHECK(trainee.at == Position{14, 1});
    CHECK(trainee.name == "学员甲");
    CHECK(*trainee.id_number == "110101199003074477");
    CHECK(*trainee.employer == "示例集团安徽分公司");
    CHECK(*trainee.region == "省直");
    CHECK(*trainee.occupation == "电工");
    CHECK(*trainee.code == "6-31-01-03");
    CHECK(*trainee.photo == "学员甲.jpg");
    CHECK(*trainee.ethics_declared);
    CHECK(*trainee.experience == "2 年");
    CHECK(*trainee.online.minutes == 180);
    CHECK(*trainee.online.attempts == 1);
    CHECK(*trainee.online.score == 93.5);
    CHECK(*trainee.offline.days == 1.0);
    CHECK(*trainee.offline.passed);
    CHECK(*trainee.qualified);
    CHECK(*trainee.date(TraineeStep::enrolled) == day(8, 3));
    CHECK(*trainee.date(TraineeStep::online_started) == day(8, 5));
    CHECK(*trainee.date(TraineeStep::online_finished) == day(8, 20));
    CHECK(*trainee.date(TraineeStep::online_passed_on) == day(8, 21));
    CHECK(*trainee.date(TraineeStep::offline_attended) == day(9, 5));
    CHECK(*trainee.date(TraineeStep::qualification_date) == day(9, 6));
}

TEST_CASE("read_batch: a trainee's skills and titles, and what shows them") {
    const Trainee& trainee = every_trainee_key().trainees[0];
    REQUIRE(trainee.skills.size() == 2);
    CHECK(trainee.skills[0].level == 3);
    CHECK(*trainee.skills[0].evidence == "证书.pdf");
    CHECK_FALSE(trainee.skills[0].confirmed);
    CHECK(*trainee.skills[1].confirmed);
    CHECK_FALSE(trainee.skills[1].evidence);
    REQUIRE(trainee.titles.size() == 1);
    CHECK(trainee.titles[0].grade == "intermediate"); // 工程师
    CHECK(*trainee.titles[0].related_to == Texts{"电工"});
    CHECK(*trainee.titles[0].evidence == "职称.png");
    CHECK_FALSE(*trainee.titles[0].confirmed);
}

TEST_CASE("read_batch: blank texts of a trainee are absent, and what is absent stands at its table") {
    const Trainee& trainee = every_trainee_key().trainees[1];
    CHECK_FALSE(trainee.employer);
    CHECK_FALSE(trainee.photo);
    CHECK(trainee.photo.at() == Position{58, 12});
    CHECK_FALSE(trainee.id_number);
    CHECK_FALSE(trainee.online.minutes);
    CHECK(trainee.online.minutes.at() == trainee.at);
    CHECK(trainee.date(TraineeStep::offline_attended).at() == trainee.at);
    CHECK(trainee.skills.empty());
}

TEST_CASE("read_batch: the least that an enrolment needs is enough") {
    CHECK(english(std::string(least_enrolment)) == "");
    CHECK(english(fixture::replaced(std::string(least_enrolment), "year = 2026\n", "")) ==
          "5:1+1 \"batch.year\" is missing, which anhui-examiner-training needs\n");
    CHECK(english(std::string(least_enrolment) + "[[trainee]]\n") == "8:1+1 [[trainee]] lacks the required key \"name\"\n");
}

TEST_CASE("read_batch: people of one name are told apart by their ID numbers") {
    const auto two = [](const char* first, const char* second) {
        const std::string one = "[[trainee]]\nname = \"甲\"\n";
        return english(std::string(least_enrolment) + one + first + one + second);
    };
    CHECK(two("id_number = \"110101199003074477\"\n", "id_number = \"11010519491231002X\"\n") == "");
    CHECK(two("id_number = \"110101199003074477\"\n", "") == "");
    CHECK(two("", "") == "10:1+1 trainee \"甲\" already stands in line 8; people of one name must have different ID numbers\n");
    CHECK(two("id_number = \"11010519491231002X\"\n", "id_number = \" 11010519491231002x\"\n")
              .find("11:1+1 trainee \"甲\" already stands in line 8") == 0);
}

TEST_CASE("read_batch: a table that the regulation has no use for is an error, told once") {
    CHECK(english(std::string(least_enrolment) + "[[session]]\noccupation = \"电工\"\nlevel = 9\n") ==
          "8:3+7 regulation anhui-examiner-training has no use for the table \"session\"; take it out, or check regulation\n");
    CHECK(english(std::string(least_enrolment) + "[exam]\ntheory = \"paper\"\n") ==
          "8:2+4 regulation anhui-examiner-training has no use for the table \"exam\"; take it out, or check regulation\n");
    CHECK(english(std::string(least) + "[[trainee]]\nname = \"甲\"\n") ==
          "8:3+7 regulation henan-2023 has no use for the table \"trainee\"; take it out, or check regulation\n");
    CHECK(english(std::string(least_enrolment) + "[[waiver]]\n") == "");
}

TEST_CASE("read_batch: words that the regulation does not have can't be given") {
    CHECK(english(std::string(least_enrolment) + "module = \"supervised\"\nmethod = \"exam\"\n") ==
          "8:10+12 batch.module can't be given: the regulation has no words for \"module\"\n"
          "9:10+6 batch.method can't be given: the regulation has no words for \"method\"\n");
    CHECK(english(fixture::replaced(std::string(least), "kind = \"employer\"\n", "kind = \"employer\"\nstatus = \"filed\"\n")) ==
          "5:10+7 institution.status can't be given: the regulation has no words for \"status\"\n");
}

TEST_CASE("read_batch: evidence belongs to trainees, not to examiners") {
    const std::string examiner = std::string(least) + "[[examiner]]\nname = \"甲\"\n[[examiner.skill]]\noccupation = \"电工\"\nlevel = 4\n";
    CHECK(english(examiner + "evidence = \"a.pdf\"\n") == "13:1+8 unknown key \"evidence\" in [[examiner.skill]]\n");
    CHECK(english(examiner + "confirmed = true\n") == "13:1+9 unknown key \"confirmed\" in [[examiner.skill]]\n");
}

TEST_CASE("read_batch: a title that is not known names the nearest, and the grades alone") {
    const std::string trainee = std::string(least_enrolment) + "[[trainee]]\nname = \"甲\"\n[[trainee.title]]\n";
    CHECK(english(trainee + "grade = \"高级工程帅\"\n") ==
          "11:9+7 trainee.title.grade has no value \"高级工程帅\" (did you mean \"高级工程师\"?); known are junior (初级), "
          "intermediate (中级), senior (高级)\n");
}

} // namespace hegui
