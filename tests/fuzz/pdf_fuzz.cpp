// A PDF file from a stranger: opened, its page tree walked. Whatever it is, the answer is one of the four states; and what the strict
// reader vouches for libqpdf finds flawless too, with as many pages.
#include "lib/pdf/pdf.hpp"
#include "lib/pdf/strict.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const hegui::PdfFacts facts = hegui::inspect_pdf_by_library(bytes);
    const bool opened = facts.state == hegui::PdfFacts::State::sound || facts.state == hegui::PdfFacts::State::damaged;
    if (opened && facts.pages == 0) __builtin_trap();
    if (facts.state == hegui::PdfFacts::State::sound && !facts.problems.empty()) __builtin_trap();
    const auto pages = hegui::pdf::pages_of_flawless(bytes);
    if (pages && (facts.state != hegui::PdfFacts::State::sound || facts.pages != *pages)) __builtin_trap();
    return 0;
}
