#include "lib/pdf/strict.hpp"

#include "lib/base/file_reader.hpp"
#include "lib/pdf/pdf.hpp"
#include "tests/fixture/folder.hpp"
#include "tests/fixture/pdf_draft.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hegui::pdf {
namespace {

namespace fs = std::filesystem;
using fixture::PdfDraft;
using fixture::replaced;

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

/// One file by hand, and what is to be said of it.
struct Draft {
    std::string_view what;
    std::string bytes;
};

/// One page in an object stream, 4, whose head is given; `rest` are more objects.
PdfDraft packed_page(std::string_view head = "3 0 ", std::string_view rest = "", std::uint32_t generation = 0) {
    const std::size_t count = (static_cast<std::size_t>(std::count(head.begin(), head.end(), ' ')) + 1) / 2;
    const std::string objects = fmt::format("{}{}{}", head, PdfDraft::page, rest);
    PdfDraft draft = PdfDraft().object(1, PdfDraft::catalog).object(2, PdfDraft::pages);
    draft.stream(4, fmt::format("/Type /ObjStm /N {} /First {}", count, head.size()), objects, generation);
    return draft.place(3, 2, 4, 0).section(5);
}

/// The place of a second object in such a stream: behind the page and a blank.
std::string behind_page() { return fmt::format("{} ", PdfDraft::page.size() + 1); }

/// A table beside which a stream, 4, stands that says where the page is; whether the table calls the page free.
PdfDraft hybrid(std::string_view entries, std::string_view data, bool is_free_in_table = true) {
    PdfDraft draft = PdfDraft::of_one_page();
    draft.stream(4, fmt::format("/Type /XRef /W [1 4 2] /Size 5 {}", entries), data);
    if (is_free_in_table) draft.place(3, 0, 0, 0);
    return draft.table(fmt::format("/XRefStm {} ", draft.offset_of(4)));
}

/// An older section, a stream, of such entries and data below one that knows all.
std::string above_section(PdfDraft draft, std::string_view entries, std::string_view data) {
    draft.section(4, entries, data);
    return draft.section(5, draft.prev()).bytes();
}

/// The page behind the end of the file.
std::string page_at_end(std::string_view blanks) {
    const auto up_to = [](std::size_t offset) {
        return PdfDraft().object(1, PdfDraft::catalog).object(2, PdfDraft::pages).place(3, 1, offset, 0).table().bytes();
    };
    return fmt::format("{}3 0 obj\n{}\nendobj{}", up_to(up_to(0).size()), PdfDraft::page, blanks);
}

std::vector<Draft> sound_drafts() {
    const std::string page = PdfDraft::of_one_page().entry_of(3);
    PdfDraft updated = PdfDraft::of_one_page().table();
    updated.object(3, PdfDraft::page).table(updated.prev());
    PdfDraft updated_section = PdfDraft::of_one_page().section(4);
    updated_section.object(3, PdfDraft::page).section(5, updated_section.prev());
    return {
        {"a table", PdfDraft::of_one_page().table().bytes()},
        {"a section that is a stream", PdfDraft::of_one_page().section(4).bytes()},
        {"an object stream", packed_page().bytes()},
        {"an object stream of two", packed_page("3 0 7 " + behind_page(), " 12").bytes()},
        {"a hybrid", hybrid("/Index [3 1]", page).bytes()},
        {"an update", updated.bytes()},
        {"an update by a stream", updated_section.bytes()},
    };
}

/// What libqpdf repairs, or does not find every page of.
std::vector<Draft> flawed_drafts() {
    const std::string table = PdfDraft::of_one_page().table().bytes();
    const std::string section = PdfDraft::of_one_page().section(4).bytes();
    const std::string objects = fixture::bytes_of(fixture::source_dir() / "tests/pdf/files/qpdf-object-streams.pdf");
    const PdfDraft one = PdfDraft::of_one_page();
    const std::string page = one.entry_of(3);
    PdfDraft second = PdfDraft().object(1, PdfDraft::catalog).object(2, "<< /Type /Pages /Kids [3 1 R] /Count 1 >>");
    second.object(3, PdfDraft::page, 1);
    using namespace std::string_literals;
    return {
        {"a page that ends with the file", page_at_end("")},
        {"a page that only blanks follow", page_at_end("\n \n")},
        {"a page that only vertical tabs follow", page_at_end("\n\v")},
        {"stream after the trailer", replaced(table, ">>\nstartxref", ">>\nstream\nstartxref")},
        {"stream after the trailer and a comment", replaced(table, ">>\nstartxref", ">>%x\nstream startxref")},
        {"the section has the number of the page", PdfDraft(one).section(3).bytes()},
        {"the section has the number of the catalogue", PdfDraft(one).section(1).bytes()},
        {"a part of no entries first", replaced(section, "/W", "/Index [7 0 0 5] /W")},
        {"a part of no entries in between", replaced(section, "/W", "/Index [0 3 9 0 3 2] /W")},
        {"an older section without parts", above_section(one, "/W [1 4 2] /Index []", "")},
        {"an older section, entries of no bytes, no parts", above_section(one, "/W [0 0 0] /Index []", "")},
        {"an older section, entries of no bytes", above_section(one, "/W [0 0 0] /Index [0 5]", "")},
        {"an older section, entries of no bytes, none of them", above_section(one, "/W [0 0 0] /Index [0 0]", "")},
        {"an older section, an object stream beyond all numbers",
         above_section(second, "/W [1 8 2] /Index [3 1]", "\x02\x7f\xff\xff\xff\xff\xff\xff\xff\0\0"s)},
        {"a long head of a part: blanks", replaced(table, "\n0 4\n", "\n0 4" + std::string(60, ' ') + "\n")},
        {"a long head of a part: 51 bytes", replaced(table, "\n0 4\n", "\n0 4" + std::string(47, ' ') + "\n")},
        {"a long head of a part: zeros",
         replaced(table, "\n0 4\n", "\n" + std::string(15, '0') + " 000000000000004" + std::string(25, ' ') + "\n")},
        {"many ends of lines behind xref", replaced(table, "xref\n0", "xref" + std::string(60, '\n') + "0")},
        {"beside a table, /Prev is a name", hybrid("/Index [3 1] /Prev /x", page).bytes()},
        {"beside a table, /Prev is a real number", hybrid("/Index [3 1] /Prev 1.5", page).bytes()},
        {"beside a table, no parts", hybrid("/Index []", "", false).bytes()},
        {"the object stream is of the second generation", packed_page("3 0 ", "", 1).bytes()},
        {"a number twice in an object stream", packed_page("3 0 3 " + behind_page(), " (x)").bytes()},
        {"a number twice in an object stream, other pages",
         packed_page("3 0 3 " + behind_page(), " << /Type /Pages /Kids [] /Count 0 >>").bytes()},
        {"a number beyond all in an object stream", packed_page("3 0 99999999999 " + behind_page(), " 7").bytes()},
        {"a reference among the parameters of a filter",
         replaced(objects, "/DecodeParms << /Columns 4 /Predictor 12 >>", "/DecodeParms << /Columns 4 /Predictor 12 /X 4 0 R >>")},
    };
}

/// What other versions of libqpdf repair.
std::vector<Draft> doubtful_drafts() {
    PdfDraft reused = PdfDraft::of_one_page().place(3, 1, PdfDraft::of_one_page().offset_of(3), 1).table();
    reused.object(3, PdfDraft::page).table(reused.prev());
    PdfDraft high = PdfDraft::of_one_page();
    const std::string four = high.entry_of(0) + high.entry_of(1) + high.entry_of(2) + high.entry_of(3);
    const std::string itself = PdfDraft::entry(1, high.bytes().size(), 0);
    return {
        {"two generations of a number in use", reused.bytes()},
        {"generation 65535 in use", PdfDraft::of_one_page().object(4, "<< >>", 65535).table().bytes()},
        {"generation 65535 in use, said by a stream", PdfDraft::of_one_page().object(4, "<< >>", 65535).section(5).bytes()},
        {"object 0 in use", PdfDraft::of_one_page().object(0, "<< >>").table().bytes()},
        {"object 0 in an object stream", packed_page("3 0 0 " + behind_page(), " 7").bytes()},
        {"an object stream in itself", packed_page("3 0 4 " + behind_page(), " 7").bytes()},
        {"more objects than the size of the file allows", high.section(901, "/W [1 4 2] /Index [0 4 901 1]", four + itself).bytes()},
    };
}

/// What matters in such a file: a change that brings one of them to another place is one that a reader may misunderstand.
constexpr auto tokens = std::to_array<std::string_view>({
    " ",
    "\n",
    "\r",
    "\r\n",
    "\v",
    "\f",
    std::string_view("\0", 1),
    "%",
    "%\n",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "9",
    "-",
    "+",
    ".",
    "/",
    "#",
    "(",
    ")",
    "<",
    ">",
    "[",
    "]",
    "<<",
    ">>",
    "n",
    "f",
    "R",
    "obj",
    "endobj",
    "stream\n",
    "endstream",
    "xref\n",
    "trailer",
    "startxref",
    "%%EOF",
    "null ",
    "true ",
    "65535",
    "00000",
    "0 1 R",
    " 3 0 R",
    "/A 1 ",
    "/X 3 0 R ",
    "/Prev 9 ",
    "/Prev /x ",
    "/XRefStm 9 ",
    "/Index [] ",
    "/Index [0 5] ",
    "/Index [7 0 0 5] ",
    "/W [0 0 0] ",
    "/W [0 4 2] ",
    "/Size 5 ",
    "/N 2 ",
    "/First 8 ",
    "/Length 5 ",
    "/Type /Page ",
    "/Type /XRef ",
    "/Kids [] ",
    "/Kids [3 0 R] ",
    "/Count 1 ",
    "/Extends 4 0 R ",
    "/Encrypt null ",
    "/Filter /FlateDecode ",
    "/DecodeParms null ",
    "\x01",
    "\x02",
    "\xFF",
});

/// Aims the last startxref at the last table, as a program does that writes the file anew after a change.
std::string re_aimed(std::string bytes) {
    constexpr std::string_view digits = "0123456789";
    const std::size_t table = bytes.rfind("\nxref");
    const std::size_t number = bytes.find_first_of(digits, bytes.rfind("startxref"));
    if (table == std::string::npos || number == std::string::npos) return bytes;
    const std::size_t end = std::min(bytes.find_first_not_of(digits, number), bytes.size());
    return bytes.replace(number, end - number, std::to_string(table + 1));
}

/// A change such as a fault of transport or of a hand would make, more often than not where a token begins or ends, and where the
/// cross-reference is.
std::string changed_once(std::string bytes, std::mt19937& random) {
    constexpr std::size_t tail = 300;
    const std::size_t back = random() % 2 == 0 ? bytes.size() : std::min(bytes.size(), tail);
    const std::size_t at = bytes.size() - 1 - random() % back;
    const std::size_t border = std::min(bytes.find_first_of(" \n/[]<>", at), bytes.size() - 1);
    const std::string_view token = tokens.at(random() % tokens.size());
    switch (random() % 9) {
    case 0: bytes[at] = static_cast<char>(random()); break;
    case 1: bytes.erase(at, 1 + random() % 4); break;
    case 2: bytes.insert(at, token); break;
    case 3: bytes.replace(at, token.size(), token); break;
    case 4: bytes.replace(border, 1, 1 + random() % 64, bytes[border]); break;
    case 5: bytes.insert(random() % bytes.size(), bytes.substr(at, 1 + random() % 40)); break;
    case 6: bytes[at] = static_cast<char>('0' + random() % 10); break;
    default: bytes.insert(border, token); break;
    }
    return bytes;
}

/// Mostly one change, sometimes some.
std::string changed(std::string bytes, std::mt19937& random) {
    do bytes = changed_once(std::move(bytes), random);
    while (!bytes.empty() && random() % 3 == 0);
    return random() % 2 == 0 ? re_aimed(std::move(bytes)) : bytes;
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

TEST_CASE("pages_of_flawless: it vouches for what is put together well, and not for what libqpdf may repair") {
    for (const Draft& draft : sound_drafts()) {
        CAPTURE(draft.what);
        CHECK(pages_of(draft.bytes) == 1);
        CHECK(is_borne_out(draft.bytes));
    }
    for (const Draft& draft : flawed_drafts()) {
        CAPTURE(draft.what);
        CHECK_FALSE(pages_of(draft.bytes));
    }
    for (const Draft& draft : doubtful_drafts()) {
        CAPTURE(draft.what);
        CHECK_FALSE(pages_of(draft.bytes));
    }
}

TEST_CASE("pages_of_flawless: whatever is changed in a file, libqpdf bears it out") {
    std::mt19937 random(1);
    std::vector<Draft> all = sound_drafts();
    for (const fs::path& file : files()) {
        std::string bytes = fixture::bytes_of(file);
        if (bytes.size() <= 20'000 && pages_of(bytes)) all.push_back({"a file", std::move(bytes)});
    }
    std::size_t vouched = 0;
    for (const Draft& draft : all) {
        const int times = draft.what == "a file" ? 100 : 8'000;
        for (int i = 0; i < times; ++i) {
            const std::string other = changed(draft.bytes, random);
            if (pages_of(other)) ++vouched;
            CAPTURE(other);
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
            const std::string other = i < 2 ? bytes : changed_once(bytes, random);
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
    CHECK(vouched > 400);
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
