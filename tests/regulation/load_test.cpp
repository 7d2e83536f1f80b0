#include "lib/regulation/regulation.hpp"

#include "lib/base/sha256.hpp"
#include "lib/input/keys.hpp"
#include "tests/fixture/errors.hpp"
#include "tests/fixture/folder.hpp"
#include "tests/fixture/henan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {
namespace {

using Names = std::vector<std::string>;

std::string henan_copy() { return std::string(fixture::henan_text()); }

struct Loaded {
    std::optional<Regulation> regulation;
    InputErrors errors;
};

Loaded load(const std::string& text) {
    Loaded loaded;
    const auto rules = rules::declarations();
    loaded.regulation = load_regulation(Source("x.toml", text), text, rules, loaded.errors);
    return loaded;
}

/// The line on which a part of the text begins.
std::size_t line_of(const std::string& text, std::string_view part) {
    const std::size_t at = text.find(part);
    REQUIRE(at != std::string::npos);
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// The errors of the regulation with one part replaced; `@` in them stands for the line of the part, so that the file may grow.
std::string errors_with(std::string_view part, std::string_view by) {
    const std::string text = henan_copy();
    const Loaded loaded = load(fixture::replaced(text, part, by));
    CHECK_FALSE(loaded.regulation.has_value());
    std::string all;
    for (const InputError& error : loaded.errors) {
        const auto line = static_cast<long>(error.where.at.line) - static_cast<long>(line_of(text, part));
        all += fmt::format("@{:+}:{} {}\n", line, error.where.at.column, error.message.en);
    }
    return all;
}

const RegulatedRule& rule(const Regulation& regulation, std::string_view id) {
    const auto found = std::find_if(regulation.rules.begin(), regulation.rules.end(),
                                    [&](const RegulatedRule& one) { return one.id == id; });
    REQUIRE(found != regulation.rules.end());
    return *found;
}

constexpr std::string_view headcount_row = "at-least = 15                      # 每一职业考试人数不少于15人\n";
constexpr std::string_view lead_row = "working-days = 3                   # 三个工作日后\n";

} // namespace

TEST_CASE("load_regulation: the shipped file loads and says who it is") {
    const Regulation& henan = fixture::henan();
    CHECK(henan.id == "henan-2023");
    CHECK(henan.version == "1.0");
    CHECK(henan.document == "豫职评〔2023〕230号");
    CHECK(henan.default_stage == "certificate");
    CHECK(henan.required_keys == std::vector<std::string>{"batch.module"});
    CHECK(henan.sha256 == sha256(fixture::henan_text()));
    CHECK(henan.file.empty());
    CHECK_FALSE(henan.title.zh.empty());
    CHECK_FALSE(henan.title.en.empty());
}

TEST_CASE("load_regulation: the embedded file is that of the source tree") {
    CHECK(fixture::henan().sha256 == sha256(fixture::bytes_of(fixture::source_dir() / "rules/regulations/henan-2023.toml")));
}

TEST_CASE("load_regulation: a copy with other numbers has the other numbers") {
    std::string text = fixture::replaced(henan_copy(), headcount_row, "at-least = 20\n");
    text = fixture::replaced(text, lead_row, "working-days = 5\n");
    text = fixture::replaced(text, "days-before = 2 ", "days-before = 7 ");
    const Loaded loaded = load(text);
    INFO(fixture::in_english(loaded.errors));
    REQUIRE(loaded.regulation);
    const Procedure* social = loaded.regulation->find_procedure("social-training", "supervised");
    REQUIRE(social != nullptr);
    CHECK(rule(*loaded.regulation, "min-headcount").row_for(social)->params.count("at-least") == 20);
    CHECK(rule(*loaded.regulation, "lead-time").row_for(social)->params.count("working-days") == 5);
    CHECK(rule(*loaded.regulation, "exam-arrangement").row_for(social)->params.count("days-before") == 7);
    CHECK(rule(fixture::henan(), "min-headcount").row_for(social)->params.count("at-least") == 15);
    CHECK(loaded.regulation->sha256 != fixture::henan().sha256);
}

TEST_CASE("load_regulation: an unknown rule names the nearest one") {
    CHECK(errors_with("[[rule.lead-time]]", "[[rule.lead-tme]]") ==
          "@+0:8 unknown key \"lead-tme\" in [rule] (did you mean \"lead-time\"?)\n");
}

TEST_CASE("load_regulation: an unknown parameter names the nearest one") {
    CHECK(errors_with(headcount_row, "at-least = 15\nat_most = 3\n") == "@+1:1 unknown key \"at_most\" in [[rule.min-headcount]]\n");
    const std::string errors = errors_with("working-days = 3 ", "working-day = 3 ");
    CHECK(errors.find("@+0:1 unknown key \"working-day\" in [[rule.lead-time]] (did you mean \"working-days\"?)\n") != std::string::npos);
    CHECK(errors.find("[[rule.lead-time]] lacks the required key \"working-days\"\n") != std::string::npos);
}

TEST_CASE("load_regulation: a missing parameter is reported at its row") {
    CHECK(errors_with(headcount_row, "") == "@-3:1 [[rule.min-headcount]] lacks the required key \"at-least\"\n");
}

TEST_CASE("load_regulation: parameters of the wrong type or out of range") {
    CHECK(errors_with(headcount_row, "at-least = \"15\"\n") ==
          "@+0:12 rule.min-headcount.at-least must be a whole number from 0 to 1000000, without quotation marks\n");
    CHECK(errors_with(lead_row, "working-days = 0\n") ==
          "@+0:16 rule.lead-time.working-days must be a whole number from 1 to 10000, without quotation marks\n");
    CHECK(errors_with("allowed = [\"centralized-online\"]", "allowed = [\"centralised-online\"]")
              .find("did you mean \"centralized-online\"?") != std::string::npos);
}

TEST_CASE("load_regulation: unknown stages and procedures and steps and rules of a clause") {
    CHECK(errors_with("default-stage = \"certificate\"", "default-stage = \"certificat\"").find("did you mean \"certificate\"?") !=
          std::string::npos);
    const std::string_view row = "at-least = 15                      # 每一职业考试人数不少于15人\nclause = \"社会培训评价组织 二.2\"\n";
    CHECK(errors_with(row, std::string(row) +
                               "\n[[rule.plan-published]]\nprocedures = [\"employer/supervise\"]\ndue = \"plan\"\nclause = \"x\"\n") ==
          "@+4:15 rule.plan-published.procedures has no value \"employer/supervise\" (did you mean \"employer/supervised\"?); known are "
          "employer/supervised, employer/autonomous, social-training/supervised, technical-college/supervised, "
          "technical-college/autonomous\n");
    CHECK(errors_with("produces = [\"arrangement_completed\"]", "produces = [\"arrangement_complete\"]")
              .find("@+0:13 stage.produces has no value \"arrangement_complete\" (did you mean \"arrangement_completed\"?)") == 0);
    CHECK(errors_with("rules = [\"min-headcount\", ", "rules = [\"min-headcounts\", ")
              .find("@+0:10 clause.rules has no value \"min-headcounts\" (did you mean \"min-headcount\"?)") == 0);
}

TEST_CASE("load_regulation: a row due from a stage that its procedure does not have") {
    const std::string_view row = "[[rule.annual-plan]]\nprocedures = [\"employer/autonomous\"]\ndue = \"first\"\n";
    CHECK(errors_with(row, "[[rule.annual-plan]]\nprocedures = [\"employer/autonomous\"]\ndue = \"plan\"\n") ==
          "@+2:7 procedure employer/autonomous has no stage \"plan\"; its stages are registration, certificate, complete\n");
}

TEST_CASE("load_regulation: a gate and a material of a stage that the procedure does not have") {
    CHECK(
        errors_with("due = \"arrangement\"\nclause = \"社会培训评价组织 二.3\"", "due = \"arangement\"\nclause = \"社会培训评价组织 二.3\"")
            .find("did you mean \"arrangement\"?") != std::string::npos);
    const std::string_view gate = "not-after = \"registration_opened\"\ndue = \"registration\"\nclause = \"用人单位评价机构 二.2\"";
    CHECK(errors_with(gate, "not-after = \"registration_opened\"\ndue = \"arrangement\"\nclause = \"用人单位评价机构 二.2\"") ==
          "@+1:7 procedure employer/supervised has no stage \"arrangement\"; its stages are plan, registration, certificate, complete\n");
    const std::string_view material = "stage = \"plan\"\nkind = \"plan-application-form\"";
    CHECK(errors_with(material, "stage = \"arrangement\"\nkind = \"plan-application-form\"") ==
          "@+0:9 procedure employer/supervised has no stage \"arrangement\"; its stages are plan, registration, certificate, complete\n");
}

TEST_CASE("load_regulation: two rows of a rule for one procedure") {
    const std::string_view row = "[[rule.annual-plan]]\nprocedures = [\"employer/autonomous\"]\ndue = \"first\"\n";
    CHECK(errors_with(row, "[[rule.annual-plan]]\nprocedures = [\"employer/supervised\"]\ndue = \"first\"\n") ==
          "@+0:1 rule annual-plan has two rows for procedure employer/supervised\n");
}

TEST_CASE("load_regulation: a row that cites nothing") {
    CHECK(errors_with("source = \"惯例：合格人数不多于参考人数，参考人数不多于报名人数\"\n", "") ==
          "@-2:1 rule headcounts cites nothing: give clause (of this regulation) or source (another text)\n");
    CHECK(errors_with("working-days = 3                   # 三个工作日后\nclause = \"社会培训评价组织 二.2\"\n", "working-days = 3\n") ==
          "@-3:1 rule lead-time cites nothing: give clause (of this regulation) or source (another text)\n");
}

TEST_CASE("load_regulation: a material that stands twice in a procedure") {
    const std::string_view second = "kind = \"passed-score-roster\"\nname = \"合格人员成绩花名册（盖章）\"\nneeded = \"always\"\none-of";
    CHECK(errors_with(second, "kind = \"passed-confirmation\"\nname = \"合格人员成绩花名册（盖章）\"\nneeded = \"always\"\none-of") ==
          "@-2:1 material \"passed-confirmation\" of procedure employer/autonomous stands twice\n");
}

TEST_CASE("load_regulation: the head of the file") {
    CHECK(errors_with("format = 1\n", "format = 2\n") == "@+0:10 format 2 is unknown; this program knows format 1\n");
    CHECK(errors_with("valid-from = 2023-01-01 ", "valid-from = \"2023\" ").find("must be a date such as") != std::string::npos);
    CHECK(errors_with("requires = [\"batch.module\"]", "requires = [1]").find("@+0:13 requires ") != std::string::npos);
}

TEST_CASE("load_regulation: an approval is a key of the dates and never needed by region") {
    CHECK(errors_with("step = \"arrangement_approved\"", "step = \"first_exam_day\"") ==
          "@+0:8 an approval must be a key of [dates]; first_exam_day is derived\n");
    const std::string_view gate = "step = \"arrangement_approved\"\nneeded = \"always\"";
    CHECK(errors_with(gate, "step = \"arrangement_approved\"\nneeded = \"cross-region\"") ==
          "@+1:10 procedure.gate.needed has no value \"cross-region\"; known are always, registration-warnings\n");
}

TEST_CASE("load_regulation: a procedure of any kind or module overlaps with others") {
    CHECK(errors_with("kind = \"technical-college\"\nmodule = \"autonomous\"\n", "kind = \"technical-college\"\n") ==
          "@-2:1 procedure technical-college/autonomous is the same as technical-college/supervised\n");
}

TEST_CASE("load_regulation: the tables of the batch file that it uses") {
    CHECK(errors_with("sections = [\"annual_plan\", ", "sections = [\"annual-plan\", ") ==
          "@+0:13 sections has no value \"annual-plan\" (did you mean \"annual_plan\"?); known are annual_plan, dates, exam, session, "
          "candidates, warnings, examiner, trainee, material\n");
    Names tables;
    for (const Key& key : batch_keys()) {
        const bool is_table = key.type == KeyType::table || key.type == KeyType::tables;
        const bool always = key.name == "institution" || key.name == "batch" || key.name == "waiver";
        if (is_table && !always) tables.emplace_back(key.name);
    }
    std::string text = henan_copy();
    const std::size_t at = text.find("sections = [");
    text.replace(at, text.find('\n', at) - at, fmt::format("sections = [\"{}\"]", fmt::join(tables, "\", \"")));
    const Loaded loaded = load(text);
    INFO(fixture::in_english(loaded.errors));
    REQUIRE(loaded.regulation);
    CHECK(loaded.regulation->sections == tables); // it knows each table of the batch file
}

TEST_CASE("load_regulation: a list of words may be left out where nothing uses it") {
    const std::string_view theory = "theory = [[\"centralized-online\", \"集中在线机考\"]";
    const std::string errors = errors_with(theory, "xtheory = [[\"centralized-online\", \"集中在线机考\"]");
    CHECK(errors.find("unknown key \"xtheory\" in [words]") != std::string::npos);
    CHECK(errors.find("rule.theory-online.allowed can't be given: the regulation has no words for \"theory\"") != std::string::npos);
    CHECK(errors_with("kind = [\n", "kinds = [\n").find("[words] lacks the required key \"kind\"") != std::string::npos);
}

TEST_CASE("load_regulation: several mistakes in one go") {
    std::string text = fixture::replaced(henan_copy(), headcount_row, "at-lest = 15\n");
    text = fixture::replaced(text, lead_row, "working-days = \"3\"\n");
    text = fixture::replaced(text, "format = 1\n", "format = 1\ncolour = 1\n");
    const Loaded loaded = load(text);
    CHECK_FALSE(loaded.regulation.has_value());
    CHECK(loaded.errors.size() == 4); // the key at the top, the wrong key, the lacking one, the wrong type
}

TEST_CASE("load_regulation: a syntax error is one error") {
    const Loaded loaded = load(fixture::replaced(henan_copy(), headcount_row, "at-least = 十五\n"));
    CHECK_FALSE(loaded.regulation.has_value());
    REQUIRE(loaded.errors.size() == 1);
    CHECK(loaded.errors[0].where.at.line == line_of(henan_copy(), headcount_row));
}

TEST_CASE("Catalogue: ids and files") {
    const auto ids = fixture::catalogue().ids();
    CHECK(std::find(ids.begin(), ids.end(), "henan-2023") != ids.end());
    CHECK(fixture::catalogue().shipped("henan-2099") == nullptr);
    CHECK(fixture::catalogue().shipped("henan-2023") == fixture::catalogue().shipped("henan-2023")); // loaded once
    CHECK(Catalogue::is_file("x.toml"));
    CHECK(Catalogue::is_file("a/x"));
    CHECK_FALSE(Catalogue::is_file("henan-2023"));
    CHECK_FALSE(Catalogue::is_file(".toml"));
}

TEST_CASE("Catalogue: a regulation from a file knows where it is from") {
    const fixture::Folder folder;
    const auto path = folder.write("x.toml", fixture::henan_text());
    const auto loaded = fixture::catalogue().from_file(path, "shown/x.toml");
    const auto* regulation = std::get_if<std::shared_ptr<const Regulation>>(&loaded);
    REQUIRE(regulation != nullptr);
    CHECK((*regulation)->file == "shown/x.toml");

    const auto absent = fixture::catalogue().from_file(folder / "absent.toml", "shown/absent.toml");
    const auto* errors = std::get_if<InputErrors>(&absent);
    REQUIRE(errors != nullptr);
    CHECK(errors->front().message.en == "the regulation file can't be read: there is no such file");
    CHECK(errors->front().where.file == "shown/absent.toml");
}

} // namespace hegui
