#include "lib/pdf/strict.hpp"

#include "lib/base/file_reader.hpp"
#include "lib/pdf/pdf.hpp"
#include "tests/fixture/folder.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

namespace hegui::pdf {
namespace {

namespace fs = std::filesystem;

std::optional<std::uint64_t> pages_of(std::string_view bytes) {
    Content content(bytes);
    return pages_of_flawless(content);
}

std::vector<fs::path> files() {
    std::vector<fs::path> all;
    for (const char* folder : {"tests/pdf/files", "examples"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fixture::source_dir() / folder)) {
            if (entry.path().extension() == ".pdf") all.push_back(entry.path());
        }
    }
    return all;
}

/// Sound, and yet left to the library: encrypted, or out of all proportion.
const std::set<std::string>& left_to_library() {
    static const std::set<std::string> names{"bomb-needed.pdf", "owner-aes-256.pdf", "owner-rc4-128.pdf", "page-tree-deep.pdf"};
    return names;
}

/// A change such as a fault of transport or of a hand would make, at a place that means something.
std::string changed(std::string bytes, std::mt19937& random) {
    static constexpr std::string_view characters = "0123456789 \n\r/<>[]()R%#\v";
    const std::size_t at = random() % bytes.size();
    switch (random() % 4) {
    case 0: bytes[at] = static_cast<char>(random()); break;
    case 1: bytes.erase(at, 1 + random() % 3); break;
    case 2: bytes.insert(at, 1, characters[random() % characters.size()]); break;
    default: bytes[at] = characters[random() % characters.size()]; break;
    }
    return bytes;
}

/// That the library has the same to say, where the strict reader says anything.
bool is_borne_out(const std::string& bytes) {
    const auto pages = pages_of(bytes);
    if (!pages) return true;
    const PdfFacts facts = inspect_pdf_by_library(bytes);
    return facts.state == PdfFacts::State::sound && facts.pages == *pages;
}

} // namespace

TEST_CASE("pages_of_flawless: what it vouches for libqpdf finds flawless, with as many pages; and it vouches for sound files") {
    std::size_t vouched = 0;
    for (const fs::path& file : files()) {
        const std::string name = file.filename().string();
        CAPTURE(name);
        const std::string bytes = fixture::bytes_of(file);
        const PdfFacts facts = inspect_pdf_by_library(bytes);
        const auto pages = pages_of(bytes);
        CHECK(pages.has_value() == (facts.state == PdfFacts::State::sound && !left_to_library().contains(name)));
        if (pages) CHECK(*pages == facts.pages);
        vouched += pages ? 1U : 0U;
    }
    CHECK(vouched > 100);
}

TEST_CASE("pages_of_flawless: whatever is changed in a file, libqpdf bears it out") {
    std::mt19937 random(1);
    std::size_t vouched = 0;
    for (const fs::path& file : files()) {
        const std::string bytes = fixture::bytes_of(file);
        if (bytes.size() > 20'000 || !pages_of(bytes)) continue;
        CAPTURE(file.filename().string());
        for (int i = 0; i < 300; ++i) {
            const std::string other = changed(bytes, random);
            if (pages_of(other)) ++vouched;
            CHECK(is_borne_out(other));
        }
    }
    CHECK(vouched > 1000);
}

TEST_CASE("pages_of_flawless: of a file that is cut anywhere it says nothing") {
    for (const char* name : {"hand.pdf", "hand-updated.pdf", "qpdf-object-streams.pdf"}) {
        const std::string bytes = fixture::bytes_of(fixture::source_dir() / "tests/pdf/files" / name);
        const std::size_t end = bytes.rfind("%%EOF");
        for (std::size_t size = 0; size < end; ++size) {
            if (pages_of(bytes.substr(0, size))) CHECK(is_borne_out(bytes.substr(0, size))); // an older version of the file
        }
    }
}

TEST_CASE("pages_of_flawless: a file that is read in pieces is what it is as a whole") {
    std::mt19937 random(2);
    const fixture::Folder folder;
    Room room; // what earlier files have left there is no part of the next
    std::size_t vouched = 0;
    for (const fs::path& file : files()) {
        const std::string bytes = fixture::bytes_of(file);
        if (bytes.empty() || bytes.size() > 200'000) continue;
        CAPTURE(file.filename().string());
        for (int i = 0; i < 12; ++i) {
            const std::string other = i < 2 ? bytes : changed(bytes, random);
            const std::size_t piece = i == 0 ? 1 : 1 + random() % 3000;
            CAPTURE(piece);
            FileReader reader;
            REQUIRE(reader.open(folder.write("file", other), other.size()) == ReadOutcome::read);
            Content content(reader, room, piece);
            const auto pages = pages_of_flawless(content);
            CHECK(pages == pages_of(other));
            CHECK(content.is_true());
            vouched += pages ? 1U : 0U;
        }
    }
    CHECK(vouched > 500);
}

TEST_CASE("pages_of_flawless: nothing before the header, and %%EOF at the end") {
    const std::string bytes = fixture::bytes_of(fixture::source_dir() / "tests/pdf/files/hand.pdf");
    REQUIRE(pages_of(bytes) == 3);
    CHECK_FALSE(pages_of("\n" + bytes));
    CHECK(pages_of(bytes + "\n\n"));
    CHECK_FALSE(pages_of(bytes + std::string(1100, ' ')));
    CHECK_FALSE(pages_of(""));
    CHECK_FALSE(pages_of(fixture::replaced(bytes, "%%EOF", "%%EOG")));
}

} // namespace hegui::pdf
