#include "lib/cache/cache.hpp"

#include "lib/base/file.hpp"
#include "tests/fixture/held_file.hpp"
#include "tests/fixture/settled.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <random>
#include <regex>
#include <thread>
#include <utility>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using namespace std::literals;
using Use = Cache::Use;
using Mode = Cache::Mode;

constexpr std::uintmax_t enough = 1'000'000;

FileReader opened(const fs::path& path) {
    FileReader file;
    REQUIRE(file.open(path, enough) == ReadOutcome::read);
    return file;
}

/// A cache in a folder of its own, and files to be known.
class Known {
public:
    Known() {
        for (int i = 0; i < files; ++i) folder_.write(name(i), std::to_string(i));
        fixture::settle();
    }

    [[nodiscard]] fs::path cache() const { return folder_ / "cache"; }
    [[nodiscard]] fs::path file() const { return cache() / "hegui-cache.sqlite"; }
    [[nodiscard]] fs::path path(int i) const { return folder_ / name(i); }

    /// Keeps a record of each file. What the run had to tell is returned, as it is of what follows.
    std::vector<Text> keep_all(std::string_view version = "1") const {
        Cache cache(this->cache(), version, Mode::trust);
        for (int i = 0; i < files; ++i) cache.keep(opened(path(i)), Use::material, record(i));
        return cache.close();
    }

    /// Looks each file up: what is found must be its own record.
    std::vector<Text> find_all(int& found, std::string_view version = "1") const {
        Cache cache(this->cache(), version, Mode::trust);
        found = 0;
        for (int i = 0; i < files; ++i) {
            const auto bytes = cache.find(opened(path(i)).identity(), Use::material);
            if (!bytes) continue;
            CHECK(*bytes == record(i));
            ++found;
        }
        return cache.close();
    }

    /// Whatever was done to the cache's file: nothing that was not kept is found, and runs that keep all again leave it whole. Where
    /// only a look-up meets the damage, that takes two.
    void check_mends() const {
        int found = 0;
        find_all(found);
        std::vector<Text> notes;
        for (int run = 0; run < 2 && found < files; ++run) {
            keep_all();
            notes = find_all(found);
        }
        CHECK(notes.empty());
        CHECK(found == files);
    }

    static constexpr int files = 30;

private:
    static std::string name(int i) { return "files/" + std::to_string(i); }
    static std::string record(int i) { return std::string(static_cast<std::size_t>(i) * 100, 'r') + std::to_string(i); }

    fixture::Folder folder_;
};

} // namespace

TEST_CASE("cache: what one run keeps the next one finds") {
    const Known known;
    int found = 0;
    CHECK(known.find_all(found).empty());
    CHECK(found == 0);
    CHECK(known.keep_all().empty());
    CHECK(known.find_all(found).empty());
    CHECK(found == Known::files);
}

TEST_CASE("cache: it is for the eyes of its owner") {
    const Known known;
    known.keep_all();
    constexpr auto others = fs::perms::group_all | fs::perms::others_all;
    CHECK((fs::status(known.cache()).permissions() & others) == fs::perms::none);
    CHECK((fs::status(known.file()).permissions() & others) == fs::perms::none);
}

TEST_CASE("cache: what was kept in this run is found before it is written") {
    const Known known;
    Cache cache(known.cache(), "1", Mode::trust);
    cache.keep(opened(known.path(0)), Use::photo, "x");
    CHECK(cache.find(opened(known.path(0)).identity(), Use::photo) == "x");
    CHECK_FALSE(cache.find(opened(known.path(0)).identity(), Use::evidence)); // looked at as something else
    CHECK_FALSE(cache.find(opened(known.path(1)).identity(), Use::photo));
}

