#include "lib/base/file_kind.hpp"

#include <algorithm>
#include <array>

namespace hegui {
namespace {

struct Kind {
    std::string_view magic;
    Wording name;
};

constexpr std::array<Kind, 7> kinds{{
    {"%PDF-", {"一份 PDF 文件", "a PDF file"}},
    {"\x89PNG", {"一张 PNG 图片", "a PNG picture"}},
    {"\xFF\xD8\xFF", {"一张 JPEG 图片", "a JPEG picture"}},
    {"PK\x03\x04", {"一份 Word/Excel/WPS 文档或压缩包", "an office document or a ZIP archive"}},
    {"\xD0\xCF\x11\xE0", {"一份旧版 Word/Excel 文档", "an old office document"}},
    {"<", {"一个网页", "a web page"}},
    {"{\\rtf", {"一份 RTF 文档", "an RTF document"}},
}};

} // namespace

std::optional<Wording> file_kind_of(std::string_view bytes) {
    const auto* const kind = std::find_if(kinds.begin(), kinds.end(),
                                          [&](const Kind& one) { return bytes.substr(0, one.magic.size()) == one.magic; });
    return kind == kinds.end() ? std::nullopt : std::optional(kind->name);
}

} // namespace hegui
