#pragma once

#include "lib/base/content.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace hegui::pdf {

/// What is asked of a file whoever reads it: `%%EOF` stands within so many bytes of its end, and it has no more pages than this.
constexpr std::size_t end_marker_within = 1024;
constexpr std::uint64_t most_pages = 1'000'000;

/// The pages of a PDF file that is flawless as far as its structure goes: every cross-reference is where it says, and every node of
/// the page tree is there and well formed. Nothing where there is any doubt, or encryption, or what is rare enough not to be read
/// here: then another reader has to say what it is. Never repairs, never guesses. Only what its structure is made of is looked at.
std::optional<std::uint64_t> pages_of_flawless(Content& content);

} // namespace hegui::pdf
