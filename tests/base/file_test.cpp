#include "lib/base/file.hpp"

#include "lib/base/file_reader.hpp"
#include "tests/fixture/lost_folder.hpp"
#include "tests/fixture/settled.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <string_view>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using namespace std::literals;
using State = PathWithin::State;

constexpr std::uintmax_t enough = 1000;

struct Read {
    ReadOutcome outcome;
    std::string bytes;
};

Read read(const fs::path& path, std::uintmax_t most = enough) {
    Read result;
    result.outcome = read_file(path, most, result.bytes);
    return result;
}

State state_of(const fs::path& folder, std::string_view named) { return path_within(folder, named).state; }

} // namespace

TEST_CASE("read_file: the bytes as they are") {
    const fixture::Folder folder;
    const std::string bytes = "a\r\n\0河\xFF"s;
    const Read result = read(folder.write("文件.bin", bytes));
    CHECK(result.outcome == ReadOutcome::read);
    CHECK(result.bytes == bytes);
    CHECK(read(folder.write("empty", "")).outcome == ReadOutcome::read);
}

TEST_CASE("read_file: the memory of an earlier file is no part of the next") {
    const fixture::Folder folder;
    std::string bytes = "something longer from before";
    CHECK(read_file(folder.write("a", "ab"), enough, bytes) == ReadOutcome::read);
    CHECK(bytes == "ab");
}

TEST_CASE("read_file: both sides of the largest size") {
    const fixture::Folder folder;
    folder.write("a", std::string(10, 'x'));
    CHECK(read(folder / "a", 10).outcome == ReadOutcome::read);
    CHECK(read(folder / "a", 9).outcome == ReadOutcome::too_large);
}

TEST_CASE("FileReader: what it was when it was opened, and whether a later change would show") {
    const fixture::Folder folder;
    const fs::path path = folder.write("a", "abc");
    fixture::settle();
    FileReader file;
    REQUIRE(file.open(path, enough) == ReadOutcome::read);
    CHECK(file.size() == 3);
    CHECK(file.identity() == path_within(folder.path(), "a").identity);
    CHECK(file.is_settled());
    const auto time = fs::last_write_time(path);
    fixture::write(path, "xyz");
    fs::last_write_time(path, time);
    CHECK_FALSE(file.is_settled()); // it was changed meanwhile
    FileReader again;
    REQUIRE(again.open(path, enough) == ReadOutcome::read);
    CHECK(again.identity() != file.identity());
    fs::last_write_time(path, fs::file_time_type::clock::now() + std::chrono::hours(1));
    FileReader ahead;
    REQUIRE(ahead.open(path, enough) == ReadOutcome::read);
    CHECK_FALSE(ahead.is_settled()); // another change might leave the same time
}

TEST_CASE("FileReader: with its start kept, the same is read of a file") {
    const fixture::Folder folder;
    constexpr std::size_t kept = FileReader::start_size;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kept - 1, kept, kept + 1, 2 * kept}) {
        std::string bytes;
        for (int i = 0; bytes.size() < size; ++i) bytes += std::to_string(i) + ' ';
        bytes.resize(size);
        FileReader file;
        REQUIRE(file.open(folder.write("file", bytes), 2 * kept) == ReadOutcome::read);
        file.keep_start();
        for (const std::size_t offset : {std::size_t{0}, std::size_t{1}, kept - 2, kept - 1, kept, kept + 1, 2 * kept}) {
            for (const std::size_t length : {std::size_t{0}, std::size_t{1}, std::size_t{2}, kept, 3 * kept}) {
                std::string room(length, '?');
                const std::size_t got = file.read_at(offset, room);
                CHECK(room.substr(0, got) == (offset < size ? bytes.substr(offset, length) : ""));
            }
        }
    }
}

TEST_CASE("FileReader: a kept start is that of the file that is open, and does not hide that it shrinks") {
    const fixture::Folder folder;
    FileReader file;
    REQUIRE(file.open(folder.write("one", "abc"), enough) == ReadOutcome::read);
    file.keep_start();
    REQUIRE(file.open(folder.write("other", "xyz"), enough) == ReadOutcome::read);
    std::string room(3, '?');
    CHECK(file.read_at(0, room) == 3);
    CHECK(room == "xyz");

    constexpr std::size_t kept = FileReader::start_size;
    const fs::path path = folder.write("shrinks", std::string(2 * kept, 'a'));
    REQUIRE(file.open(path, 2 * kept) == ReadOutcome::read);
    file.keep_start();
    fs::resize_file(path, kept + 10);
    room.assign(2 * kept, '?');
    CHECK(file.read_at(0, room) == kept + 10);
}

TEST_CASE("FileReader: a link can be refused") {
    const fixture::Folder folder;
    folder.write("file", "abc");
    fs::create_symlink("file", folder / "link");
    FileReader file;
    CHECK(file.open(folder / "link", enough) == ReadOutcome::read);
    CHECK(file.open(folder / "link", enough, FileReader::Links::refused) != ReadOutcome::read);
    CHECK(file.open(folder / "file", enough, FileReader::Links::refused) == ReadOutcome::read);
}

