#include "cli/cache_options.hpp"
#include "lib/base/file_reader.hpp"
#include "tests/fixture/program.hpp"
#include "tests/fixture/settled.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr std::uintmax_t largest = 100UL * 1024 * 1024;

/// Batches with all that a cache keeps: PDFs, pictures, rosters of three kinds, files that are damaged, wrong, or the same twice.
class Tree {
public:
    Tree() {
        for (const char* example : {"social-training", "technical-college-supervised", "examiner-training", "fail-attachments",
                                    "fail-roster", "employer-supervised"})
            fixture::copy_example(folder_, example, std::string("batches/") + example);
        fixture::settle();
    }

    [[nodiscard]] fs::path batches() const { return folder_ / "batches"; }
    [[nodiscard]] fs::path cache() const { return folder_ / "cache"; }
    [[nodiscard]] fs::path store() const { return cache() / "hegui-cache.sqlite"; }

    [[nodiscard]] fixture::Run check(const Words& more = {}) const {
        Words all = more;
        if (std::find(all.begin(), all.end(), "-f") == all.end()) all.insert(all.end(), {"-f", "ndjson"});
        all.push_back(batches().string());
        return fixture::check(all);
    }

    fixture::Run check_with_cache(const Words& more = {}) const {
        Words all{"--cache", cache().string()};
        all.insert(all.end(), more.begin(), more.end());
        return check(all);
    }

    /// The files of the batches that a run opens, by their names.
    [[nodiscard]] std::set<std::string> opened(const std::string& options) const {
        const fixture::Folder outputs;
        const std::string trace = (outputs / "trace").string();
        // What looks for leaks at the end of a sanitized program can't work in one that is traced.
        const std::string command = "ASAN_OPTIONS=detect_leaks=0 strace -f -y -e trace=open,openat,openat2,mmap -o " +
                                    fixture::quoted(trace) + " " + fixture::quoted(HEGUI_PROGRAM) + " check -f ndjson --today 2026-11-20 " +
                                    options + " " + fixture::quoted(batches().string()) + " >" +
                                    fixture::quoted((outputs / "out").string());
        const int status = std::system(command.c_str());
        CHECK(WEXITSTATUS(status) == 1);
        std::set<std::string> files;
        std::istringstream lines(fixture::bytes_of(trace));
        const std::string top = batches().string() + "/";
        for (std::string line; std::getline(lines, line);) {
            const std::size_t at = line.rfind('<' + top); // as the system names what was opened
            if (at == std::string::npos) continue;
            std::string name = line.substr(at + top.size() + 1, line.find('>', at) - at - top.size() - 1);
            if (!fs::is_directory(batches() / name)) files.insert(std::move(name));
        }
        return files;
    }

private:
    fixture::Folder folder_;
};

/// An SQL statement on a store, by somebody else's hands.
void forge(const fs::path& store, const std::string& sql) {
    const std::string program = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()";
    const std::string command = fixture::quoted(HEGUI_PYTHON) + " -c " + fixture::quoted(program) + " " + fixture::quoted(store.string()) +
                                " " + fixture::quoted(sql);
    REQUIRE(std::system(command.c_str()) == 0);
}

/// Makes the record of a file one of another content: as a file's content looks that changed without its identity.
void forget_content(const fs::path& store, const fs::path& file, Cache::Use use) {
    Cache cache(store.parent_path(), cache_version(), Cache::Mode::trust);
    FileReader reader;
    REQUIRE(reader.open(file, largest) == ReadOutcome::read);
    const auto known = cache.find(reader.identity(), use);
    REQUIRE(known);
    std::string changed = *known;
    changed.front() = static_cast<char>(changed.front() + 1); // its hash comes first
    cache.keep(reader, use, changed);
    CHECK(cache.close().empty());
}

} // namespace

TEST_CASE("cache: the report has the same bytes without one, with a new one and with a full one, verified or not") {
    const Tree tree;
    for (const char* format : {"text", "json", "ndjson", "csv", "sarif", "html"}) {
        CAPTURE(format);
        fs::remove_all(tree.cache());
        const fixture::Run without = tree.check({"-f", format});
        CHECK(without.err.empty());
        for (const char* jobs : {"1", "3"}) {
            const Words options{"-f", format, "-j", jobs};
            for (const Words& more : {Words{}, Words{}, Words{"--cache=verify"}}) {
                Words all = options;
                all.insert(all.end(), more.begin(), more.end());
                const fixture::Run with = tree.check_with_cache(all);
                CHECK(with.out == without.out);
                CHECK(with.err.empty());
                CHECK(with.status == without.status);
            }
        }
    }
}

