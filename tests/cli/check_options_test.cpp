#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hegui {
namespace {

using fixture::check;
using fixture::Folder;
using fixture::Run;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

constexpr const char* passing = "examples/social-training";
constexpr const char* failing = "examples/fail-min-headcount";

/// A command line that can't be carried out: status 2, nothing on standard output, and why on standard error.
void check_refused(const std::vector<std::string>& arguments, const std::string& why) {
    const Run run = check(arguments);
    CAPTURE(why);
    CHECK(run.status == 2);
    CHECK(run.out == "");
    CHECK(contains(run.err, why));
}

/// The value of a key in a report in JSON, as it is written.
std::string value_of(const std::string& report, const std::string& key) {
    const std::string name = "\"" + key + "\": ";
    const std::size_t at = report.find(name);
    if (at == std::string::npos) return "";
    const std::size_t start = at + name.size();
    return report.substr(start, report.find_first_of(",\n", start) - start);
}

std::size_t rules_in(const std::string& report) {
    std::size_t count = 0;
    for (std::size_t at = report.find("\"rule\": "); at != std::string::npos; at = report.find("\"rule\": ", at + 1)) ++count;
    return count;
}

} // namespace

TEST_CASE("check: unknown options and words name the nearest one") {
    check_refused({"--tody", "x", passing}, "\"--tody\"");
    check_refused({"--tody", "x", passing}, "did you mean \"--today\"?");
    check_refused({"-f", "jsn", passing}, "did you mean \"json\"?");
    check_refused({"--format", "xml", passing}, "known are ");
    check_refused({"--only", "lead-tme", passing}, "did you mean \"lead-time\"?");
    check_refused({"--skip", "headcount", passing}, "did you mean \"headcounts\"?");
    check_refused({"--regulation", "henan-2032", passing}, "did you mean \"henan-2023\"?");
    check_refused({"--fail-on", "warnings", passing}, "did you mean \"warning\"?");
    check_refused({"--color", "alway", passing}, "did you mean \"always\"?");
    check_refused({"--lang", "fr", passing}, "\"fr\"");
}

TEST_CASE("check: no path and values that are left out") {
    check_refused({}, "a batch file or folder is missing: name some, or use --files-from");
    check_refused({passing, "--stage"}, "--stage");
    check_refused({"--format=json=", passing}, "json=");
}

TEST_CASE("check: a day that does not exist is no as-of day") {
    for (const char* day : {"2026-02-30", "2026-11-20T09:00:00", "today", "20261120"}) {
        check_refused({"--today", day, passing}, "--today must be a date such as 2026-11-20, not \"" + std::string(day) + "\"");
    }
}

TEST_CASE("check: the as-of day decides") {
    CHECK(check({"--today", "2026-11-20", passing}).status == 0);
    // The exam was on 31 October and 1 November: on 2 December both readings of 30 days are over.
    CHECK(contains(check({"--today", "2026-12-02", "-q", passing}).out, "completion-deadline"));
    CHECK(value_of(check({"--today", "2026-11-21", "-f", "json", passing}).out, "as_of") == "\"2026-11-21\"");
}

TEST_CASE("check: --only and --skip select rules and must leave one") {
    const Run one = check({"--only", "lead-time", "-f", "json", passing});
    CHECK(rules_in(one.out) == 1);
    CHECK(rules_in(check({"--only", "lead-time,materials", "--only", "waivers", "-f", "json", passing}).out) == 3);
    const std::size_t all = rules_in(check({"-f", "json", passing}).out);
    CHECK(rules_in(check({"--skip", "lead-time,materials", "-f", "json", passing}).out) == all - 2);
    CHECK(check({"--skip", "min-headcount", failing}).status == 0);
    CHECK(check({"--only", "materials", failing}).status == 0);
    CHECK(check({"--only", "min-headcount", failing}).status == 1);
    check_refused({"--only", "lead-time", "--skip", "lead-time", passing}, "--only and --skip leave no rule");
}