TEST_CASE("cache: more is found than is read at once, in whatever order") {
    const Known known;
    const std::string large(200'000, 'x');
    std::vector<std::pair<int, Use>> all;
    for (int i = 0; i < Known::files; ++i) {
        for (const Use use : {Use::material, Use::photo, Use::evidence, Use::roster}) all.emplace_back(i, use);
    }
    const auto record = [&](int i, Use use) {
        return std::to_string(i) + (use == Use::roster ? large : std::to_string(static_cast<int>(use)));
    };
    {
        Cache cache(known.cache(), "1", Mode::trust);
        for (const auto& [i, use] : all) cache.keep(opened(known.path(i)), use, record(i, use));
        CHECK(cache.close().empty());
    }
    std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same orders each time
    for (int round = 0; round < 5; ++round) {
        Cache cache(known.cache(), "1", Mode::trust);
        for (const auto& [i, use] : all) CHECK(cache.find(opened(known.path(i)).identity(), use) == record(i, use));
        CHECK(cache.close().empty());
        std::shuffle(all.begin(), all.end(), random);
    }
}

TEST_CASE("cache: a record that is too large is not kept, and does the others no harm") {
    const Known known;
    known.keep_all();
    const std::string largest(Cache::largest_record, 'x');
    {
        Cache cache(known.cache(), "1", Mode::trust);
        cache.keep(opened(known.path(0)), Use::batch, largest);
        cache.keep(opened(known.path(1)), Use::batch, largest + 'x');
        cache.keep(opened(known.path(2)), Use::batch, largest + largest + 'x');
        CHECK_FALSE(cache.find(opened(known.path(1)).identity(), Use::batch));
        CHECK(cache.close().empty());
    }
    int found = 0;
    CHECK(known.find_all(found).empty());
    CHECK(found == Known::files);
    Cache cache(known.cache(), "1", Mode::trust);
    CHECK(cache.find(opened(known.path(0)).identity(), Use::batch) == largest);
    for (const int i : {1, 2}) CHECK_FALSE(cache.find(opened(known.path(i)).identity(), Use::batch));
    CHECK(cache.close().empty());
}

TEST_CASE("cache: a file that was changed is not the one that is known") {
    const Known known;
    known.keep_all();
    Cache cache(known.cache(), "1", Mode::trust);
    const FileIdentity before = opened(known.path(7)).identity();
    CHECK(cache.find(before, Use::material));
    const auto time = fs::last_write_time(known.path(7));
    fixture::write(known.path(7), "x"); // as long as it was
    fs::last_write_time(known.path(7), time);
    const FileIdentity after = opened(known.path(7)).identity();
    CHECK(after.size == before.size);
    CHECK(after.modified == before.modified);
    CHECK_FALSE(cache.find(after, Use::material));
}

TEST_CASE("cache: a file whose later change might not show is not kept") {
    const Known known;
    Cache cache(known.cache(), "1", Mode::trust);
    fs::last_write_time(known.path(0), fs::file_time_type::clock::now() + std::chrono::hours(1));
    cache.keep(opened(known.path(0)), Use::material, "x");
    CHECK_FALSE(cache.find(opened(known.path(0)).identity(), Use::material));

    const FileReader file = opened(known.path(1)); // changed while it is read
    fixture::write(known.path(1), "longer than it was");
    cache.keep(file, Use::material, "x");
    CHECK_FALSE(cache.find(file.identity(), Use::material));
    CHECK_FALSE(cache.find(opened(known.path(1)).identity(), Use::material));
}

TEST_CASE("cache: another version learns anew, and says so") {
    const Known known;
    known.keep_all();
    int found = 0;
    const auto notes = known.find_all(found, "2");
    CHECK(found == 0);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].en == "the cache was begun anew: another version of the program has written it");
    known.keep_all("2");
    CHECK(known.find_all(found, "2").empty());
    CHECK(found == Known::files);
}

TEST_CASE("cache: records of another version are none, even in a file of this one") {
    const Known known;
    known.keep_all("2");
    std::string bytes = fixture::bytes_of(known.file());
    const Known other;
    other.keep_all("1");
    const std::string of_first = fixture::bytes_of(other.file());
    constexpr std::size_t user_version = 60; // its place in the file's header
    bytes.replace(user_version, 4, of_first, user_version, 4);
    fixture::write(known.file(), bytes);
    int found = 0;
    const auto notes = known.find_all(found, "1");
    CHECK(found == 0);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].en == "the cache was begun anew: it is damaged");
}

