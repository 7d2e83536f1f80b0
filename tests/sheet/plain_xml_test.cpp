#include "lib/sheet/plain_xml.hpp"

#include "lib/sheet/xml.hpp"
#include "tests/fixture/memory_file.hpp"
#include "tests/fixture/zip.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

namespace hegui {
namespace {

/// What a document tells, in one line; parts of one text are joined.
class Told final : public XmlSink {
public:
    void start() override { told_.clear(); }
    bool open(std::string_view name, const XmlAttributes& attributes) override {
        told_ += fmt::format("({}", name);
        for (const std::string_view one : {"id", "r", "t"}) told_ += fmt::format(" {}={}", one, attributes[one]);
        in_text_ = false;
        return true;
    }
    bool close(std::string_view name) override {
        told_ += fmt::format("{})", name);
        in_text_ = false;
        return true;
    }
    bool text(std::string_view part) override {
        told_ += fmt::format("{}{}", in_text_ ? "" : "'", part);
        in_text_ = true;
        return true;
    }
    [[nodiscard]] const std::string& told() const { return told_; }

private:
    std::string told_;
    bool in_text_ = false;
};

/// What is told of a document, taken in pieces; nothing where there are doubts.
std::optional<std::string> plain(std::string_view document, std::size_t piece = std::string_view::npos) {
    Told told;
    told.start();
    PlainXml xml(told);
    for (; xml.state() == PlainXml::State::going && !document.empty(); document.remove_prefix(std::min(piece, document.size())))
        xml.feed(document.substr(0, piece), false);
    return xml.feed({}, true) == PlainXml::State::going ? std::optional(told.told()) : std::nullopt;
}

/// The same by way of expat: a comment is too much for plain XML.
std::string by_expat(std::string_view document) {
    const fixture::MemoryFile bytes(fixture::zip_of({{"a", std::string(document) + "<!---->"}}));
    fixture::OpenFile file(bytes);
    Zip zip(file);
    CHECK_FALSE(zip.open());
    Told told;
    const auto problem = parse_part(zip, "a", told);
    return problem ? "! " + problem->what.en : told.told();
}

const std::string sheet = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
                          "<x:sheet xmlns:x=\"http://a/b\" r:id='rId1'><c r=\"A1\" t=\"s\" ><v>甲&amp;乙 &lt;]&#38544;&#x4e00;</v></c>\n"
                          "\t<c r=\"名\"/><_a.b-1 t='\"'></_a.b-1 ></x:sheet>\n";

} // namespace

TEST_CASE("PlainXml: a plain document is taken, in pieces of any size but a cut declaration") {
    const std::string expected =
        "(sheet id=rId1 r= t=(c id= r=A1 t=s(v id= r= t='甲&乙 <]隐一v)c)'\n\t(c id= r=名 t=c)(_a.b-1 id= r= t=\"_a.b-1)sheet)";
    CHECK(plain(sheet) == expected);
    CHECK(plain("\xEF\xBB\xBF" + sheet) == expected);
    CHECK(by_expat(sheet) == expected);
    for (std::size_t piece = 60; piece < sheet.size(); ++piece) CHECK(plain(sheet, piece) == expected);
    const std::string bare = sheet.substr(sheet.find("\r\n"));
    for (std::size_t piece = 1; piece < bare.size(); ++piece) CHECK(plain(bare, piece) == expected);
}

TEST_CASE("PlainXml: what is rare is doubted") {
    for (const std::string_view document : {"",
                                            " ",
                                            "<a><!-- --></a>",
                                            "<a><![CDATA[x]]></a>",
                                            "<a><?b?></a>",
                                            "<!DOCTYPE a><a/>",
                                            "<a>&#xD800;</a>",
                                            "<a>&#X41;</a>",
                                            "<a>&#0;</a>",
                                            "<a>&b;</a>",
                                            "<a b='&amp;'/>",
                                            "<a>\r\n</a>",
                                            "<a b='\n'/>",
                                            "<a b ='c'/>",
                                            "<甲/>",
                                            "<?xml version='1.1'?><a/>",
                                            "<?xml version=\"1.0\" encoding=\"GBK\"?><a/>",
                                            "<a>\xEF\xBF\xBD</a>",
                                            "<a/>b",
                                            "<a/><b/>",
                                            "<a><b></a></b>",
                                            "<a b=''c=''/>",
                                            "<a b='' b=''/>",
                                            "<a></ a>",
                                            "<a>]]></a>",
                                            "<a>\x01</a>",
                                            "<a>\xFF</a>",
                                            "<a",
                                            "<a>",
                                            "<a></a",
                                            " <?xml version=\"1.0\"?><a/>"}) {
        CAPTURE(document);
        CHECK_FALSE(plain(document));
    }
    std::string deep;
    for (int i = 0; i < 101; ++i) deep = "<a>" + deep + "</a>";
    CHECK_FALSE(plain(deep));
    CHECK_FALSE(plain("<a>" + std::string(2'000'000, 'x') + "</a>", 65'536));
}

TEST_CASE("PlainXml: what it takes, expat takes in the same way") {
    using namespace std::string_literals;
    const std::string bytes = "<>&;\"'/=] \t\n\r:x1.-_!?\x80\xA0\xE7\xEF\xBF\xC0\xFF\x7F\x01\0"s;
    std::size_t taken = 0;
    const auto compare = [&](const std::string& document) {
        const auto told = plain(document);
        if (!told) return;
        ++taken;
        const std::string expected = by_expat(document);
        CAPTURE(document);
        if (*told != expected) CHECK(*told == expected);
    };
    for (std::size_t at = 0; at <= sheet.size(); ++at) {
        for (const char byte : bytes) {
            compare(std::string(sheet).insert(at, 1, byte));
            if (at < sheet.size()) compare(std::string(sheet).replace(at, 1, 1, byte));
        }
        for (std::size_t length = 1; length < 8; ++length) compare(std::string(sheet).erase(at, length));
    }
    CHECK(taken > 500);
}

} // namespace hegui