TEST_CASE("EnclosedFolder: only a mere name says where a file is without a look") {
    const EnclosedFolder folder("top");
    CHECK(folder.direct("a.pdf") == "top/a.pdf");
    CHECK(folder.direct("文件.pdf") == "top/文件.pdf");
    CHECK(folder.direct("..a") == "top/..a");
    for (const std::string_view other : {""sv, "."sv, ".."sv, "a/b"sv, "/a"sv, "a/"sv, "../a"sv, "a\0b"sv}) {
        CAPTURE(other);
        CHECK_FALSE(folder.direct(other));
    }
}

TEST_CASE("read_file: what is no regular file or not there") {
    const fixture::Folder folder;
    folder.write("file", "");
    fs::create_symlink("nowhere", folder / "dangling");
    CHECK(read(folder.path()).outcome == ReadOutcome::not_regular);
    CHECK(read(folder / "absent").outcome == ReadOutcome::absent);
    CHECK(read(folder / "file/below").outcome == ReadOutcome::absent);
    CHECK(read(folder / "dangling").outcome == ReadOutcome::absent);
    CHECK(read("").outcome == ReadOutcome::absent);
}

TEST_CASE("read_file: a named pipe is never opened") {
    const fixture::Folder folder;
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    fs::create_symlink("pipe", folder / "link");
    CHECK(read(folder / "pipe").outcome == ReadOutcome::not_regular); // opening it would wait for ever
    CHECK(read(folder / "link").outcome == ReadOutcome::not_regular);
    CHECK(read("/dev/null").outcome == ReadOutcome::not_regular);
}

TEST_CASE("read_file: no rights are told from no file") {
    if (geteuid() == 0) return; // who may read everything can't be refused
    const fixture::Folder folder;
    fs::permissions(folder.write("a", "x"), fs::perms::none);
    folder.write("closed/b", "x");
    fs::permissions(folder / "closed", fs::perms::none);
    CHECK(read(folder / "a").outcome == ReadOutcome::denied);
    CHECK(read(folder / "closed/b").outcome == ReadOutcome::denied);
    CHECK(state_of(folder.path(), "closed/b") == State::denied);
    fs::permissions(folder / "closed", fs::perms::owner_all);
}

TEST_CASE("read_file and path_within: what the system can't say is told from no file") {
    const fixture::LostFolder lost;
    CHECK(read(lost.path() / "status").outcome == ReadOutcome::failed);
    CHECK(state_of(lost.path(), "status") == State::failed);
    CHECK(state_of(lost.path(), "task/status") == State::failed);

    const fixture::Folder folder;
    fs::create_symlink("loop", folder / "loop");
    for (const std::string& absent : {std::string("loop"), std::string("loop/x"), std::string(300, 'x')}) {
        CHECK(read(folder / absent).outcome == ReadOutcome::absent);
        CHECK(state_of(folder.path(), absent) == State::absent);
    }
}

TEST_CASE("path_within: files of the folder by any spelling") {
    const fixture::Folder folder;
    folder.write("a.pdf", "");
    folder.write("下/b.pdf", "");
    for (const char* named : {"a.pdf", "./a.pdf", "下/../a.pdf", "下/.././a.pdf"}) {
        CAPTURE(named);
        CHECK(path_within(folder.path(), named).path == folder / "a.pdf");
        CHECK(state_of(folder.path(), named) == State::within);
    }
    CHECK(path_within(folder.path(), "下/b.pdf").path == folder / "下/b.pdf");
    CHECK(state_of(folder.path(), "下") == State::within);
    CHECK(state_of(folder.path(), "..a") == State::absent); // a name may begin with dots
}

TEST_CASE("path_within: absolute paths and ways up are outside whether they exist or not") {
    const fixture::Folder folder;
    folder.write("in/a.pdf", "");
    folder.write("b.pdf", "");
    const fs::path in = folder / "in";
    CHECK(state_of(in, text_of(folder / "in/a.pdf")) == State::outside);
    CHECK(state_of(in, "/absent") == State::outside);
    CHECK(state_of(in, "/") == State::outside);
    for (const char* named : {"..", "../b.pdf", "../absent.pdf", "./../b.pdf", "x/../../b.pdf", "../in/a.pdf"}) {
        CAPTURE(named);
        CHECK(state_of(in, named) == State::outside);
    }
}

TEST_CASE("path_within: links that lead out and links that stay inside") {
    const fixture::Folder folder;
    folder.write("in/a.pdf", "");
    folder.write("out/b.pdf", "");
    const fs::path in = folder / "in";
    fs::create_symlink("a.pdf", in / "inside.pdf");
    fs::create_symlink(in / "a.pdf", in / "absolute.pdf");
    fs::create_symlink("../out/b.pdf", in / "outside.pdf");
    fs::create_symlink("outside.pdf", in / "twice.pdf");
    fs::create_directory_symlink("../out", in / "folder");
    fs::create_directory_symlink(".", in / "self");
    fs::create_symlink("loop.pdf", in / "loop.pdf");
    CHECK(path_within(in, "inside.pdf").path == in / "a.pdf");
    CHECK(path_within(in, "absolute.pdf").path == in / "a.pdf");
    CHECK(path_within(in, "self/self/a.pdf").path == in / "a.pdf");
    for (const char* named : {"outside.pdf", "twice.pdf", "folder/b.pdf", "folder"}) {
        CAPTURE(named);
        CHECK(state_of(in, named) == State::outside);
        CHECK(path_within(in, named).path.empty());
    }
    CHECK(state_of(in, "loop.pdf") != State::within);
}

