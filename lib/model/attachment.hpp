#pragma once

#include "lib/base/field.hpp"
#include "lib/base/text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hegui {

/// What was learnt of a file that a batch names. A rule judges these facts; it never opens the file.
struct Attachment {
    /// What a batch names the file for; it decides which formats it may have.
    enum class Use {
        material, ///< PDF
        photo,    ///< JPEG or PNG
        evidence, ///< of a trainee's skill or title: PDF, JPEG or PNG
    };
    /// By its content, whatever the file's name says.
    enum class Format {
        unknown,
        pdf,
        jpeg,
        png,
    };
    enum class State {
        sound,       ///< opens, and is complete: every page of a PDF, an image up to its end
        damaged,     ///< a reader can recover every page: `problems` says from what
        unsound,     ///< no file of a format that it may have, or not complete: `problems` says why
        password,    ///< does not open without a password
        outside,     ///< the path leaves the batch's folder; the file was not opened
        absent,      ///< there is no such file
        not_regular, ///< a folder or a special file
        unreadable,  ///< it could not be read (no rights, too large): nothing is known of it
    };

    std::string file; ///< as the batch file writes it
    Position at;
    State state = State::absent;
    std::vector<Text> problems = {};
    std::uint64_t bytes = 0;
    std::uint64_t pages = 0;  ///< of a PDF
    std::uint32_t width = 0;  ///< of an image, in pixels
    std::uint32_t height = 0; ///< of an image
    Use use = Use::material;
    Format format = Format::pdf;
    std::string sha256 = {};                 ///< only where it was asked for
    std::optional<std::string> same_as = {}; ///< another file of the batch, named before, with the same content
};

} // namespace hegui