TEST_CASE("check: a stage by its id or its Chinese name") {
    for (const char* stage : {"plan", "制定计划"}) {
        CHECK(value_of(check({"--stage", stage, "-f", "json", passing}).out, "stage") == "\"plan\"");
    }
    CHECK(value_of(check({"-f", "json", passing}).out, "stage") == "\"certificate\"");
}

TEST_CASE("check: a stage that the procedure lacks is an error of that batch that lists its stages") {
    const Run social = check({"--stage", "arrangement", passing, "examples/employer-supervised"});
    CHECK(social.status == 2);
    CHECK(contains(social.out, "plan, registration, certificate, complete"));
    CHECK(contains(social.out, "examples/social-training/batch.toml"));
    const Run unknown = check({"-q", "--stage", "registraton", "examples/employer-autonomous"});
    CHECK(unknown.status == 2);
    CHECK(contains(unknown.out, "did you mean \"registration\"?"));
    CHECK(contains(unknown.out, "registration, certificate, complete"));
}

TEST_CASE("check: another regulation with other numbers decides otherwise") {
    const Folder folder;
    const std::string henan = fixture::bytes_of(fixture::source_dir() / "rules/regulations/henan-2023.toml");
    const std::string file = folder.write("x.toml", fixture::replaced(henan, "at-least = 15 ", "at-least = 23 ")).string();
    CHECK(check({"-q", passing}).out == "PASS     examples/social-training/batch.toml\n");
    CHECK(check({"-q", "--regulation", file, passing}).out == "FAIL     examples/social-training/batch.toml  min-headcount\n");
    CHECK(check({"-q", "--regulation", "henan-2023", passing}).status == 0);
}

TEST_CASE("check: a regulation file with mistakes is refused with all of them") {
    const Folder folder;
    const std::string henan = fixture::bytes_of(fixture::source_dir() / "rules/regulations/henan-2023.toml");
    std::string text = fixture::replaced(henan, "at-least = 15 ", "at-lest = 15 ");
    text = fixture::replaced(text, "working-days = 3 ", "working-days = 0 ");
    const std::string file = folder.write("x.toml", text).string();
    check_refused({"--regulation", file, passing}, "did you mean \"at-least\"?");
    check_refused({"--regulation", file, passing}, "rule.lead-time.working-days must be");
    check_refused({"--regulation", (folder / "absent.toml").string(), passing}, "there is no such file");
}

TEST_CASE("check: a calendar with mistakes is refused with its lines") {
    const Folder folder;
    const std::string file = folder.write("x.csv", "date,kind,name,notice\n2027-01-01,holyday,x,y\n2027-02-30,holiday,x,y\n").string();
    check_refused({"--calendar", file, passing}, file + ":2:1: ");
    check_refused({"--calendar", file, passing}, file + ":3:1: ");
    check_refused({"--calendar", (folder / "absent.csv").string(), passing}, "there is no such file");
}

TEST_CASE("check: --fail-on warning makes a batch fail and leaves the outcome a warning") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "social-training", "batch");
    // A waiver of what passes is a warning of the rule waivers.
    const std::string text = fixture::bytes_of(copy / "batch.toml");
    fixture::write(copy / "batch.toml",
                   text + "\n[[waiver]]\nrule = \"lead-time\"\nreason = \"x\"\napproved_by = \"y\"\nuntil = 2026-12-31\n");
    const std::string batch = copy.string();
    const std::vector<std::string> selected{"--only", "waivers,lead-time", "-f", "json", batch};
    const Run usual = check(selected);
    CHECK(usual.status == 0);
    CHECK(value_of(usual.out, "verdict") == "\"pass\"");
    CHECK(check({"--fail-on", "fail", batch}).status == 0);

    std::vector<std::string> strictly = selected;
    strictly.insert(strictly.begin(), {"--fail-on", "warning"});
    const Run strict = check(strictly);
    CHECK(strict.status == 1);
    CHECK(value_of(strict.out, "verdict") == "\"fail\"");
    CHECK(contains(strict.out, "\"outcome\": \"warning\""));
    CHECK_FALSE(contains(strict.out, "\"outcome\": \"fail\""));
}