TEST_CASE("cache: with hashes the report has the same bytes, too") {
    const Tree tree;
    const fixture::Run without = tree.check({"--hashes"});
    tree.check_with_cache(); // what is kept has no SHA-256 yet
    for (int run = 0; run < 2; ++run) CHECK(tree.check_with_cache({"--hashes"}).out == without.out);
    CHECK(tree.check_with_cache().out == tree.check().out);
}

TEST_CASE("cache: a second run opens none of the files that the batches name") {
    const Tree tree;
    const std::string options = "--cache " + fixture::quoted(tree.cache().string());
    CHECK(tree.opened(options).size() > 20);
    const std::set<std::string> again = tree.opened(options);
    CHECK(again.size() == 6);
    for (const std::string& file : again) CHECK(file.ends_with("/batch.toml"));
    CHECK(tree.opened(options + " --cache=verify").size() > 20);
}

TEST_CASE("cache: a file that has changed is read again, whatever its time says") {
    const Tree tree;
    tree.check_with_cache();
    const fs::path file = tree.batches() / "social-training/内部质量督导报告.pdf";
    const auto time = fs::last_write_time(file);
    fixture::write(file, std::string(fs::file_size(file), 'x'));
    fs::last_write_time(file, time);
    const fixture::Run without = tree.check();
    CHECK(without.out.find("it is no PDF") != std::string::npos);
    const fixture::Run with = tree.check_with_cache();
    CHECK(with.out == without.out);
    CHECK(with.err.empty());
}

TEST_CASE("cache: a name with another ending makes another roster of a file") {
    const Tree tree;
    tree.check_with_cache();
    const fs::path folder = tree.batches() / "social-training";
    fs::create_hard_link(folder / "考生花名册.xlsx", folder / "考生花名册.csv");
    fixture::settle();
    fixture::change(folder / "batch.toml", "考生花名册.xlsx", "考生花名册.csv");
    for (int run = 0; run < 2; ++run) CHECK(tree.check_with_cache().out == tree.check().out);
    fixture::change(folder / "batch.toml", "考生花名册.csv", "考生花名册.xlsx");
    for (int run = 0; run < 2; ++run) CHECK(tree.check_with_cache().out == tree.check().out);
}

TEST_CASE("cache: two batches that name one file read it once") {
    const Tree tree;
    const fs::path folder = tree.batches() / "social-training";
    fs::copy_file(folder / "batch.toml", folder / "second.batch.toml");
    CHECK(tree.check_with_cache().out == tree.check().out);
}

TEST_CASE("cache: a record that was forged is none") {
    const Tree tree;
    tree.check_with_cache();
    const fixture::Run without = tree.check();
    forge(tree.store(), "UPDATE learnt SET value = (SELECT value FROM learnt LIMIT 1)");
    CHECK(tree.check_with_cache().out == without.out);
    forge(tree.store(), "UPDATE learnt SET value = zeroblob(100)");
    CHECK(tree.check_with_cache().out == without.out);
    forge(tree.store(), "DROP TABLE learnt");
    const fixture::Run with = tree.check_with_cache();
    CHECK(with.out == without.out);
    CHECK(with.err == "hegui: the cache was begun anew: it is damaged, or no cache of this program\n");
    CHECK(with.status == without.status);
}

TEST_CASE("cache: verifying finds content that has changed under an unchanged time stamp") {
    // Only the system sets the time of the last change, so the record is made to be of another file's content instead.
    const Tree tree;
    const fs::path folder = tree.batches() / "social-training";
    tree.check_with_cache();
    const fixture::Run without = tree.check();
    forget_content(tree.store(), folder / "内部质量督导报告.pdf", Cache::Use::material);
    const fixture::Run verified = tree.check_with_cache({"--cache=verify"});
    CHECK(verified.out == without.out);
    CHECK(verified.err == "hegui: the cache: 1 files had changed under an unchanged time stamp; they were read anew\n");
    CHECK(tree.check_with_cache({"--cache=verify"}).err.empty()); // learnt anew
}

