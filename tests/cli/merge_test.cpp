#include "cli/shards.hpp"

#include "cli/usage_error.hpp"
#include "lib/report/format.hpp"
#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

// hegui merge: one report of the shards of a run.

namespace hegui {
namespace {

using fixture::check;
using fixture::Folder;

/// Examples that pass, that fail, that could not be read, and a name that is no UTF-8.
void make_tree(const Folder& folder) {
    for (int i = 0; i < 9; ++i) {
        const char* example = i % 3 == 0 ? "social-training-cross-region" : i % 3 == 1 ? "fail-lead-time" : "fail-roster";
        fixture::copy_example(folder, example, "tree/" + std::to_string(i % 4) + "/" + std::to_string(i));
    }
    fixture::copy_example(folder, "fail-materials", "tree/2/\xFF\xBA");
    folder.write("tree/2/broken/batch.toml", "format = \n\xC4\xE3\xBA\xC3 110101199003074477\n");
    folder.write("tree/2/unknown/batch.toml", "format = 1\nregulation = \"henan-2023\"\n4101011990030744770 = 1\n");
}

const std::vector<std::string> paths{"tree/1", "nowhere", "tree", "tree/2/\xFF\xBA"};

fixture::Run check_all(const Folder& folder, std::vector<std::string> options) {
    options.insert(options.end(), paths.begin(), paths.end());
    return check(std::move(options), {.folder = folder.path()});
}

fixture::Run merge(const Folder& folder, std::vector<std::string> arguments) {
    const bool has_language = std::find(arguments.begin(), arguments.end(), "--lang") != arguments.end();
    if (!has_language) arguments.insert(arguments.begin(), {"--lang", "en"});
    arguments.insert(arguments.begin(), {"merge", "--color", "never"});
    return fixture::run_program(arguments, {.folder = folder.path()});
}

/// The shards of a run, as K.ndjson; their names.
std::vector<std::string> make_shards(const Folder& folder, int of, const std::vector<std::string>& options = {}) {
    std::vector<std::string> files;
    for (int part = 1; part <= of; ++part) {
        files.push_back(std::to_string(part) + ".ndjson");
        std::vector<std::string> all{"--shard", std::to_string(part) + "/" + std::to_string(of), "-f", "ndjson=" + files.back()};
        all.insert(all.end(), options.begin(), options.end());
        check_all(folder, all);
    }
    return files;
}

std::vector<std::string> with(std::vector<std::string> all, const std::vector<std::string>& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

void cut(const fixture::fs::path& file, std::size_t bytes) {
    const std::string whole = fixture::bytes_of(file);
    REQUIRE(whole.size() > bytes);
    fixture::write(file, whole.substr(0, whole.size() - bytes));
}

} // namespace

TEST_CASE("merge: every report of the shards is that of one run over everything, byte for byte") {
    const Folder folder;
    make_tree(folder);
    for (const std::vector<std::string>& options : {std::vector<std::string>{}, {"--hashes", "--fail-on", "warning", "--no-waivers"}}) {
        for (const int of : {1, 3, 7}) {
            const std::vector<std::string> files = make_shards(folder, of, options);
            const std::vector<std::string> turned(files.rbegin(), files.rend());
            for (const Format* format : formats()) {
                CAPTURE(format->name);
                CAPTURE(of);
                const std::vector<std::string> look{"-f", std::string(format->name)};
                const fixture::Run whole = check_all(folder, with(look, options));
                const fixture::Run merged = merge(folder, with(look, turned));
                CHECK(merged.out == whole.out);
                CHECK(merged.status == whole.status);
                CHECK(merged.err.empty());
            }
        }
    }
}

TEST_CASE("merge: language and look are its own") {
    const Folder folder;
    make_tree(folder);
    const std::vector<std::string> files = make_shards(folder, 2);
    for (const std::vector<std::string>& look :
         {std::vector<std::string>{"--lang", "zh"}, {"-q"}, {"-v"}, {"--lang", "zh", "-f", "ndjson"}, {"--lang", "zh", "-f", "json"}}) {
        CHECK(merge(folder, with({look}, files)).out == check_all(folder, look).out);
    }
}

TEST_CASE("merge: ID numbers are masked unless both the shards and the report show them") {
    const Folder folder;
    make_tree(folder);
    const std::string number = "110101199003074477"; // in a line that is quoted
    const std::vector<std::string> masked = make_shards(folder, 2);
    CHECK(merge(folder, with({"--show-ids"}, masked)).out.find(number) == std::string::npos);
    const std::vector<std::string> open = make_shards(folder, 2, {"--show-ids"});
    CHECK(merge(folder, open).out == check_all(folder, {}).out);
    CHECK(merge(folder, with({"--show-ids"}, open)).out == check_all(folder, {"--show-ids"}).out);
}

TEST_CASE("merge: the exit status is that of one run") {
    const Folder folder;
    fixture::copy_example(folder, "social-training-cross-region", "tree/passes");
    const auto status = [&](const char* path) {
        for (const char* part : {"1", "2"})
            check({"--shard", std::string(part) + "/2", "-f", "ndjson=" + std::string(part), path}, {.folder = folder.path()});
        return merge(folder, {"-q", "1", "2"}).status;
    };
    CHECK(status("tree") == 0);
    fixture::copy_example(folder, "fail-roster", "tree/fails");
    CHECK(status("tree") == 1);
    folder.write("tree/broken/batch.toml", "=");
    CHECK(status("tree") == 2);
}

TEST_CASE("merge: a shard that is missing, doubled, cut, interrupted or of another run is named, and nothing is written") {
    const Folder folder;
    make_tree(folder);
    const std::vector<std::string> files = make_shards(folder, 3);
    const auto refused = [&](const std::vector<std::string>& all, const std::string& name) {
        const fixture::Run run = merge(folder, with({"-f", "json=report.json", "-f", "text"}, all));
        CAPTURE(run.err);
        CHECK(run.status == 2);
        CHECK(run.out.empty());
        CHECK(run.err.find(name) != std::string::npos);
        CHECK_FALSE(fixture::fs::exists(folder / "report.json"));
        CHECK_FALSE(fixture::fs::exists(folder / "report.json.part"));
    };
    refused({"1.ndjson", "3.ndjson"}, "shard 2/3 is missing");
    refused({"2.ndjson"}, "shard 1/3, 3/3 is missing (2 in all)");
    refused({"1.ndjson", "2.ndjson", "3.ndjson", "2.ndjson"}, "2.ndjson: shard 2/3 is there twice");
    refused({"1.ndjson", "2.ndjson", "absent"}, "absent: there is no such file");
    refused({"1.ndjson", "2.ndjson", "tree"}, "tree: it is not a regular file");
    folder.write("empty", "");
    refused({"1.ndjson", "2.ndjson", "empty"}, "empty: cut off");
    folder.write("other", "{\"a\": 1}\n");
    refused({"1.ndjson", "2.ndjson", "other"}, "other:1: not a report that hegui check -f ndjson wrote");

    // Cut anywhere: in the last line, before it, in the first.
    const std::string third = fixture::bytes_of(folder / "3.ndjson");
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{40}, std::size_t{1000}, third.size() / 2, third.size() - 30}) {
        CAPTURE(bytes);
        folder.write("cut.ndjson", third);
        cut(folder / "cut.ndjson", bytes);
        refused({"1.ndjson", "2.ndjson", "cut.ndjson"}, "cut.ndjson");
        refused({"1.ndjson", "2.ndjson", "cut.ndjson"}, "shard 3/3 is missing");
    }

