#include "tests/fixture/folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

/// Which layer may include which others. Everything points one way.
const std::map<std::string, Names>& allowed() {
    static const std::map<std::string, Names> edges{
        {"base", {}},
        {"model", {"base"}},
        {"calendar", {"base"}},
        {"pdf", {"base"}},
        {"image", {"base"}},
        {"toml", {"base"}},
        {"regulation", {"toml", "model", "base"}},
        {"sheet", {"base"}},
        {"cache", {"base"}},
        {"roster", {"cache", "sheet", "model", "base"}},
        {"input", {"cache", "regulation", "toml", "pdf", "image", "model", "base"}},
        {"judge", {"regulation", "calendar", "toml", "model", "base"}},
        {"report", {"model", "base"}},
        {"rules", {"judge", "regulation", "calendar", "model", "base"}},
        {"cli",
         {"rules", "report", "judge", "input", "roster", "cache", "sheet", "regulation", "toml", "pdf", "image", "calendar", "model",
          "base"}},
    };
    return edges;
}

/// "lib/report/formats/text.cpp" is of the layer report, "rules/all.cpp" of rules.
std::string layer_of(const std::string& path) {
    const std::size_t start = path.rfind("lib/", 0) == 0 ? 4 : 0;
    return path.substr(start, path.find('/', start) - start);
}

struct Include {
    std::string file; ///< that includes, from the top of the source tree
    std::string what;
    bool quoted = false; ///< "…", not <…>
};

std::vector<Include> includes_of(const fs::path& file) {
    std::vector<Include> includes;
    std::istringstream lines(fixture::bytes_of(file));
    for (std::string line; std::getline(lines, line);) {
        const std::string_view word = "#include ";
        if (line.rfind(word, 0) != 0 || line.size() < word.size() + 2) continue;
        const char open = line[word.size()];
        const std::size_t end = line.find(open == '"' ? '"' : '>', word.size() + 1);
        includes.push_back(
            {fs::relative(file, fixture::source_dir()).generic_string(), line.substr(word.size() + 1, end - word.size() - 1), open == '"'});
    }
    return includes;
}

std::vector<fs::path> sources() {
    std::vector<fs::path> files;
    for (const char* top : {"lib", "rules", "cli"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fixture::source_dir() / top)) {
            const auto extension = entry.path().extension();
            if (extension == ".hpp" || extension == ".cpp") files.push_back(entry.path());
        }
    }
    return files;
}

} // namespace

TEST_CASE("layers: every source file is of a layer that is drawn") {
    const auto files = sources();
    CHECK(files.size() > 50);
    for (const fs::path& file : files) {
        const std::string path = fs::relative(file, fixture::source_dir()).generic_string();
        CAPTURE(path);
        CHECK(allowed().contains(layer_of(path)));
    }
}

TEST_CASE("layers: includes go only where the drawing lets them") {
    for (const fs::path& file : sources()) {
        for (const Include& include : includes_of(file)) {
            if (!include.quoted) continue;
            CAPTURE(include.file);
            CAPTURE(include.what);
            CHECK(fs::exists(fixture::source_dir() / include.what)); // written from the top of the source tree
            const std::string from = layer_of(include.file);
            const std::string to = layer_of(include.what);
            CHECK((from == to || allowed().at(from).contains(to)));
        }
    }
}

TEST_CASE("layers: the drawing has no cycle") {
    // In an order in which each layer stands behind all that it may include.
    Names before;
    for (const char* layer : {"base", "model", "calendar", "pdf", "image", "toml", "regulation", "sheet", "cache", "roster", "input",
                              "judge", "report", "rules", "cli"}) {
        for (const std::string& below : allowed().at(layer)) CHECK(before.contains(below));
        before.insert(layer);
    }
    CHECK(before.size() == allowed().size());
}

TEST_CASE("layers: types of the libraries for TOML, PDF, spreadsheets and the command line stop at their layer") {
    const std::map<std::string, std::string> home{{"toml++/", "toml"},     {"qpdf/", "pdf"},     {"minizip/", "sheet"},
                                                  {"zlib.h", "image pdf"}, {"expat.h", "sheet"}, {"iconv.h", "sheet"},
                                                  {"sqlite3.h", "cache"},  {"CLI/", "cli"}};
    for (const fs::path& file : sources()) {
        for (const Include& include : includes_of(file)) {
            for (const auto& [library, layer] : home) {
                if (include.quoted || include.what.rfind(library, 0) != 0) continue;
                CAPTURE(include.file);
                CHECK((" " + layer + " ").find(" " + layer_of(include.file) + " ") != std::string::npos);
            }
        }
    }
}

TEST_CASE("layers: a source file includes its own header first") {
    for (const fs::path& file : sources()) {
        fs::path header = file;
        header.replace_extension(".hpp");
        if (file.extension() != ".cpp" || !fs::exists(header)) continue;
        const auto includes = includes_of(file);
        CAPTURE(file.string());
        REQUIRE_FALSE(includes.empty());
        CHECK(includes.front().what == fs::relative(header, fixture::source_dir()).generic_string());
    }
}

} // namespace hegui
