#include "lib/base/folder_reader.hpp"

#include "tests/fixture/folder.hpp"

#include <doctest/doctest.h>

#include <dirent.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <map>
#include <string>
#include <string_view>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using Kind = FolderReader::Kind;
using Kinds = std::map<std::string, Kind>;

/// While there is one, folders are as on a file system that does not say what an entry is; and what is named gone_ is gone by the time
/// it is looked at, what is named file_x can't be looked at.
class SilentFileSystem {
public:
    SilentFileSystem() { is_there = true; }
    SilentFileSystem(const SilentFileSystem&) = delete;
    SilentFileSystem& operator=(const SilentFileSystem&) = delete;
    ~SilentFileSystem() { is_there = false; }

    static void silence(dirent64& entry) {
        if (!is_there) return;
        const std::string_view name = entry.d_name;
        entry.d_type = DT_UNKNOWN;
        if (name == "gone_") entry.d_name[name.size() - 1] = '?';
        if (name == "file_x") entry.d_name[name.find('_')] = '/'; // below a file there is nothing
    }

private:
    static inline thread_local bool is_there = false;
};

Kinds found_in(const fixture::Folder& folder, std::error_code& error) {
    FolderReader reader;
    CHECK_FALSE(reader.open(folder.path(), false));
    Kinds found;
    while (const auto entry = reader.next(error)) found.emplace(entry->name, entry->kind);
    return found;
}

} // namespace
} // namespace hegui

/// In this program, in place of the system's.
extern "C" ssize_t getdents64(int folder, void* entries, size_t size) noexcept {
    const ssize_t got = ::syscall(SYS_getdents64, folder, entries, size);
    for (ssize_t at = 0; at < got;) {
        auto& entry = *reinterpret_cast<dirent64*>(static_cast<char*>(entries) + at);
        hegui::SilentFileSystem::silence(entry);
        at += entry.d_reclen;
    }
    return got;
}

namespace hegui {

TEST_CASE("folder reader: every entry, and what it is") {
    const fixture::Folder folder;
    folder.write("file", "");
    folder.write("folder/file", "");
    folder.write(".hidden", "");
    fs::create_symlink("file", folder / "link");
    fs::create_directory_symlink("folder", folder / "linked");
    const Kinds kinds{
        {".hidden", Kind::file}, {"file", Kind::file}, {"folder", Kind::folder}, {"link", Kind::other}, {"linked", Kind::other}};
    std::error_code error;
    CHECK(found_in(folder, error) == kinds);
    CHECK_FALSE(error);

    folder.write("gone_", "");
    const SilentFileSystem silent;
    CHECK(found_in(folder, error) == kinds);
    CHECK_FALSE(error);
}

TEST_CASE("folder reader: an entry that can't be looked at is an error, and none is passed over in silence") {
    const fixture::Folder folder;
    folder.write("file", "");
    folder.write("file_x", "");
    const SilentFileSystem silent;
    FolderReader reader;
    REQUIRE_FALSE(reader.open(folder.path(), false));
    std::error_code error;
    while (reader.next(error)) CHECK_FALSE(error);
    CHECK(error == std::errc::not_a_directory);
    while (reader.next(error)) CHECK(true); // who goes on comes to the end
    CHECK_FALSE(error);
}

TEST_CASE("folder reader: a link is a folder only where it is asked for") {
    const fixture::Folder folder;
    folder.write("folder/file", "");
    fs::create_directory_symlink("folder", folder / "linked");
    CHECK_FALSE(FolderReader().open(folder / "linked", true));
    CHECK(FolderReader().open(folder / "linked", false));
    CHECK(FolderReader().open(folder / "folder/file", true) == std::errc::not_a_directory);
    CHECK(FolderReader().open(folder / "nowhere", true) == std::errc::no_such_file_or_directory);
}

} // namespace hegui
