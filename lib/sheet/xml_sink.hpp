#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace hegui {

struct XmlAttribute {
    std::string_view name;
    std::string_view value;
};

/// A name without the prefix that stands for its namespace.
inline std::string_view without_prefix(std::string_view name) {
    std::size_t at = 0;
    while (at < name.size() && name[at] != ':') ++at; // names are short: a call would take longer than this
    return at == name.size() ? name : name.substr(at + 1);
}

/// The attributes of an element.
class XmlAttributes {
public:
    explicit XmlAttributes(std::span<const XmlAttribute> all) : all_(all) {}
    /// The value of an attribute by its name without a prefix; empty where there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const {
        for (const XmlAttribute& one : all_) {
            if (one.name == name || (one.name.ends_with(name) && without_prefix(one.name) == name)) return one.value;
        }
        return {};
    }

private:
    std::span<const XmlAttribute> all_;
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

    /// The document begins. Called again where the reading had to begin anew: forget what came before.
    virtual void start() = 0;

    // Each gives false for: read no further. A text may come in several parts.
    virtual bool open(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual bool close(std::string_view name) = 0;
    virtual bool text(std::string_view part) = 0;
};

} // namespace hegui
