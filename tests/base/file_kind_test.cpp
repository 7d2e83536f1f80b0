#include "lib/base/file_kind.hpp"

#include <doctest/doctest.h>

#include <string_view>

namespace hegui {

TEST_CASE("file_kind_of: by the first bytes, whatever the name") {
    struct Case {
        std::string_view bytes;
        std::string_view zh;
    };
    for (const Case& one : {
             Case{"%PDF-1.7\n", "一份 PDF 文件"},
             Case{"\x89PNG\r\n\x1A\n", "一张 PNG 图片"},
             Case{"\xFF\xD8\xFF\xE0", "一张 JPEG 图片"},
             Case{"PK\x03\x04 and so on", "一份 Word/Excel/WPS 文档或压缩包"},
             Case{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "一份旧版 Word/Excel 文档"},
             Case{"<!DOCTYPE html>", "一个网页"},
             Case{"{\\rtf1\\ansi", "一份 RTF 文档"},
         }) {
        CAPTURE(one.zh);
        const auto kind = file_kind_of(one.bytes);
        REQUIRE(kind);
        CHECK(kind->zh == one.zh);
        CHECK_FALSE(kind->en.empty());
    }
}

TEST_CASE("file_kind_of: text, and what is cut off before it tells") {
    for (const std::string_view bytes : {"", "format = 1\n", "%PDF", "PK", "\x89PN", "{\\rt", " %PDF-1.7"}) {
        CAPTURE(bytes);
        CHECK_FALSE(file_kind_of(bytes));
    }
}

} // namespace hegui