TEST_CASE("path_within: a folder whose name begins like another's is another") {
    const fixture::Folder folder;
    folder.write("in/a.pdf", "");
    folder.write("in2/b.pdf", "");
    fs::create_symlink("../in2/b.pdf", folder / "in/link.pdf");
    CHECK(state_of(folder / "in", "link.pdf") == State::outside);
}

TEST_CASE("path_within: what is not there") {
    const fixture::Folder folder;
    folder.write("a.pdf", "");
    for (const std::string_view named : {"absent.pdf"sv, "absent/a.pdf"sv, ""sv, "a.pdf\0.pdf"sv, "a.pdf/b"sv}) {
        CHECK(state_of(folder.path(), named) == State::absent);
    }
    CHECK(state_of(folder / "absent", "a.pdf") == State::absent);
}

TEST_CASE("path_within: a folder that is itself reached through a link") {
    const fixture::Folder folder;
    folder.write("real/a.pdf", "");
    fs::create_directory_symlink("real", folder / "link");
    fs::create_symlink("a.pdf", folder / "real/inside.pdf");
    for (const char* named : {"a.pdf", "./a.pdf", "inside.pdf"}) {
        CAPTURE(named);
        CHECK(path_within(folder / "link", named).path == folder / "link/a.pdf");
    }
}

TEST_CASE("EnclosedFolder: files of one folder in it after another") {
    const fixture::Folder folder;
    folder.write("a/b/1.pdf", "x");
    folder.write("a/2.pdf", "xy");
    folder.write("out/3.pdf", "");
    fs::create_directory_symlink("../../out", folder / "a/b/link");
    EnclosedFolder within(folder / "a");
    for (const char* named : {"b/1.pdf", "b/1.pdf", "2.pdf", "b/1.pdf"}) {
        CAPTURE(named);
        const PathWithin found = within.find(named);
        CHECK(found.state == State::within);
        CHECK(found.path == folder / "a" / named);
        REQUIRE(found.identity);
        CHECK(found.identity->size == fs::file_size(folder / "a" / named));
    }
    CHECK(within.find("b/absent.pdf").state == State::absent);
    CHECK(within.find("b/link/3.pdf").state == State::outside);
    CHECK(within.find("b/link/3.pdf").state == State::outside);
    CHECK_FALSE(within.find("b").identity); // only a regular file is known by one
}

TEST_CASE("path_of and text_of: there and back") {
    for (const char* text : {"a/b.pdf", "内部质量督导报告.pdf", "", "a b"}) CHECK(text_of(path_of(text)) == text);
}

TEST_CASE("why_not_read: every outcome but success is explained") {
    for (const ReadOutcome outcome :
         {ReadOutcome::absent, ReadOutcome::not_regular, ReadOutcome::denied, ReadOutcome::too_large, ReadOutcome::failed}) {
        CHECK_FALSE(why_not_read(outcome, enough).zh.empty());
        CHECK_FALSE(why_not_read(outcome, enough).en.empty());
    }
    CHECK(why_not_read(ReadOutcome::read, enough).empty());
    CHECK(why_not_read(ReadOutcome::too_large, 1000).en == "it is larger than 1000 bytes and is not opened");
}

TEST_CASE("why_refused: what people meet is said in both languages, the rest in the system's words") {
    struct Row {
        std::errc error;
        Text said;
    };
    const Row rows[] = {
        {std::errc::permission_denied, {"没有权限", "no right to do so"}},
        {std::errc::operation_not_permitted, {"没有权限", "no right to do so"}},
        {std::errc::no_such_file_or_directory, {"没有这个文件或文件夹", "there is no such file or folder"}},
        {std::errc::not_a_directory, {"它或路径中的一段不是文件夹", "it, or a part of its path, is not a folder"}},
        {std::errc::read_only_file_system, {"所在的文件系统只读", "its file system is read-only"}},
        {std::errc::no_space_on_device, {"磁盘已满", "the disk is full"}},
        {std::errc::too_many_symbolic_link_levels, {"链接层数太多，或首尾相接", "too many links, or links in a circle"}},
        {std::errc::filename_too_long, {"名称或路径太长", "its name or its path is too long"}},
        {std::errc::bad_message, same(std::make_error_code(std::errc::bad_message).message())},
    };
    for (const auto& [error, said] : rows) {
        for (const std::error_category* category : {&std::generic_category(), &std::system_category()}) {
            const Text why = why_refused({static_cast<int>(error), *category});
            CHECK(why.zh == said.zh);
            CHECK(why.en == said.en);
        }
    }
}

} // namespace hegui