TEST_CASE("check: --no-waivers judges as if there were none") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "fail-min-headcount", "batch");
    const std::string text = fixture::bytes_of(copy / "batch.toml");
    fixture::write(copy / "batch.toml",
                   text + "\n[[waiver]]\nrule = \"min-headcount\"\nreason = \"x\"\napproved_by = \"y\"\nuntil = 2026-12-31\n");
    CHECK(check({copy.string()}).status == 0);
    CHECK(check({"--no-waivers", copy.string()}).status == 1);
    const Run waivers = check({"--no-waivers", "--only", "waivers", "-f", "json", copy.string()});
    CHECK(value_of(waivers.out, "outcome") == "\"not-applicable\"");
}

TEST_CASE("check: --hashes adds the SHA-256 of each input") {
    const Folder folder;
    folder.write("batch.toml", "abc");
    CHECK(contains(check({"-f", "json", "--hashes", folder.path().string()}).out,
                   "\"sha256\": \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""));
    CHECK_FALSE(contains(check({"-f", "json", folder.path().string()}).out, "\"sha256\""));
}

TEST_CASE("check: quiet is one line a batch and verbose shows passes too") {
    CHECK(check({"-q", passing, failing}).out == "PASS     examples/social-training/batch.toml\n"
                                                 "FAIL     examples/fail-min-headcount/batch.toml  min-headcount\n");
    CHECK(check({"-q", "--lang", "zh", failing}).out == "不通过   examples/fail-min-headcount/batch.toml  min-headcount\n");
    CHECK_FALSE(contains(check({passing}).out, "headcount-variance"));
    CHECK(contains(check({"-v", passing}).out, "headcount-variance"));
    CHECK(contains(check({"-v", passing}).out, "annual-plan")); // does not apply
}

TEST_CASE("check: how a report looks never changes the status") {
    for (const std::vector<std::string>& look :
         {std::vector<std::string>{"-q"}, {"-v"}, {"-f", "json"}, {"--lang", "zh"}, {"--hashes"}, {"--show-ids"}}) {
        for (const char* batch : {passing, failing}) {
            std::vector<std::string> arguments = look;
            arguments.emplace_back(batch);
            CHECK(check(arguments).status == (batch == passing ? 0 : 1));
        }
    }
}

TEST_CASE("check: ID numbers are masked unless asked for") {
    const Folder folder;
    const auto copy = fixture::copy_example(folder, "social-training", "batch");
    fixture::change(copy / "batch.toml", "plan_submitted        = 2026-10-12", "plan_submitted = 110101199003074477");
    for (const char* format : {"text", "json"}) {
        const std::string masked = check({"-f", format, copy.string()}).out;
        CHECK_FALSE(contains(masked, "110101199003074477"));
    }
    CHECK(contains(check({copy.string()}).out, "110101********4477"));
    CHECK(contains(check({"--show-ids", copy.string()}).out, "110101199003074477"));
}

TEST_CASE("check: ID numbers of a roster and of a mistyped line are masked unless asked for") {
    const Folder folder;
    const auto roster = fixture::copy_example(folder, "fail-roster", "roster");
    const std::string wrong = "411000198703030020"; // the check digit is not right
    for (const char* format : {"text", "json"}) {
        CHECK_FALSE(contains(check({"-f", format, roster.string()}).out, wrong));
        CHECK(contains(check({"-f", format, roster.string()}).out, "411000********0020"));
        CHECK(contains(check({"-f", format, "--show-ids", roster.string()}).out, wrong));
    }
    const auto line = fixture::copy_example(folder, "social-training", "line");
    fixture::change(line / "batch.toml", "[[examiner]]\nname = \"考评员甲\"",
                    "[[examiner]]\nname = \"考评员甲\"\nid_number = \"1101011990030744771");
    CHECK_FALSE(contains(check({line.string()}).out, "1101011990030744771"));
    CHECK(contains(check({line.string()}).out, "110101*********4771"));
    CHECK(contains(check({"--show-ids", line.string()}).out, "1101011990030744771"));
}

} // namespace hegui
