#include "lib/input/discover.hpp"

#include "lib/base/file.hpp"
#include "tests/fixture/folder.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

std::vector<Found> discover(const std::string& path) {
    std::vector<Found> all;
    Discovery discovery(path);
    while (auto found = discovery.next()) all.push_back(*std::move(found));
    return all;
}

/// What was found below a folder, as paths relative to it.
Names found_below(const fixture::Folder& folder) {
    Names names;
    const std::string top = text_of(folder.path()) + "/";
    for (const Found& found : discover(text_of(folder.path()))) {
        REQUIRE(found.errors.empty());
        CHECK(found.path == path_of(found.shown));
        REQUIRE(found.shown.substr(0, top.size()) == top);
        names.push_back(found.shown.substr(top.size()));
    }
    return names;
}

void check_nothing(const std::string& path, const Text& why) {
    const auto found = discover(path);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].errors.size() == 1);
    CHECK(found[0].errors[0].message.zh == why.zh);
    CHECK(found[0].errors[0].message.en == why.en);
    CHECK(found[0].errors[0].where.file == path);
    CHECK(found[0].shown == path);
}

const Text no_batch{"文件夹中没有批次文件（batch.toml 或 *.batch.toml）",
                    "there is no batch file in this folder (batch.toml or *.batch.toml)"};
const Text no_file{"没有这个文件", "there is no such file"};

} // namespace

TEST_CASE("discover: a file is taken whatever its name") {
    const fixture::Folder folder;
    const fs::path file = folder.write("anything.txt", "");
    const auto found = discover(text_of(file));
    REQUIRE(found.size() == 1);
    CHECK(found[0].path == file);
    CHECK(found[0].shown == text_of(file));
    CHECK(found[0].errors.empty());
}

TEST_CASE("discover: batch.toml and *.batch.toml at any depth and nothing else") {
    const fixture::Folder folder;
    for (const char* name : {"batch.toml", "one.batch.toml", "甲.batch.toml", "a/b/c/d/batch.toml", "batch.toml.bak", "mybatch.toml",
                             "batch.tom", "Batch.toml", "a/roster.csv", "xbatch.toml"}) {
        folder.write(name, "");
    }
    CHECK(found_below(folder) == Names{"a/b/c/d/batch.toml", "batch.toml", "one.batch.toml", "甲.batch.toml"});
}

TEST_CASE("discover: a folder whose batch has another name is an error that says which it should have") {
    struct Row {
        const char* name;
        const char* meant; ///< empty: it is none
    };
    const Row rows[] = {
        {"Batch.toml", "batch.toml"},
        {"Batch.TOML", "batch.toml"},
        {"batch.toml.txt", "batch.toml"},
        {"BATCH.TOML.TXT", "batch.toml"},
        {"批次.toml", "batch.toml"},
        {"甲.batch.toml.txt", "甲.batch.toml"},
        {"X.Batch.Toml", "X.batch.toml"},
        {"批次.toml.txt", "batch.toml"},
        {"batch.toml.bak", ""},
        {"mybatch.toml.txt", ""},
        {"甲批次.toml", ""},
        {".batch.toml.txt", ""},
        {"batch.txt", ""},
        {"Batch.tom", ""},
        {"batch.toml.txt.txt", ""},
    };
    for (const Row& row : rows) {
        const char* const name = row.name;
        const char* const meant = row.meant;
        CAPTURE(name);
        const fixture::Folder folder;
        folder.write(std::string("a/") + name, "");
        folder.write("b/batch.toml", "");
        const auto found = discover(text_of(folder.path()));
        const bool is_told = *meant != '\0';
        REQUIRE(found.size() == (is_told ? 2 : 1));
        CHECK(found.back().relative == "b/batch.toml");
        if (!is_told) continue;
        CHECK(found[0].relative == "a");
        REQUIRE(found[0].errors.size() == 1);
        CHECK(found[0].errors[0].message.zh == std::string("“") + name + "”像是批次文件；请改名为 " + meant);
        CHECK(found[0].errors[0].message.en == std::string(name) + " looks like a batch file; rename it to " + meant);
        folder.write("a/x.batch.toml", "");
        CHECK(discover(text_of(folder.path())).front().relative == "a/x.batch.toml");
    }
}

TEST_CASE("discover: of misnamed files each is told, in the order of their names; folders and links are none") {
    const fixture::Folder folder;
    for (const char* name : {"b.batch.toml.txt", "a.batch.toml.txt", "Batch.toml/x", "deep/batch.toml"}) folder.write(name, "");
    fs::create_symlink("a.batch.toml.txt", folder / "batch.toml.txt");
    const auto found = discover(text_of(folder.path()));
    REQUIRE(found.size() == 2);
    REQUIRE(found[0].errors.size() == 2);
    CHECK(found[0].errors[0].message.en == "a.batch.toml.txt looks like a batch file; rename it to a.batch.toml");
    CHECK(found[0].errors[1].message.en == "b.batch.toml.txt looks like a batch file; rename it to b.batch.toml");
    CHECK(found[1].relative == "deep/batch.toml");
}