    // A line of a batch is lost, or stands twice.
    const std::size_t end = third.find('\n') + 1;
    folder.write("lost.ndjson", third.substr(end));
    refused({"1.ndjson", "2.ndjson", "lost.ndjson"}, "lost.ndjson: shard 3/3 has");
    folder.write("twice.ndjson", third.substr(0, end) + third);
    refused({"1.ndjson", "2.ndjson", "twice.ndjson"}, "twice.ndjson: shard 3/3 has");
    folder.write("longer.ndjson", third + third);
    refused({"1.ndjson", "2.ndjson", "longer.ndjson"}, "something follows the line of type summary");

    check_all(folder, {"--today", "2026-11-21", "--shard", "3/3", "-f", "ndjson=later"});
    refused({"1.ndjson", "2.ndjson", "later"},
            "later: not of the same run as 1.ndjson: its as-of day is 2026-11-21, that of the other is 2026-11-20");
    check_all(folder, {"--skip", "roster", "--shard", "3/3", "-f", "ndjson=fewer"});
    refused({"1.ndjson", "2.ndjson", "fewer"}, "fewer: not of the same run as 1.ndjson: the options, the regulation or the calendar");
    check_all(folder, {"--shard", "3/4", "-f", "ndjson=quarter"});
    refused({"1.ndjson", "2.ndjson", "quarter"}, "quarter: not of the same run as 1.ndjson: its run has 4 shards, that of the other has 3");
    fixture::copy_example(folder, "fail-lead-time", "tree/3/new");
    check_all(folder, {"--shard", "3/3", "-f", "ndjson=grown"});
    refused({"1.ndjson", "2.ndjson", "grown"}, "grown: not of the same run as 1.ndjson: its run has 17 batches, that of the other has 16");
}

