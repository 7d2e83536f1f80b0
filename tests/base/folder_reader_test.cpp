#include "lib/base/folder_reader.hpp"

#include "tests/fixture/folder.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

namespace hegui {
namespace fs = std::filesystem;

TEST_CASE("folder reader: every entry, and what it is") {
    const fixture::Folder folder;
    folder.write("file", "");
    folder.write("folder/file", "");
    folder.write(".hidden", "");
    fs::create_symlink("file", folder / "link");
    fs::create_directory_symlink("folder", folder / "linked");
    FolderReader reader;
    CHECK_FALSE(reader.open(folder.path(), false));
    std::map<std::string, FolderReader::Kind> found;
    std::error_code error;
    while (const auto entry = reader.next(error)) found.emplace(entry->name, entry->kind);
    CHECK_FALSE(error);
    using Kind = FolderReader::Kind;
    CHECK(found ==
          std::map<std::string, Kind>{
              {".hidden", Kind::file}, {"file", Kind::file}, {"folder", Kind::folder}, {"link", Kind::other}, {"linked", Kind::other}});
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
