#include "lib/sheet/xml.hpp"

#include "lib/base/utf8.hpp"
#include "lib/sheet/limits.hpp"
#include "lib/sheet/plain_xml.hpp"

#include <expat.h>

#include <exception>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace hegui {
namespace {

Text save_again() { return {"用 WPS 或 Excel 打开后另存为 .xlsx 再试", "open it in WPS or Excel and save it as .xlsx again"}; }

/// An expat parser at work on one document.
class Parsing {
public:
    explicit Parsing(XmlSink& sink) : sink_(sink), parser_(XML_ParserCreate(nullptr)) {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_open, on_close);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    }

    /// false: there is no more to do, for good or ill.
    bool feed(std::span<const char> piece, bool last) {
        fed_ += piece.size();
        const XML_Status status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last ? XML_TRUE : XML_FALSE);
        if (thrown_) std::rethrow_exception(thrown_);
        if (status != XML_STATUS_OK) {
            if (!stopped_) trouble_ = words();
            return false;
        }
        // A tag without an end would be kept whole, and looked at from its start again with every piece.
        const XML_Index index = XML_GetCurrentByteIndex(parser_.get());
        if (last || index < 0 || fed_ - static_cast<std::uint64_t>(index) <= limits::xml_token) return true;
        trouble_ = {"有一个标记长得不正常", "one of its tags is of abnormal length"};
        return false;
    }

    /// What is wrong with the document itself; empty where nothing is, or where the sink has stopped.
    [[nodiscard]] const Text& trouble() const { return trouble_; }
    [[nodiscard]] std::uint64_t line() const { return XML_GetCurrentLineNumber(parser_.get()); }

private:
    [[nodiscard]] Text words() const {
        const std::string english = utf8::printable(XML_ErrorString(XML_GetErrorCode(parser_.get())));
        return say("XML 有误（{}）", "its XML is broken ({})", english);
    }

    void stop(Text trouble) {
        trouble_ = std::move(trouble);
        stop();
    }
    void stop() {
        stopped_ = true;
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    /// Calls the sink. What it throws must not pass through the frames of the library: it waits until they are gone.
    template<class Call> void tell(Call call) {
        if (stopped_) return;
        try {
            if (!call()) stop();
        } catch (...) {
            thrown_ = std::current_exception();
            stop();
        }
    }

    static void on_open(void* self, const char* name, const char** attributes) {
        auto& me = *static_cast<Parsing*>(self);
        if (++me.depth_ > limits::xml_depth) return me.stop({"元素嵌套过深", "its elements are nested too deep"});
        me.attributes_.clear();
        for (; *attributes != nullptr; attributes += 2) me.attributes_.push_back({attributes[0], attributes[1]});
        me.tell([&] { return me.sink_.open(without_prefix(name), XmlAttributes(me.attributes_)); });
    }
    static void on_close(void* self, const char* name) {
        auto& me = *static_cast<Parsing*>(self);
        --me.depth_;
        me.tell([&] { return me.sink_.close(without_prefix(name)); });
    }
    static void on_text(void* self, const char* text, int size) {
        auto& me = *static_cast<Parsing*>(self);
        me.tell([&] { return me.sink_.text({text, static_cast<std::size_t>(size)}); });
    }
    static void on_doctype(void* self, const char* /*name*/, const char* /*system*/, const char* /*public_id*/, int /*internal*/) {
        static_cast<Parsing*>(self)->stop(
            {"含有文档类型声明（DOCTYPE），表格文件不应有", "it has a document type (DOCTYPE), which no spreadsheet has"});
    }

    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    XmlSink& sink_;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
    std::vector<XmlAttribute> attributes_;
    std::uint64_t fed_ = 0;
    std::uint32_t depth_ = 0;
    bool stopped_ = false;
    Text trouble_;
    std::exception_ptr thrown_;
};

} // namespace

std::optional<SheetProblem> parse_part(Zip& zip, std::string_view part, XmlSink& sink) {
    sink.start();
    PlainXml plain(sink);
    auto problem = zip.unpack(part,
                              [&](std::span<const char> piece, bool last) { return plain.feed(piece, last) == PlainXml::State::going; });
    if (!problem && plain.state() != PlainXml::State::doubtful) return std::nullopt;

    // Nearly all parts are plain and sound. What is wrong with the others, and whether anything is, expat tells.
    sink.start();
    Parsing parsing(sink);
    problem = zip.unpack(part, [&](std::span<const char> piece, bool last) { return parsing.feed(piece, last); });
    if (problem || parsing.trouble().empty()) return problem;
    return SheetProblem{
        say("文件损坏：{} 第 {} 行，{}", "the file is damaged: {} line {}: {}", utf8::printable(part), parsing.line(), parsing.trouble()),
        save_again()};
}

} // namespace hegui