TEST_CASE("cache: a batch file whose text is another is parsed anew, verified or not") {
    const Tree tree;
    tree.check_with_cache();
    const fixture::Run without = tree.check();
    for (const Words& more : {Words{}, Words{"--cache=verify"}}) {
        forget_content(tree.store(), tree.batches() / "social-training/batch.toml", Cache::Use::batch);
        const fixture::Run with = tree.check_with_cache(more);
        CHECK(with.out == without.out);
        CHECK(with.err == "hegui: the cache: 1 files had changed under an unchanged time stamp; they were read anew\n");
    }
}

TEST_CASE("cache: what a batch file says depends on its regulation, too") {
    const Tree tree;
    const fs::path folder = tree.batches() / "social-training";
    fs::copy_file(fixture::source_dir() / "rules/regulations/henan-2023.toml", folder / "own.toml");
    fixture::change(folder / "batch.toml", "\"henan-2023\"", "\"own.toml\"");
    fixture::settle();
    for (int run = 0; run < 2; ++run) CHECK(tree.check_with_cache().out == tree.check().out);

    const std::regex kind("social-training");
    fixture::write(folder / "own.toml", std::regex_replace(fixture::bytes_of(folder / "own.toml"), kind, "social-school"));
    const fixture::Run without = tree.check();
    CHECK(without.out.find("social-school") != std::string::npos); // the same word of the batch means something else
    CHECK(tree.check_with_cache().out == without.out);
    fs::remove(folder / "own.toml");
    CHECK(tree.check_with_cache().out == tree.check().out);
    const Words other{"--regulation", (fixture::source_dir() / "rules/regulations/henan-2023.toml").string()};
    for (int run = 0; run < 2; ++run) CHECK(tree.check_with_cache(other).out == tree.check(other).out);
}

TEST_CASE("cache: every example has the same report with one") {
    const fixture::Folder folder;
    const std::string examples = (fixture::source_dir() / "examples").string();
    const fixture::Run without = fixture::check({"-f", "ndjson", examples});
    CHECK_FALSE(without.out.empty());
    for (int run = 0; run < 2; ++run) {
        const fixture::Run with = fixture::check({"-f", "ndjson", "--cache", (folder / "cache").string(), examples});
        CHECK(with.out == without.out);
        CHECK(with.err == without.err);
        CHECK(with.status == without.status);
    }
}

TEST_CASE("cache: two runs at once over one folder") {
    const Tree tree;
    const fixture::Run without = tree.check();
    for (int round = 0; round < 3; ++round) {
        fs::remove_all(tree.cache());
        fixture::Run first;
        fixture::Run second;
        {
            const std::jthread one([&] { first = tree.check_with_cache(); });
            const std::jthread other([&] { second = tree.check_with_cache(); });
        }
        CHECK(first.out == without.out);
        CHECK(second.out == without.out);
        CHECK(first.status == without.status);
        CHECK(second.status == without.status);
        CHECK(tree.check_with_cache().out == without.out);
    }
}

TEST_CASE("cache: where it can't be, the run goes on and says so") {
    const Tree tree;
    fixture::write(tree.cache(), "a file where the folder should be");
    const fixture::Run without = tree.check();
    const fixture::Run with = tree.check_with_cache();
    CHECK(with.out == without.out);
    CHECK(with.status == without.status);
    CHECK(with.err ==
          "hegui: going on without the cache: " + tree.cache().string() + " can't be used: it, or a part of its path, is not a folder\n");
    const fixture::Run chinese = fixture::check({"--lang", "zh", "-q", "--cache", tree.cache().string(), tree.batches().string()});
    CHECK(chinese.err.starts_with("hegui: 不用缓存："));
}

TEST_CASE("cache: what may stand behind --cache") {
    const Tree tree;
    const auto refused = [&](const Words& options) {
        const fixture::Run run = tree.check(options);
        CHECK(run.status == 2);
        CHECK(run.out.empty());
        return run.err;
    };
    CHECK(refused({"--cache=verify"}).find("--cache=verify needs a folder too: --cache DIR --cache=verify") != std::string::npos);
    CHECK(refused({"--cache", "a", "--cache", "b"}).find("--cache takes one folder, not a and b") != std::string::npos);
    CHECK(refused({"--cache", ""}).find("--cache") != std::string::npos);
    const fixture::Folder folder;
    const fixture::Surroundings there{.folder = folder.path()};
    CHECK(fixture::check({"--cache", "./verify", tree.batches().string()}, there).err.empty());
    CHECK(fs::exists(folder / "verify/hegui-cache.sqlite"));
}

} // namespace hegui
