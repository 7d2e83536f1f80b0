#pragma once

#include "lib/sheet/xml_sink.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// How the parts of an .xlsx workbook name one another (ISO/IEC 29500-2).
namespace hegui {

/// The part that says what a part refers to: xl/workbook.xml -> xl/_rels/workbook.xml.rels
std::string relations_of(std::string_view part);

struct Relation {
    std::string type; ///< a URI
    std::string part; ///< its name in the archive
};

/// What parts a part refers to, by the names it has for them.
class Relations final : public XmlSink {
public:
    explicit Relations(std::string_view of) : of_(of) {}

    void start() override { by_id_.clear(); }
    bool open(std::string_view name, const XmlAttributes& attributes) override;
    bool close(std::string_view /*name*/) override { return true; }
    bool text(std::string_view /*part*/) override { return true; }

    /// Nothing where the part has no such name.
    [[nodiscard]] const Relation* find(std::string_view id) const;

    /// The first part of a type; the types of the two kinds of .xlsx differ only in their beginning.
    [[nodiscard]] const Relation* of_type(std::string_view ending) const;

private:
    std::string of_;
    std::map<std::string, Relation, std::less<>> by_id_;
};

/// The sheets that a workbook lists, in the order of their tabs.
class SheetList final : public XmlSink {
public:
    struct Sheet {
        std::string id; ///< of its relation
        bool hidden = false;
    };

    void start() override { sheets_.clear(); }
    bool open(std::string_view name, const XmlAttributes& attributes) override;
    bool close(std::string_view /*name*/) override { return true; }
    bool text(std::string_view /*part*/) override { return true; }

    [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }

private:
    std::vector<Sheet> sheets_;
};

} // namespace hegui
