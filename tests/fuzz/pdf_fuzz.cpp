// A PDF file from a stranger: opened, its page tree walked. Whatever it is, the answer is one of the five states; and what the strict
// reader vouches for libqpdf finds flawless too, with as many pages, whether it has the whole file before it or reads pieces.
#include "lib/pdf/pdf.hpp"
#include "lib/pdf/strict.hpp"
#include "tests/fixture/memory_file.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace {

constexpr std::size_t largest_piece = 100;

/// What the strict reader says of the bytes as of a file that is read in pieces.
std::optional<std::uint64_t> pages_in_pieces(std::string_view bytes, std::size_t piece) {
    const hegui::fixture::MemoryFile file(bytes);
    hegui::fixture::OpenFile reader(file);
    hegui::Room room;
    hegui::Content content(reader, room, piece);
    return hegui::pdf::pages_of_flawless(content);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const hegui::PdfFacts facts = hegui::inspect_pdf_by_library(bytes);
    const bool opened = facts.state == hegui::PdfFacts::State::sound || facts.state == hegui::PdfFacts::State::damaged;
    if (opened && facts.pages == 0) __builtin_trap();
    if (facts.state == hegui::PdfFacts::State::sound && !facts.problems.empty()) __builtin_trap();
    hegui::Content content(bytes);
    const auto pages = hegui::pdf::pages_of_flawless(content);
    if (pages && (facts.state != hegui::PdfFacts::State::sound || facts.pages != *pages)) __builtin_trap();
    if (pages_in_pieces(bytes, 1 + size % largest_piece) != pages) __builtin_trap();
    return 0;
}
