#include "tests/fixture/henan.hpp"
#include "tests/fixture/program.hpp"

#include "lib/base/file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace hegui {
namespace {

using fixture::check;
using fixture::Folder;
using fixture::Run;
using fixture::run_program;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// What a person fills in, by the table and the key; a table that is named alone is opened.
using Values = std::map<std::string, std::string>;

const Values& values() {
    static const Values all{
        {"institution.name", "\"示例机构\""},
        {"institution.region", "\"410100\""},
        {"institution.status", "\"已备案\""},
        {"batch.id", "\"2026-X-0001\""},
        {"batch.method", "\"考试考核\""},
        {"batch.year", "2026"},
        {"annual_plan.submitted", "\"2026-02-20\""},
        {"annual_plan.stamped", "true"},
        {"dates.plan_published", "\"2026-09-14\""},
        {"dates.plan_submitted", "\"2026-10-12\""},
        {"dates.plan_approved", "2026-10-14"},
        {"dates.registration_opened", "\"2026-10-15\""},
        {"dates.registration_reviewed", "\"2026-10-19\""},
        {"dates.registration_approved", "\"2026-10-21\""},
        {"dates.arrangement_completed", "\"2026-10-26\""},
        {"dates.arrangement_approved", "\"2026-10-28\""},
        {"dates.exam_start", "\"2026-10-31\""},
        {"dates.completed", "\"2026-11-12\""},
        {"dates.certificates_declared", "\"2026-11-13\""},
        {"exam.theory", "\"集中在线机考\""},
        {"session", ""},
        {"session.occupation", "\"电工\""},
        {"session.level", "4"},
        {"session.planned", "30"},
        {"session.registered", "28"},
        {"session.examined", "27"},
        {"session.passed", "22"},
        {"session.place", "\"第一考场\""},
        {"session.staff", "[\"考务员甲\"]"},
        {"session.examiners", "[\"考评员甲\"]"},
        {"session.arranged", ""},
        {"warnings.registration", "0"},
        {"warnings.certificate", "0"},
        {"warnings.reviewed_at_registration", "\"2026-10-19\""},
        {"warnings.reviewed_at_certificate", "\"2026-11-02\""},
        {"examiner", ""},
        {"examiner.name", "\"考评员甲\""},
        {"examiner.skill", ""},
        {"examiner.skill.occupation", "\"电工\""},
        {"examiner.skill.level", "\"三级\""},
        {"examiner.certificate", ""},
        {"examiner.certificate.number", "\"X-1\""},
        {"examiner.certificate.kind", "\"考评员\""},
        {"trainee", ""},
        {"trainee.name", "\"学员甲\""},
        {"trainee.employer", "\"示例机构\""},
        {"trainee.region", "\"省直\""},
        {"trainee.occupation", "\"电工\""},
        {"trainee.enrolled", "\"2026-08-03\""},
        {"trainee.photo", "\"学员甲.jpg\""},
        {"trainee.ethics_declared", "true"},
        {"trainee.experience", "\"2 年\""},
        {"trainee.skill", ""},
        {"trainee.skill.occupation", "\"电工\""},
        {"trainee.skill.level", "3"},
        {"trainee.skill.confirmed", "true"},
        {"trainee.online", ""},
        {"trainee.online.minutes", "180"},
        {"trainee.online.started", "\"2026-08-05\""},
        {"trainee.online.finished", "\"2026-08-20\""},
        {"trainee.online.attempts", "1"},
        {"trainee.online.score", "93"},
        {"trainee.online.passed_on", "\"2026-08-21\""},
        {"trainee.offline", ""},
        {"trainee.offline.attended", "\"2026-09-05\""},
        {"trainee.offline.days", "1"},
        {"trainee.offline.passed", "true"},
        {"trainee.qualification", ""},
        {"trainee.qualification.date", "\"2026-09-06\""},
        {"trainee.qualification.passed", "true"},
    };
    return all;
}

/// The line without the # before it; empty where it is an explanation.
std::string uncommented(const std::string& line) {
    if (line.empty() || line.front() != '#') return line;
    return line.size() > 1 && line[1] != ' ' ? line.substr(1) : "";
}

/// Fills in a file as a person does: takes away the # of what is known and writes the values.
std::string filled(const std::string& text, Values known, const std::set<std::string>& materials) {
    std::istringstream lines(text);
    std::string all;
    std::string table;
    std::string pending; // the header of a material, until it is known which
    bool wanted = false;
    for (std::string line; std::getline(lines, line);) {
        const std::string words = uncommented(line);
        if (words.empty()) continue;
        if (words.front() == '[') {
            table = words.substr(words.find_first_not_of('['), words.find(']') - words.find_first_not_of('['));
            const bool is_active = line == words;
            if (table == "material") pending = words;
            if (table != "material" && (is_active || known.contains(table))) all += words + "\n";
            continue;
        }
        const std::string key = words.substr(0, words.find_first_of(" ="));
        if (table == "material") {
            if (key == "kind") wanted = materials.contains(words.substr(words.find('"') + 1, words.rfind('"') - words.find('"') - 1));
            if (wanted) all += (key == "kind" ? pending + "\n" : "") + words + "\n";
            continue;
        }
        const auto value = known.find(table.empty() ? key : table + "." + key);
        if (value != known.end())
            all += key + " = " + value->second + "\n";
        else if (line == words)
            all += line + "\n";
    }
    return all;
}

/// PDF files of passing examples, each content once: two materials can't be the same file.
std::vector<std::string> some_pdfs() {
    std::set<std::string> seen;
    for (const char* example : {"social-training", "technical-college-supervised", "technical-college-autonomous"}) {
        for (const auto& entry : fixture::fs::directory_iterator(fixture::source_dir() / "examples" / example)) {
            if (entry.path().extension() == ".pdf") seen.insert(fixture::bytes_of(entry.path()));
        }
    }
    return {seen.begin(), seen.end()};
}

/// Makes a folder for a procedure, fills it in and judges it as complete.
void check_procedure(const Procedure& procedure, const std::string& lang) {
    const Folder folder;
    const std::string made = (folder / "批次").string();
    const Run run = run_program({"new", procedure.id, made, "--lang", lang});
    CHECK(run.status == 0);
    CHECK(run.err == "");
    const std::string text = fixture::bytes_of(made + "/batch.toml");

    // As it is it can be read, and what is missing is told.
    const Run empty = check({made});
    CHECK(empty.status == 1);
    CHECK(contains(empty.out, procedure.stages.front()));
    CHECK_FALSE(contains(empty.out, "warnings: "));

    Values known = values();
    known["batch.stage"] = "\"" + procedure.stages.back() + "\"";
    if (contains(procedure.id, "employer")) known["candidates.scope"] = "\"本单位职工\"";
    if (contains(procedure.id, "college")) known["candidates.scope"] = "\"毕业学年学生\"";
    std::set<std::string> materials;
    const std::vector<std::string> pdfs = some_pdfs();
    for (const MaterialRequirement& material : procedure.materials) {
        if (material.needed != MaterialRequirement::Needed::always && !material.warn_otherwise) continue;
        REQUIRE(materials.size() < pdfs.size());
        fixture::write(path_of(made + "/" + std::string(material.short_name()) + ".pdf"), pdfs[materials.size()]);
        materials.insert(lang == "zh" ? std::string(material.short_name()) : material.kind);
    }
    fixture::fs::copy_file(fixture::source_dir() / "examples/examiner-training/学员甲.jpg", path_of(made + "/学员甲.jpg"));
    fixture::write(path_of(made + "/batch.toml"), filled(text, known, materials));
    const Run full = check({made, "-v"});
    CHECK_MESSAGE(full.status == 0, full.out);
}

} // namespace

