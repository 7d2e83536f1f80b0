#pragma once

#include "lib/sheet/xml_sink.hpp"
#include "lib/sheet/zip.hpp"

#include <optional>
#include <string_view>

namespace hegui {

/// Reads a part of an archive as XML. A document type is refused: what it could declare, a spreadsheet has no need of.
std::optional<SheetProblem> parse_part(Zip& zip, std::string_view part, XmlSink& sink);

} // namespace hegui
