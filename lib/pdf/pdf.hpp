#pragma once

#include "lib/base/content.hpp"
#include "lib/base/text.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace hegui {

/// What a PDF file is, found by really opening it.
struct PdfFacts {
    enum class State {
        sound,
        damaged,  ///< a reader can recover every page; `problems` says from what
        unsound,  ///< no PDF, or pages are missing; `problems` says why
        password, ///< does not open without a password (one for the owner alone is fine)
        unknown,  ///< it could not be opened for want of memory or of libqpdf: nothing is known of it; `problems` says why
    };
    State state = State::sound;
    std::uint64_t pages = 0;
    std::vector<Text> problems;
};

/// Opens a PDF and walks its page tree. Never throws, prints or repairs silently.
/// A flawless file is read by a small strict reader, as far as it must; whatever that does not vouch for libqpdf judges, from all
/// of its bytes, and its word counts.
PdfFacts inspect_pdf(Content& content);

/// The same by libqpdf alone.
PdfFacts inspect_pdf_by_library(std::string_view bytes);

/// The version of libqpdf that the program was built for: another one may think otherwise of a damaged file.
std::string_view pdf_library_version();

} // namespace hegui