TEST_CASE("new: the folder of every procedure passes once it is filled in") {
    for (const std::string_view id : fixture::catalogue().ids()) {
        const auto regulation = fixture::catalogue().shipped(id);
        for (const Procedure& procedure : regulation->procedures) {
            for (const char* lang : {"zh", "en"}) {
                CAPTURE(procedure.id);
                CAPTURE(lang);
                check_procedure(procedure, lang);
            }
        }
    }
}

TEST_CASE("new: a file has what its procedure has a use for, and nothing of the others") {
    const Folder folder;
    const auto made = [&](const std::string& procedure, const std::string& name) {
        CHECK(run_program({"new", procedure, (folder / name).string()}).status == 0);
        return fixture::bytes_of(folder / (name + "/batch.toml"));
    };
    const std::string social = made("social-training/supervised", "s");
    CHECK(contains(social, "#plan_published "));
    CHECK(contains(social, "#[session.arranged]"));
    CHECK(contains(social, "[exam]"));
    CHECK_FALSE(contains(social, "annual_plan"));
    CHECK_FALSE(contains(social, "[[trainee]]"));
    const std::string autonomous = made("employer/autonomous", "a");
    CHECK(contains(autonomous, "[annual_plan]"));
    CHECK(contains(autonomous, "\"passed-score-roster\""));
    CHECK(contains(autonomous, "it must be stamped"));
    CHECK(contains(autonomous, "this or 《合格人员确认文件》"));
    for (const char* absent : {"plan_submitted", "plan_approved", "arrangement", "arranged", "[exam]", "cross_region"})
        CHECK_FALSE(contains(autonomous, absent));
    const std::string training = made("examiner-training", "x");
    CHECK(contains(training, "#[[trainee]]"));
    for (const char* absent : {"[dates]", "[[session]]", "[[material]]", "module", "method"}) CHECK_FALSE(contains(training, absent));
}

