#include "lib/input/inspect.hpp"

#include "lib/base/file.hpp"
#include "tests/fixture/folder.hpp"
#include "tests/fixture/lost_folder.hpp"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using State = Attachment::State;

std::string pdf(const char* name) { return fixture::bytes_of(fixture::source_dir() / "tests/pdf/files" / name); }

/// What is found of files that a batch in this folder names.
std::vector<Attachment> inspect(const fixture::Folder& folder, const std::vector<std::string>& named, bool hashes = false) {
    Batch batch;
    std::uint32_t line = 0;
    for (const std::string& file : named) {
        const Position at{++line, 1};
        batch.materials.push_back({.at = at, .kind = Field<std::string>("x", at), .file = Field<std::string>(file, at), .stamped = {}});
    }
    EnclosedFolder within(folder.path());
    Room room;
    return inspect_attachments(batch, within, hashes, nullptr, room);
}

State state_of(const fixture::Folder& folder, const std::string& file) {
    const auto files = inspect(folder, {file});
    REQUIRE(files.size() == 1);
    return files[0].state;
}

} // namespace

TEST_CASE("inspect: a batch without materials has no attachments") { CHECK(inspect(fixture::Folder(), {}).empty()); }

TEST_CASE("inspect: what is learnt of a sound file") {
    const fixture::Folder folder;
    folder.write("附件/报告.pdf", pdf("hand.pdf"));
    const auto files = inspect(folder, {"附件/报告.pdf"});
    REQUIRE(files.size() == 1);
    CHECK(files[0].file == "附件/报告.pdf");
    CHECK(files[0].at == Position{1, 1});
    CHECK(files[0].state == State::sound);
    CHECK(files[0].pages == 3);
    CHECK(files[0].bytes == pdf("hand.pdf").size());
    CHECK(files[0].sha256.empty());
    CHECK_FALSE(files[0].same_as);
    CHECK(files[0].problems.empty());
}

TEST_CASE("inspect: what is wrong with a file is told apart") {
    const fixture::Folder folder;
    folder.write("damaged.pdf", pdf("cut-eof.pdf"));
    folder.write("password.pdf", pdf("password-aes-256.pdf"));
    folder.write("text.pdf", "内部质量督导报告\n");
    folder.write("empty.pdf", "");
    fs::create_directory(folder / "folder.pdf");
    CHECK(state_of(folder, "damaged.pdf") == State::damaged);
    CHECK(state_of(folder, "password.pdf") == State::password);
    CHECK(state_of(folder, "text.pdf") == State::unsound);
    CHECK(state_of(folder, "empty.pdf") == State::unsound);
    CHECK(state_of(folder, "folder.pdf") == State::not_regular);
    CHECK(state_of(folder, "absent.pdf") == State::absent);
    CHECK(state_of(folder, "absent/absent.pdf") == State::absent);
    CHECK(state_of(folder, "text.pdf/absent.pdf") == State::absent);
}

TEST_CASE("inspect: what leaves the folder is not opened") {
    const fixture::Folder parent;
    const fixture::Folder elsewhere;
    elsewhere.write("a.pdf", pdf("hand.pdf"));
    parent.write("a.pdf", pdf("hand.pdf"));
    parent.write("batch/inside.pdf", pdf("hand.pdf"));
    fs::create_symlink(elsewhere / "a.pdf", parent / "batch/link.pdf");
    fs::create_directory_symlink(elsewhere.path(), parent / "batch/out");
    Batch batch;
    const std::vector<std::string> named{"../a.pdf", text_of(parent / "a.pdf"), text_of(parent / "batch/inside.pdf"), "link.pdf",
                                         "out/a.pdf"};
    for (const std::string& file : named)
        batch.materials.push_back({.at = {}, .kind = {}, .file = Field<std::string>(file, {}), .stamped = {}});
    EnclosedFolder within(parent / "batch");
    Room room;
    for (const Attachment& file : inspect_attachments(batch, within, true, nullptr, room)) {
        CAPTURE(file.file);
        CHECK(file.state == State::outside);
        CHECK(file.bytes == 0);
        CHECK(file.sha256.empty());
        CHECK_FALSE(file.same_as);
    }
}