TEST_CASE("merge: shards of other folders, and shards judged by another text of the same regulation or calendar, are refused") {
    const Folder folder;
    for (const char* tree : {"here", "there"}) {
        for (int i = 0; i < 4; ++i) fixture::copy_example(folder, "social-training", std::string(tree) + "/" + tree + std::to_string(i));
    }
    const auto shard = [&](const std::string& name, std::vector<std::string> options) {
        options.insert(options.end(), {"-f", "ndjson=" + name});
        check(options, {.folder = folder.path()});
    };
    shard("1", {"--shard", "1/2", "here"});
    shard("2", {"--shard", "2/2", "here"});
    shard("other", {"--shard", "2/2", "there"});
    CHECK(merge(folder, {"-q", "1", "2"}).status == 0);
    const auto others = merge(folder, {"-q", "1", "other"});
    CHECK(others.status == 2);
    CHECK(others.err.find("the paths of their batches differ") != std::string::npos);

    const std::string henan = fixture::bytes_of(fixture::source_dir() / "rules/regulations/henan-2023.toml");
    const std::string days = "date,kind,name,notice\n2029-01-01,holiday,元旦,x\n";
    folder.write("henan.toml", henan);
    folder.write("same.toml", henan);
    folder.write("days.csv", days);
    const std::vector<std::string> by{"--regulation", "henan.toml", "--calendar", "days.csv", "here"};
    shard("1", with({"--shard", "1/2"}, by));
    shard("2", with({"--shard", "2/2"}, by));
    CHECK(merge(folder, {"-q", "1", "2"}).status == 0);
    shard("2", {"--shard", "2/2", "--regulation", "same.toml", "--calendar", "days.csv", "here"}); // a name is no difference
    CHECK(merge(folder, {"-q", "1", "2"}).status == 0);
    folder.write("henan.toml", fixture::replaced(henan, "at-least = 15 ", "at-least = 16 "));
    shard("2", with({"--shard", "2/2"}, by));
    CHECK(merge(folder, {"-q", "1", "2"}).status == 2);
    folder.write("henan.toml", henan);
    folder.write("days.csv", days + "2029-01-02,holiday,元旦,x\n");
    shard("2", with({"--shard", "2/2"}, by));
    CHECK(merge(folder, {"-q", "1", "2"}).status == 2);
}

TEST_CASE("merge: a line that was changed is told with its number, and no file is put in place") {
    const Folder folder;
    make_tree(folder);
    make_shards(folder, 1);
    const std::string whole = fixture::bytes_of(folder / "1.ndjson");
    std::string changed = whole;
    const std::size_t second = changed.find('\n') + 1;
    const std::size_t verdict = changed.find("\"verdict\":\"fail\"", second);
    REQUIRE(verdict != std::string::npos);
    const auto line = 1 + std::count(changed.begin(), changed.begin() + static_cast<std::ptrdiff_t>(verdict), '\n');
    changed.replace(verdict, 16, "\"verdict\":\"fall\"");
    folder.write("changed.ndjson", changed);
    const fixture::Run run = merge(folder, {"-f", "csv=report.csv", "changed.ndjson"});
    CHECK(run.status == 2);
    CHECK(run.err.find("changed.ndjson:" + std::to_string(line) + ": its key verdict") != std::string::npos);
    CHECK_FALSE(fixture::fs::exists(folder / "report.csv"));
    CHECK_FALSE(fixture::fs::exists(folder / "report.csv.part"));
}

TEST_CASE("merge: a run that found nothing is an error as it was one") {
    const Folder folder;
    folder.write("list", "");
    const fixture::Run whole = check({"--files-from", "list", "-f", "ndjson=1"}, {.folder = folder.path()});
    const fixture::Run merged = merge(folder, {"1"});
    CHECK(whole.status == 2);
    CHECK(merged.status == 2);
    CHECK(merged.err == whole.err);
}

TEST_CASE("merge: without a file it says what is missing") {
    const fixture::Run run = fixture::run_program({"merge", "--lang", "en"});
    CHECK(run.status == 2);
    CHECK(run.err.find("FILE") != std::string::npos);
}

TEST_CASE("Lines: pieces, ends and limits") {
    const Folder folder;
    const std::string longer(200'000, 'x');
    const auto file = folder.write("lines", "a\n\n" + longer + "\nlast");
    Lines lines(file.string());
    CHECK(lines.next() == "a");
    CHECK(lines.next() == "");
    CHECK(lines.next() == longer);
    CHECK(lines.was_ended());
    CHECK(lines.number() == 3);
    CHECK(lines.next() == "last");
    CHECK_FALSE(lines.was_ended());
    CHECK_FALSE(lines.next().has_value());
    CHECK(lines.problem().empty());
    Lines none((folder / "none").string());
    CHECK_FALSE(none.next().has_value());
    CHECK_FALSE(none.problem().empty());
}

} // namespace hegui