TEST_CASE("cache: what is no cache of ours is replaced") {
    const Known known;
    known.keep_all();
    const std::string sound = fixture::bytes_of(known.file());
    std::string foreign = sound;
    foreign[68] = 'x'; // in the application's id
    std::string with_log = sound;
    with_log[18] = with_log[19] = 2; // as if it were written ahead to a log
    for (const std::string& bytes :
         {"no database\n"s, std::string(100'000, 'x'), foreign, with_log, "SQLite format 3\0"s, sound.substr(0, 100)}) {
        fixture::write(known.file(), bytes);
        int found = 0;
        const auto notes = known.find_all(found);
        CHECK(found == 0);
        REQUIRE(notes.size() == 1);
        CHECK(notes[0].en == "the cache was begun anew: it is damaged, or no cache of this program");
        known.check_mends();
    }
}

TEST_CASE("cache: a file that was cut anywhere is begun anew") {
    const Known known;
    known.keep_all();
    const std::string sound = fixture::bytes_of(known.file());
    CHECK(sound.size() > 50'000);
    for (std::size_t size = 0; size < sound.size(); size += 512) {
        CAPTURE(size);
        fixture::write(known.file(), sound.substr(0, size));
        known.check_mends();
    }
}

TEST_CASE("cache: no damage makes it say what was not kept") {
    const Known known;
    known.keep_all();
    const std::string sound = fixture::bytes_of(known.file());
    std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same damage each time
    const auto any = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        std::string bytes = sound;
        const std::size_t changes = any(100) + 1;
        for (std::size_t i = 0; i < changes; ++i) bytes[any(i % 4 == 0 ? 4096 : bytes.size())] = static_cast<char>(any(256));
        fixture::write(known.file(), bytes);
        known.check_mends();
    }
}

TEST_CASE("cache: a strange journal is not played back into it") {
    const Known known;
    known.keep_all();
    fixture::write(known.file().string() + "-journal", std::string(5000, 'x'));
    known.check_mends();
}

TEST_CASE("cache: without a folder or a file to write the run goes on without") {
    const Known known;
    int found = 0;
    fixture::write(known.cache(), "a file where the folder should be");
    CHECK(known.find_all(found).size() == 1);
    const auto notes = known.keep_all();
    REQUIRE(notes.size() == 1);
    const std::string folder = text_of(known.cache());
    CHECK(notes[0].zh == "不用缓存：" + folder + " 用不了：它或路径中的一段不是文件夹");
    CHECK(notes[0].en == "going on without the cache: " + folder + " can't be used: it, or a part of its path, is not a folder");

    const Known other;
    fs::create_directories(other.file());
    CHECK(other.keep_all().size() == 1);
    const auto of_file = other.find_all(found);
    CHECK(found == 0);
    REQUIRE(of_file.size() == 1);
    CHECK(of_file[0].zh == "不用缓存：" + text_of(other.file()) + " 用不了：它是文件夹");
    CHECK(of_file[0].en == "going on without the cache: " + text_of(other.file()) + " can't be used: it is a folder");
}

TEST_CASE("cache: without the right to a folder the run says which, and goes on without") {
    if (geteuid() == 0) return; // who may write everywhere can't be refused
    const Known known;
    fs::create_directory(known.cache());
    fs::permissions(known.cache(), fs::perms::owner_read | fs::perms::owner_exec);
    const auto notes = known.keep_all();
    fs::permissions(known.cache(), fs::perms::owner_all);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].zh == "不用缓存：" + text_of(known.file()) + " 用不了：没有权限");
    CHECK(notes[0].en == "going on without the cache: " + text_of(known.file()) + " can't be used: no right to do so");
}

TEST_CASE("cache: one that another run holds is left as it is") {
    using namespace std::literals;
    const Known known;
    known.keep_all();
    int found = 0;
    {
        const fixture::HeldFile held(known.file(), 1h);
        const auto notes = known.find_all(found);
        CHECK(found == 0);
        REQUIRE(notes.size() == 1);
        CHECK(notes[0].en == "going on without the cache: another run is using it");
    }
    CHECK(known.find_all(found).empty());
    CHECK(found == Known::files);
}

TEST_CASE("cache: one that is damaged again and again is given up, and that is what is said") {
    const Known known;
    const auto spoil = [&] {
        known.keep_all();
        fixture::write(known.file(), std::regex_replace(fixture::bytes_of(known.file()), std::regex("rrrr"), "xxxx"));
    };
    spoil();
    Cache cache(known.cache(), "1", Mode::trust);
    const FileIdentity last = opened(known.path(Known::files - 1)).identity();
    CHECK_FALSE(cache.find(last, Use::material));
    spoil();
    CHECK_FALSE(cache.find(last, Use::material));
    const auto notes = cache.close();
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].en == "the cache was begun anew: it is damaged");
    CHECK(notes[1].zh == "不用缓存：它重新建立后仍有损坏");
    CHECK(notes[1].en == "going on without the cache: begun anew, it is damaged all the same");
}

TEST_CASE("cache: two at once in one process") {
    const Known known;
    {
        const std::jthread first([&] { known.keep_all(); });
        const std::jthread second([&] { known.keep_all(); });
    }
    known.check_mends();
}

TEST_CASE("cache: many threads share one") {
    const Known known;
    Cache cache(known.cache(), "1", Mode::trust);
    const auto work = [&] {
        for (int i = 0; i < Known::files; ++i) {
            FileReader file;
            if (file.open(known.path(i), enough) != ReadOutcome::read) continue;
            cache.keep(file, Use::material, std::to_string(i));
            cache.find(file.identity(), Use::material);
        }
    };
    {
        const std::jthread first(work);
        const std::jthread second(work);
    }
    CHECK(cache.close().empty());
}

TEST_CASE("cache: runs that share a folder, and one that is killed, leave it usable") {
    const Known known;
    std::vector<pid_t> runs;
    for (int run = 0; run < 4; ++run) {
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            for (int i = 0; i < 10; ++i) known.keep_all();
            _exit(0); // nothing of the test's is cleaned up twice
        }
        runs.push_back(child);
    }
    kill(runs.front(), SIGKILL);
    for (const pid_t run : runs) waitpid(run, nullptr, 0);
    known.check_mends();
}

} // namespace hegui