TEST_CASE("inspect: a link that stays inside is followed and is no second file") {
    const fixture::Folder folder;
    folder.write("a.pdf", pdf("hand.pdf"));
    fs::create_symlink("a.pdf", folder / "link.pdf");
    const auto files = inspect(folder, {"a.pdf", "link.pdf"});
    REQUIRE(files.size() == 2);
    CHECK(files[1].state == State::sound);
    CHECK(files[1].pages == 3);
    CHECK_FALSE(files[1].same_as);
}

TEST_CASE("inspect: two files with the same content are told with the first one's name") {
    const fixture::Folder folder;
    folder.write("a.pdf", pdf("hand.pdf"));
    folder.write("b.pdf", pdf("scan.pdf"));
    folder.write("c.pdf", pdf("hand.pdf"));
    folder.write("d.pdf", pdf("hand.pdf"));
    const auto files = inspect(folder, {"a.pdf", "b.pdf", "c.pdf", "d.pdf"});
    REQUIRE(files.size() == 4);
    CHECK_FALSE(files[0].same_as);
    CHECK_FALSE(files[1].same_as);
    CHECK(files[2].same_as == "a.pdf");
    CHECK(files[3].same_as == "a.pdf");
}

TEST_CASE("inspect: of files of one size, those of equal content are found") {
    const fixture::Folder folder;
    folder.write("a", "one");
    folder.write("b", "two");
    folder.write("c", "six");
    folder.write("d", "two");
    folder.write("e", "one");
    const auto files = inspect(folder, {"a", "a", "./a", "b", "c", "d", "e"});
    REQUIRE(files.size() == 6);
    for (const std::size_t i : {0U, 1U, 2U, 3U}) CHECK_FALSE(files.at(i).same_as);
    CHECK(files[4].same_as == "b");
    CHECK(files[5].same_as == "a");
}

TEST_CASE("inspect: files that are no PDF are compared too") {
    const fixture::Folder folder;
    folder.write("a.pdf", "the same");
    folder.write("b.pdf", "the same");
    CHECK(inspect(folder, {"a.pdf", "b.pdf"})[1].same_as == "a.pdf");
}

TEST_CASE("inspect: the same file named twice is no second file") {
    const fixture::Folder folder;
    folder.write("a.pdf", pdf("hand.pdf"));
    CHECK(inspect(folder, {"a.pdf", "a.pdf"}).size() == 1);
    for (const Attachment& file : inspect(folder, {"a.pdf", "./a.pdf", "x/../a.pdf"})) {
        CAPTURE(file.file);
        CHECK_FALSE(file.same_as);
    }
}

