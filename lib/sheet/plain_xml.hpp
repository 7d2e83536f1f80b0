#pragma once

#include "lib/sheet/xml_sink.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// Reads XML of the plain kind that spreadsheets are written in, as it comes: elements, attributes and text, in UTF-8. At all else it
/// stops in doubt, be it malformed or merely rare (a comment, a document type, a carriage return in a text). What it takes, every
/// parser of XML takes in the same way; what it doubts is for such a one to judge.
class PlainXml {
public:
    explicit PlainXml(XmlSink& sink) : sink_(sink) {}

    enum class State {
        going,
        enough, ///< the sink wants no more
        doubtful
    };

    /// Takes a piece of the document; `last` with the last one, which may be empty.
    State feed(std::span<const char> piece, bool last);

    [[nodiscard]] State state() const { return state_; }

private:
    // Each gives false where it did not come to its end: the document is not plain, or the rest of it is still to come.
    bool take_start();
    bool take_text() { return is_at_tag() || take_some_text(); } // between most tags there is none
    bool take_some_text();
    bool take_tag();
    bool take_closing_tag();
    bool take_opening_tag();
    bool take_attributes(const char*& at);
    bool take_attribute(const char*& at);

    bool open_element(std::string_view name);
    bool close_element(std::string_view name);
    bool tell_with_entities(std::string_view text);
    bool tell(bool more);
    bool doubt();

    [[nodiscard]] const char* end() const { return rest_.data() + rest_.size(); }
    [[nodiscard]] bool is_at_tag() const { return at_ < rest_.size() && rest_[at_] == '<'; }
    [[nodiscard]] std::string_view innermost() const { return names_[depth_ - 1]; }

    XmlSink& sink_;
    State state_ = State::going;
    std::string rest_;               ///< what has come and is not done with
    std::size_t at_ = 0;             ///< where in it we are
    std::size_t depth_ = 0;          ///< how many elements are open
    std::vector<std::string> names_; ///< theirs, from the outermost on; behind them, those that were open there last
    std::vector<XmlAttribute> attributes_;
    bool is_started_ = false;
    bool has_root_ = false;
};

} // namespace hegui
