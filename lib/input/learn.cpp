#include "lib/input/learn.hpp"

#include "lib/image/image.hpp"
#include "lib/pdf/pdf.hpp"

#include <utility>

namespace hegui {
namespace {

using State = Attachment::State;
using Use = Attachment::Use;
using Format = Attachment::Format;

State state_of(PdfFacts::State state) {
    switch (state) {
    case PdfFacts::State::sound: return State::sound;
    case PdfFacts::State::damaged: return State::damaged;
    case PdfFacts::State::unsound: return State::unsound;
    case PdfFacts::State::password: return State::password;
    case PdfFacts::State::unknown: return State::unreadable;
    }
    return State::unreadable;
}

Format format_of(ImageFacts::Format format) {
    switch (format) {
    case ImageFacts::Format::jpeg: return Format::jpeg;
    case ImageFacts::Format::png: return Format::png;
    case ImageFacts::Format::none: return Format::unknown;
    }
    return Format::unknown;
}

void learn_of_image(std::string_view bytes, Attachment& file) {
    ImageFacts facts = inspect_image(bytes);
    file.format = format_of(facts.format);
    file.width = facts.width;
    file.height = facts.height;
    file.state = facts.problem.empty() ? State::sound : State::unsound;
    if (!facts.problem.empty()) file.problems.push_back(std::move(facts.problem));
}

void learn_of_pdf(Content& content, Attachment& file) {
    PdfFacts facts = inspect_pdf(content);
    file.format = Format::pdf;
    file.pages = facts.pages;
    file.state = state_of(facts.state);
    file.problems = std::move(facts.problems);
}

} // namespace

/// Where the content is to tell, what is no image is looked at as a PDF.
void learn_of_content(Content& content, Attachment& file) {
    constexpr std::size_t head = 16;
    const bool is_image = file.use == Use::photo ||
                          (file.use == Use::evidence && image_format(content.from(0, head)) != ImageFacts::Format::none);
    is_image ? learn_of_image(content.all(), file) : learn_of_pdf(content, file);
}

} // namespace hegui