TEST_CASE("inspect: hashes are taken where they are asked for") {
    const fixture::Folder folder;
    folder.write("a.pdf", "abc");
    const auto files = inspect(folder, {"a.pdf"}, true);
    CHECK(files[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

namespace {

std::string picture(const char* name) { return fixture::bytes_of(fixture::source_dir() / "examples/examiner-training" / name); }

Trainee trainee(const char* photo, const char* evidence) {
    Trainee made;
    made.photo = Field<std::string>(photo, {1, 1});
    made.skills.push_back({.at = {}, .occupation = "电工", .code = {}, .level = 3, .evidence = Field<std::string>(evidence, {2, 1})});
    return made;
}

std::vector<Attachment> inspect(const fixture::Folder& folder, const std::vector<Trainee>& trainees) {
    Batch batch;
    batch.trainees = trainees;
    EnclosedFolder within(folder.path());
    Room room;
    return inspect_attachments(batch, within, false, nullptr, room);
}

} // namespace

TEST_CASE("inspect: a photo is an image, whatever its name says") {
    const fixture::Folder folder;
    folder.write("a.png", picture("学员甲.jpg"));
    folder.write("b.pdf", pdf("hand.pdf"));
    const auto files = inspect(folder, {trainee("a.png", "b.pdf"), trainee("b.pdf", "a.png")});
    REQUIRE(files.size() == 4);
    CHECK(files[0].use == Attachment::Use::photo);
    CHECK(files[0].format == Attachment::Format::jpeg);
    CHECK(files[0].state == State::sound);
    CHECK(files[0].width == 120);
    CHECK(files[0].height == 160);
    CHECK(files[1].use == Attachment::Use::evidence);
    CHECK(files[1].format == Attachment::Format::pdf);
    CHECK(files[1].pages == 3);
    CHECK(files[2].state == State::unsound); // a PDF as a photo
    CHECK(files[2].problems[0].en == "its content is PDF, neither JPEG nor PNG");
    CHECK(files[3].format == Attachment::Format::jpeg); // an image as evidence
    CHECK(files[3].state == State::sound);
    for (const Attachment& file : files) CHECK_FALSE(file.same_as); // one file for two uses is no second file
}

TEST_CASE("inspect: an image as evidence is complete, or it is none") {
    const fixture::Folder folder;
    folder.write("a.jpg", picture("学员甲.jpg"));
    folder.write("b.png", picture("学员乙.png").substr(0, 600));
    folder.write("c.txt", "证书");
    const auto files = inspect(folder, {trainee("a.jpg", "b.png"), trainee("a.jpg", "c.txt")});
    REQUIRE(files.size() == 3); // the photo is named twice
    CHECK(files[1].state == State::unsound);
    CHECK(files[1].problems[0].en == "the file is cut off");
    CHECK(files[2].state == State::unsound);
}

TEST_CASE("inspect: one photo for two people, under two names") {
    const fixture::Folder folder;
    folder.write("a.jpg", picture("学员甲.jpg"));
    folder.write("b.jpg", picture("学员甲.jpg"));
    folder.write("c.pdf", pdf("hand.pdf"));
    const auto files = inspect(folder, {trainee("a.jpg", "c.pdf"), trainee("b.jpg", "c.pdf")});
    REQUIRE(files.size() == 3);
    CHECK(files[2].same_as == "a.jpg");
}

TEST_CASE("inspect: a named pipe is never opened") {
    const fixture::Folder folder;
    REQUIRE(mkfifo((folder / "pipe.pdf").c_str(), 0600) == 0);
    CHECK(state_of(folder, "pipe.pdf") == State::not_regular); // opening it would wait for ever
}

TEST_CASE("inspect: a file without the right to read it is not judged") {
    if (geteuid() == 0) return; // who may read everything can't be refused
    const fixture::Folder folder;
    fs::permissions(folder.write("a.pdf", pdf("hand.pdf")), fs::perms::none);
    const auto files = inspect(folder, {"a.pdf"});
    CHECK(files[0].state == State::unreadable);
    REQUIRE(files[0].problems.size() == 1);
    CHECK(files[0].problems[0].en == "no right to read it");
}

TEST_CASE("inspect: a file larger than any platform takes is not opened") {
    const fixture::Folder folder;
    fs::resize_file(folder.write("huge.pdf", "%PDF-"), std::uintmax_t{256} * 1024 * 1024 + 1); // a hole: it takes no room
    const auto files = inspect(folder, {"huge.pdf"});
    CHECK(files[0].state == State::unreadable);
    CHECK(files[0].bytes == std::uint64_t{256} * 1024 * 1024 + 1);
}

TEST_CASE("inspect: of a file that the system can't find nobody says that it is not there") {
    const fixture::LostFolder lost;
    Batch batch;
    batch.materials.push_back({.at = {}, .kind = Field<std::string>("x", {}), .file = Field<std::string>("status", {}), .stamped = {}});
    EnclosedFolder within(lost.path());
    Room room;
    const auto files = inspect_attachments(batch, within, false, nullptr, room);
    REQUIRE(files.size() == 1);
    CHECK(files[0].state == State::unreadable);
    REQUIRE(files[0].problems.size() == 1);
    CHECK(files[0].problems[0].en == "it could not be read");
}

TEST_CASE("inspect: a link that takes the place of a file while it is looked up is not followed") {
    const fixture::Folder folder;
    const fixture::Folder outside;
    const fs::path file = folder.write("in/a.pdf", pdf("hand.pdf"));
    const fs::path link = folder / "in/link";
    fs::create_symlink(outside.write("b.pdf", pdf("hand.pdf") + "\n"), link);
    const std::jthread swapper([&](const std::stop_token& end) {
        while (!end.stop_requested()) renameat2(AT_FDCWD, file.c_str(), AT_FDCWD, link.c_str(), RENAME_EXCHANGE);
    });
    for (int i = 0; i < 20'000; ++i) {
        const auto files = inspect(folder, {"in/a.pdf"});
        REQUIRE(files.size() == 1);
        REQUIRE((files[0].bytes == 0 || files[0].bytes == pdf("hand.pdf").size()));
    }
}

} // namespace hegui
