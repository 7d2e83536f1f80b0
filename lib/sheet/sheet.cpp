#include "lib/sheet/sheet.hpp"

#include "lib/base/file.hpp"
#include "lib/base/utf8.hpp"
#include "lib/sheet/csv.hpp"
#include "lib/sheet/xls.hpp"
#include "lib/sheet/xlsx.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hegui {
namespace {

/// What the first bytes of a file show it to be.
enum class Content {
    zip,
    old_office,
    markup, ///< a web page, an XML document
    pdf,
    picture,
    rtf,
    other ///< text, perhaps
};

constexpr std::size_t head_size = 512;

/// Text that begins with a tag, behind a byte order mark and blanks.
bool is_markup(std::string_view head) {
    head = utf8::without_byte_order_mark(head);
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    const std::string start = utf8::lower(head.substr(0, 16));
    constexpr std::array<std::string_view, 8> tags{"<html", "<?xml", "<table", "<!doctype", "<head", "<meta", "<!--", "<div"};
    return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) { return start.rfind(tag, 0) == 0; });
}

Content content_of(std::string_view head) {
    const auto begins = [head](std::string_view magic) { return head.substr(0, magic.size()) == magic; };
    if (begins("PK\x03\x04") || begins("PK\x05\x06")) return Content::zip;
    if (begins("\xD0\xCF\x11\xE0")) return Content::old_office;
    if (begins("%PDF-")) return Content::pdf;
    if (begins("\x89PNG") || begins("\xFF\xD8\xFF") || begins("GIF8")) return Content::picture;
    if (begins("{\\rtf")) return Content::rtf;
    if (is_markup(head)) return Content::markup;
    return Content::other;
}

Text name_of(Content content) {
    switch (content) {
    case Content::zip: return {"新版 Excel 工作簿（.xlsx）或压缩包", "a new Excel workbook (.xlsx) or an archive"};
    case Content::old_office: return {"旧版 Office 文件（.xls）", "an old office document (.xls)"};
    case Content::markup: return {"网页或 XML", "a web page or XML"};
    case Content::pdf: return {"一份 PDF 文件", "a PDF"};
    case Content::picture: return {"图片", "a picture"};
    case Content::rtf: return {"一份 RTF 文档", "an RTF document"};
    case Content::other: return {"文本或其他文件", "text, or something else"};
    }
    return {};
}

struct Ending {
    std::string_view ending;
    SheetFormat format;
    Content content;
};
constexpr std::array<Ending, 3> endings{{
    {".csv", SheetFormat::csv, Content::other},
    {".xlsx", SheetFormat::xlsx, Content::zip},
    {".xls", SheetFormat::xls, Content::old_office},
}};

SheetProblem unknown_ending(std::string_view ending) {
    const Text remedy{"用 WPS 或 Excel 另存为 .xlsx（或 .csv、.xls）", "save it as .xlsx (or .csv, .xls) with WPS or Excel"};
    if (ending.empty())
        return {{"文件名没有扩展名，只读 .xlsx、.xls、.csv", "its name has no ending; .xlsx, .xls and .csv are read"}, remedy};
    return {say("不读 {} 文件，只读 .xlsx、.xls、.csv", "{} files are not read; .xlsx, .xls and .csv are", utf8::printable(ending)),
            remedy};
}

/// What is wrong where the content is not what the ending says.
SheetProblem mismatch(const Ending& expected, Content content) {
    if (expected.format == SheetFormat::xlsx && content == Content::old_office) {
        return {{"内容不是 .xlsx：是旧版 .xls，或者加了密码的 .xlsx",
                 "its content is no .xlsx: it is an old .xls, or an .xlsx protected by a password"},
                {"去掉密码，用 WPS 或 Excel 另存为 .xlsx", "take off the password, and save it as .xlsx with WPS or Excel"}};
    }
    if (expected.format == SheetFormat::xls && content == Content::zip) {
        return {{"内容不是 .xls：多半是 .xlsx 改了扩展名", "its content is no .xls: most likely it is an .xlsx under another name"},
                {"把扩展名改为 .xlsx", "change the ending of its name to .xlsx"}};
    }
    if (content == Content::markup) {
        return {say("内容不是 {}：是网页或 XML，只是扩展名像表格",
                    "its content is no {}: it is a web page or XML under the name of a spreadsheet", expected.ending),
                {"用 WPS 或 Excel 打开后另存为 .xlsx", "open it in WPS or Excel and save it as .xlsx"}};
    }
    return {say("内容不是 {}：是{}", "its content is no {}: it is {}", expected.ending, name_of(content)),
            {"核对是否选错了文件；若是表格，用 WPS 或 Excel 另存为 .xlsx",
             "see whether it is the right file; if it is a spreadsheet, save it as .xlsx with WPS or Excel"}};
}

} // namespace

std::string ending_of(std::string_view named) {
    const std::size_t name = named.find_last_of("/\\") == std::string_view::npos ? 0 : named.find_last_of("/\\") + 1;
    const std::size_t dot = named.rfind('.');
    return dot == std::string_view::npos || dot < name ? std::string{} : utf8::lower(named.substr(dot));
}

std::variant<SheetFormat, SheetProblem> sheet_format(const FileReader& file, std::string_view named) {
    const std::string ending = ending_of(named);
    const auto* const expected = std::find_if(endings.begin(), endings.end(), [&](const Ending& e) { return e.ending == ending; });
    if (expected == endings.end()) return unknown_ending(ending);

    std::array<char, head_size> bytes{};
    const std::string_view head(bytes.data(), file.read_at(0, bytes));
    if (head.size() < std::min<std::uintmax_t>(file.size(), head_size))
        return SheetProblem{why_not_read(ReadOutcome::failed, 0),
                            {"核对文件是否存在、能否打开", "see whether the file is there and opens"}};
    if (head.empty())
        return SheetProblem{{"文件是空的", "the file is empty"},
                            {"核对是否选错了文件，或重新导出", "see whether it is the right file, or export it again"}};
    const Content content = content_of(head);
    if (content != expected->content) return mismatch(*expected, content);
    return expected->format;
}

std::optional<SheetProblem> read_sheet(const FileReader& file, SheetFormat format, char separator, RowSink& sink) {
    switch (format) {
    case SheetFormat::csv: return read_csv(file, separator, sink);
    case SheetFormat::xlsx: return read_xlsx(file, sink);
    case SheetFormat::xls: return read_xls(file, sink);
    }
    return std::nullopt;
}

} // namespace hegui
