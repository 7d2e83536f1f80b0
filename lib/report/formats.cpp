#include "lib/report/format.hpp"

#include <array>

namespace hegui {

extern const Format csv_format;
extern const Format github_format;
extern const Format gitlab_format;
extern const Format html_format;
extern const Format json_format;
extern const Format junit_format;
extern const Format markdown_format;
extern const Format ndjson_format;
extern const Format sarif_format;
extern const Format tap_format;
extern const Format text_format;

namespace {

constexpr std::array<const Format*, 11> table{{
    &csv_format,
    &github_format,
    &gitlab_format,
    &html_format,
    &json_format,
    &junit_format,
    &markdown_format,
    &ndjson_format,
    &sarif_format,
    &tap_format,
    &text_format,
}};

} // namespace

std::span<const Format* const> formats() { return table; }

} // namespace hegui
