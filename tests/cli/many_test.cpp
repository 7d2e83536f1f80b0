#include "cli/batch_count.hpp"
#include "cli/batches.hpp"
#include "cli/usage_error.hpp"
#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <istream>
#include <set>
#include <streambuf>
#include <thread>

// Many batches in one run: jobs, lists of paths, shards.

namespace hegui {
namespace {

using fixture::check;
using fixture::Folder;

/// Copies of small examples, some of which pass, some fail, and one that can't be read.
void make_tree(const Folder& folder) {
    for (int i = 0; i < 12; ++i) {
        const char* example = i % 3 == 0 ? "social-training-cross-region" : i % 3 == 1 ? "fail-lead-time" : "fail-roster";
        fixture::copy_example(folder, example, "tree/" + std::to_string(i % 4) + "/" + std::to_string(i));
    }
    folder.write("tree/2/broken/batch.toml", "format = \n");
}

std::vector<std::string> names(Batches batches) {
    std::vector<std::string> names;
    while (const auto found = batches.next()) names.push_back(found->relative);
    return names;
}

} // namespace

TEST_CASE("check: the same bytes, whatever the number of jobs") {
    const Folder folder;
    make_tree(folder);
    for (const char* format : {"text", "json", "ndjson", "html", "junit", "csv"}) {
        const auto one = check({"-f", format, "-j", "1", "tree"}, {.folder = folder.path()});
        CHECK(one.status == 2);
        for (const char* jobs : {"2", "8"}) {
            const auto many = check({"-f", format, "-j", jobs, "tree"}, {.folder = folder.path()});
            CHECK(many.out == one.out);
            CHECK(many.status == one.status);
        }
    }
}

TEST_CASE("check: a list of paths is judged in its order, beside the paths of the command line") {
    const Folder folder;
    make_tree(folder);
    const auto expected = check({"-q", "tree/3", "tree/1/1", "tree/0"}, {.folder = folder.path()});
    folder.write("lines", "tree/1/1\n\ntree/0");
    folder.write("windows", "tree/1/1\r\ntree/0\r\n");
    folder.write("nuls", std::string("tree/1/1\0tree/0\0", 16));
    folder.write("marked", "\xEF\xBB\xBFtree/1/1\ntree/0\n");
    folder.write("marked-blank", "\xEF\xBB\xBF\r\ntree/1/1\r\ntree/0\r\n");
    for (const char* list : {"lines", "windows", "nuls", "marked", "marked-blank"}) {
        CAPTURE(list);
        CHECK(check({"-q", "--files-from", list, "tree/3"}, {.folder = folder.path()}).out == expected.out);
    }
    CHECK(check({"--files-from", "nowhere"}, {.folder = folder.path()}).status == 2);
    CHECK(check({"--files-from", "tree"}, {.folder = folder.path()}).status == 2);
    folder.write("empty", "");
    CHECK(check({"--files-from", "empty"}, {.folder = folder.path()}).status == 2);
}

TEST_CASE("check: a list in UTF-16 is refused, and not taken for paths of one character") {
    const Folder folder;
    make_tree(folder);
    folder.write("little", std::string("\xFF\xFE/\0\n\0", 6));
    folder.write("big", std::string("\xFE\xFF\0/\0\n", 6));
    for (const char* list : {"little", "big"}) {
        const auto run = check({"-q", "--files-from", list}, {.folder = folder.path()});
        CHECK(run.status == 2);
        CHECK(run.out == "");
        CHECK(run.err == "hegui: the list of paths is UTF-16, it must be UTF-8; save it again as UTF-8\n");
    }
}

TEST_CASE("check: the shards together are the whole, each batch in one of them") {
    const Folder folder;
    make_tree(folder);
    const std::string tree = (folder / "tree").string();
    const auto whole = names(Batches({tree}, nullptr, {}));
    REQUIRE(whole.size() == 13);
    for (const std::size_t of : {1U, 2U, 3U, 7U, 100U}) {
        std::multiset<std::string> all;
        for (std::size_t part = 1; part <= of; ++part) {
            for (const std::string& name : names(Batches({tree}, nullptr, {part, of}))) all.insert(name);
        }
        CHECK(all == std::multiset<std::string>(whole.begin(), whole.end()));
    }
    // Wherever the tree lies.
    const Folder elsewhere;
    fixture::fs::copy(folder / "tree", elsewhere / "moved", fixture::fs::copy_options::recursive);
    CHECK(names(Batches({(elsewhere / "moved").string()}, nullptr, {2, 3})) == names(Batches({tree}, nullptr, {2, 3})));
    CHECK(names(Batches({tree}, nullptr, {2, 3})).size() < whole.size());
}

TEST_CASE("batches: each has its place among all, whatever the shard") {
    const Folder folder;
    make_tree(folder);
    const std::string tree = (folder / "tree").string();
    const auto whole = names(Batches({tree, tree}, nullptr, {}));
    std::set<std::size_t> places;
    for (const std::size_t part : {1U, 2U}) {
        Batches batches({tree, tree}, nullptr, {part, 2});
        while (const auto found = batches.next()) {
            CHECK(whole.at(found->place - 1) == found->relative);
            places.insert(found->place);
        }
        CHECK(batches.found().batches == whole.size());
    }
    CHECK(places.size() == whole.size());
}

TEST_CASE("batches: the search ends when it is told to, though it has come to no batch") {
    const Folder folder;
    for (int i = 0; i < 100; ++i) fixture::fs::create_directories(folder / ("tree/" + std::to_string(i)));
    int asked = 0;
    Batches batches({(folder / "tree").string(), (folder / "tree").string()}, nullptr, {}, [&] { return ++asked < 10; });
    CHECK_FALSE(batches.next());
    CHECK(asked == 11); // once more for the next path
    CHECK(batches.found().batches == 0);
}

TEST_CASE("batches: a list that can't be read to its end is an error") {
    class Broken : public std::streambuf {
        int_type underflow() override { throw std::ios_base::failure("broken"); }
    };
    Broken broken;
    std::istream list(&broken);
    Batches batches({}, &list, {});
    CHECK_THROWS_AS(batches.next(), UsageError);
}

TEST_CASE("batches: counted ahead of those that are judged") {
    const Folder folder;
    make_tree(folder);
    const std::string tree = (folder / "tree").string();
    for (const auto& [shard, expected] :
         {std::pair{Shard{}, std::size_t{13}}, {Shard{2, 3}, names(Batches({tree}, nullptr, {2, 3})).size()}}) {
        BatchCount count({tree}, shard);
        while (!count.total()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        CHECK(count.total() == expected);
        CHECK(count.total() == expected);
    }
    const BatchCount unwanted({tree, tree, tree}, {});
}

TEST_CASE("check: jobs, shards and progress that make no sense are refused") {
    for (const auto& wrong : {std::pair{"-j", "0"},
                              {"-j", "many"},
                              {"-j", "1025"},
                              {"--shard", "0/2"},
                              {"--shard", "3/2"},
                              {"--shard", "2"},
                              {"--shard", "1/x"},
                              {"--progress", "always"}}) {
        CAPTURE(wrong.first);
        CAPTURE(wrong.second);
        const auto run = check({wrong.first, wrong.second, "examples/social-training"});
        CHECK(run.status == 2);
        CHECK(run.err.find(wrong.second) != std::string::npos);
        CHECK(run.out.empty());
    }
}

TEST_CASE("check: a run without any batch is an error, an empty shard is none") {
    const Folder folder;
    fixture::copy_example(folder, "social-training-cross-region", "tree/only");
    int judged = 0;
    for (const char* shard : {"1/2", "2/2"}) {
        const auto run = check({"-q", "--shard", shard, "tree"}, {.folder = folder.path()});
        CHECK(run.status == 0);
        judged += static_cast<int>(std::count(run.out.begin(), run.out.end(), '\n'));
    }
    CHECK(judged == 1);
}

} // namespace hegui