TEST_CASE("new: nothing is ever overwritten") {
    const Folder folder;
    const fixture::fs::path file = folder.write("full/note.txt", "x");
    folder.write("file", "x");
    fixture::fs::create_directory(folder / "empty");
    const auto make = [&](const std::string& name) { return run_program({"new", "examiner-training", (folder / name).string()}); };
    CHECK(make("full").status == 2);
    CHECK_FALSE(fixture::fs::exists(folder / "full/batch.toml"));
    CHECK(fixture::bytes_of(file) == "x");
    CHECK(make("file").status == 2);
    CHECK(fixture::bytes_of(folder / "file") == "x");
    CHECK(make("empty").status == 0);
    CHECK(make("empty").status == 2);
    CHECK(make("a/b/c").status == 0);
    CHECK(make("file/below").status == 2);
    CHECK(make("file/below").out == "");
}

TEST_CASE("new: a regulation that is named goes with the batch") {
    const Folder folder;
    const std::string text = fixture::replaced(std::string(fixture::henan_text()), "id = \"henan-2023\"", "id = \"my-province\"");
    const std::string file = folder.write("x.toml", text).string();
    CHECK(run_program({"new", "employer/supervised", (folder / "n").string(), "--regulation", file}).status == 0);
    CHECK(fixture::bytes_of(folder / "n/my-province.toml") == text);
    CHECK(contains(fixture::bytes_of(folder / "n/batch.toml"), "regulation = \"my-province.toml\""));
    CHECK(check({(folder / "n").string()}).status == 1);
}

TEST_CASE("new: wrong use is told with the nearest word") {
    const Folder folder;
    const auto refused = [&](const std::vector<std::string>& arguments, std::string_view why) {
        const Run run = run_program(arguments, {.folder = folder.path()});
        CAPTURE(why);
        CHECK(run.status == 2);
        CHECK(run.out == "");
        CHECK(contains(run.err, why));
        CHECK(fixture::fs::is_empty(folder.path()));
    };
    refused({"new"}, "PROCEDURE is missing");
    refused({"new", "examiner-training"}, "DIR is missing");
    refused({"new", "social-training/supervized", "x"}, "did you mean \"social-training/supervised\"?");
    refused({"new", "employer", "x"}, "known are examiner-training, employer/supervised, employer/autonomous");
    refused({"new", "examiner-training", "x", "--regulation", "henan-2023"}, "there is no procedure \"examiner-training\"");
    refused({"new", "examiner-training", "x", "--langg", "zh"}, "did you mean \"--lang\"?");
}

} // namespace hegui
