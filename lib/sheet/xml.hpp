#pragma once

#include "lib/sheet/zip.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hegui {

/// The attributes of an element.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    /// The value of an attribute by its name without a prefix; empty where there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;

private:
    const char** pairs_;
};

/// Takes the elements of an XML document one after another, by their names without a prefix: which namespace they are of differs
/// between the two kinds of .xlsx, their names do not.
class XmlSink {
public:
    XmlSink() = default;
    XmlSink(const XmlSink&) = delete;
    XmlSink& operator=(const XmlSink&) = delete;
    XmlSink(XmlSink&&) = delete;
    XmlSink& operator=(XmlSink&&) = delete;
    virtual ~XmlSink() = default;

    // Each gives false for: read no further.
    virtual bool open(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual bool close(std::string_view name) = 0;
    virtual bool text(std::string_view part) = 0;
};

/// Reads a part of an archive as XML. A document type is refused: what it could declare, a spreadsheet has no need of.
std::optional<SheetProblem> parse_part(Zip& zip, std::string_view part, XmlSink& sink);

} // namespace hegui