TEST_CASE("discover: folders come in the order of their names byte by byte") {
    const fixture::Folder folder;
    for (const char* name : {"b", "a", "B", "é", "电", "10", "9", "a b", "~"}) folder.write(std::string(name) + "/batch.toml", "");
    Names expected;
    for (const char* name : {"10", "9", "B", "a", "a b", "b", "~", "é", "电"}) expected.push_back(std::string(name) + "/batch.toml");
    CHECK(found_below(folder) == expected);
}

TEST_CASE("discover: hidden folders are left out") {
    const fixture::Folder folder;
    folder.write(".git/batch.toml", "");
    folder.write("a/.hidden/b/batch.toml", "");
    folder.write("a/batch.toml", "");
    CHECK(found_below(folder) == Names{"a/batch.toml"});
}

TEST_CASE("discover: a hidden folder that is asked for is searched") {
    const fixture::Folder folder;
    folder.write(".hidden/batch.toml", "");
    CHECK(discover(text_of(folder / ".hidden")).front().errors.empty());
}

TEST_CASE("discover: links are not followed") {
    const fixture::Folder folder;
    const fixture::Folder elsewhere;
    elsewhere.write("batch.toml", "");
    folder.write("a/batch.toml", "");
    fs::create_directory_symlink(elsewhere.path(), folder / "folder");
    fs::create_directory_symlink(folder.path(), folder / "a/loop");
    fs::create_symlink(elsewhere / "batch.toml", folder / "linked.batch.toml");
    fs::create_symlink("nowhere", folder / "batch.toml");
    CHECK(found_below(folder) == Names{"a/batch.toml"});
}

TEST_CASE("discover: a tree that changes during the search does it no harm") {
    const fixture::Folder folder;
    for (const char* name : {"a", "b", "c/d", "e", "f"}) folder.write(std::string(name) + "/batch.toml", "");
    Discovery discovery(text_of(folder.path()));
    CHECK(discovery.next()->relative == "a/batch.toml");
    fs::remove_all(folder / "b");
    fs::remove_all(folder / "c/d");
    fs::remove_all(folder / "e");
    fs::create_directory_symlink(folder.path(), folder / "e"); // would go round for ever
    folder.write("f/late.batch.toml", "");
    const auto gone = discovery.next();
    CHECK(gone->relative == "b");
    CHECK(gone->errors.size() == 1);
    CHECK(discovery.next()->relative == "f/batch.toml");
    CHECK(discovery.next()->relative == "f/late.batch.toml");
    CHECK_FALSE(discovery.next());
    CHECK_FALSE(discovery.next());
}

TEST_CASE("discover: folders that are nested too deep are an error in their place") {
    const fixture::Folder folder;
    std::string deep = "b";
    for (int i = 0; i < 201; ++i) deep += "/d";
    folder.write("a/batch.toml", "");
    folder.write(deep + "/batch.toml", "");
    folder.write("c/batch.toml", "");
    const auto found = discover(text_of(folder.path()));
    REQUIRE(found.size() == 3);
    CHECK(found[0].relative == "a/batch.toml");
    CHECK(found[1].relative == deep.substr(0, deep.size() - 2));
    CHECK(found[1].errors.front().message.en == "folders are nested more than 200 deep");
    CHECK(found[2].relative == "c/batch.toml");
}

TEST_CASE("discover: a folder named like a batch is a folder") {
    const fixture::Folder folder;
    folder.write("batch.toml/x.batch.toml", "");
    CHECK(found_below(folder) == Names{"batch.toml/x.batch.toml"});
}

TEST_CASE("discover: a slash at the end of a folder changes nothing") {
    const fixture::Folder folder;
    folder.write("batch.toml", "");
    const std::string path = text_of(folder.path());
    for (const char* end : {"/", "///"}) CHECK(discover(path + end).front().shown == path + "/batch.toml");
}

TEST_CASE("discover: a folder without a batch and a path that is not there are errors") {
    const fixture::Folder folder;
    folder.write("a/roster.csv", "");
    check_nothing(text_of(folder.path()), no_batch);
    check_nothing(text_of(folder / "absent"), no_file);
    check_nothing("", no_file);
    check_nothing(text_of(folder / "a/roster.csv/x"),
                  {"打不开：它或路径中的一段不是文件夹", "it can't be opened: it, or a part of its path, is not a folder"});
}

} // namespace hegui
