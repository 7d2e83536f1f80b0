#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {
namespace {

constexpr Style zh{.lang = Lang::zh};

std::string page(const std::vector<BatchResult>& batches, const Style& style = zh) {
    return fixture::written(fixture::format("html"), batches, style);
}

std::size_t times(const std::string& text, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++count;
    return count;
}

bool has(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

/// The elements that are open at the end, and those that were closed out of turn.
std::vector<std::string> badly_nested(const std::string& html) {
    const std::vector<std::string_view> empty{"meta", "line", "rect", "circle", "br", "!DOCTYPE"};
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
        const bool closes = html[at + 1] == '/';
        const std::size_t start = at + (closes ? 2 : 1);
        const std::string name = html.substr(start, html.find_first_of(" >/", start) - start);
        if (std::find(empty.begin(), empty.end(), name) != empty.end()) continue;
        if (!closes) open.push_back(name);
        if (closes && !open.empty() && open.back() == name) {
            open.pop_back();
        } else if (closes) {
            open.push_back("/" + name);
        }
    }
    return open;
}

} // namespace

TEST_CASE("html: the page loads nothing and runs nothing") {
    const std::string html = fixture::whole_report(fixture::format("html"), zh);
    CHECK(has(html, "default-src 'none'; style-src 'unsafe-inline'"));
    for (const char* what : {"<script", "<link", "<img", "<iframe", "src=", "url(", "@import", "http://", "https://", "javascript:"}) {
        CAPTURE(what);
        CHECK_FALSE(has(html, what));
    }
}

TEST_CASE("html: what strangers write stays text") {
    BatchResult batch = fixture::judged_batch();
    const std::string hostile = "<script>alert('x')</script>\"]]>&amp;-->" + std::string(fixture::escape) + fixture::override_order +
                                fixture::malformed;
    batch.id = hostile;
    batch.file = hostile;
    batch.inputs = {{hostile, 1, ""}};
    batch.by_hand = {same(hostile)};
    batch.errors = {{.message = same(hostile), .where = {hostile, {1, 3}}, .source_line = hostile, .span = 4}};
    const std::string html = page({batch, batch});
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, fixture::override_order));
    CHECK(has(html, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;]]&gt;&amp;amp;--&gt;\\x1B"));
    CHECK(badly_nested(html).empty());
}

TEST_CASE("html: a name of 5,000 characters is cut in headings and whole among the files") {
    BatchResult batch = fixture::judged_batch();
    const std::string name(5000, 'n');
    batch.file = name;
    batch.id = name;
    batch.inputs = {{name, 1, ""}};
    const std::string html = page({batch});
    CHECK(times(html, name) >= 1);
    CHECK(has(html, "<h2 id=\"b1-title\">" + std::string(120, 'n') + "…</h2>"));
}

TEST_CASE("html: elements are closed in turn") {
    for (const bool verbose : {false, true}) {
        Style style = zh;
        style.verbose = verbose;
        CHECK(badly_nested(fixture::whole_report(fixture::format("html"), style)).empty());
        CHECK(badly_nested(page({}, style)).empty());
        CHECK(badly_nested(page({fixture::judged_batch()}, style)).empty());
    }
}

TEST_CASE("html: many batches have an overview whose rows lead to them, one has none") {
    const std::string many = page({fixture::judged_batch(), fixture::unread_batch(), fixture::passing_batch()});
    CHECK(has(many, "id=\"overview\""));
    for (const char* anchor : {"b1", "b2", "b3"}) {
        CHECK(times(many, "href=\"#" + std::string(anchor) + "\"") == 1);
        CHECK(times(many, "id=\"" + std::string(anchor) + "\"") == 1);
    }
    CHECK_FALSE(has(page({fixture::judged_batch()}), "id=\"overview\""));
}

TEST_CASE("html: with -q the overview alone, with -v the folds are open") {
    Style style = zh;
    style.quiet = true;
    const std::string brief = page({fixture::judged_batch()}, style);
    CHECK(has(brief, "id=\"overview\""));
    CHECK_FALSE(has(brief, "class=\"batch\""));
    CHECK_FALSE(has(brief, "href=\"#b1\""));
    style.quiet = false;
    style.verbose = true;
    CHECK(has(page({fixture::judged_batch()}, style), "id=\"b1-pass\" open>"));
}

TEST_CASE("html: the days are drawn with a title, a description and a table") {
    const std::string html = page({fixture::judged_batch()});
    CHECK(has(html, "<title>批次日程图</title><desc>09-21 周一 计划申报（已完成）"));
    CHECK(has(html, "完成期限：最迟"));
    CHECK(has(html, "国庆节"));
    CHECK(has(html, "判定日 11-20 周五"));
    BatchResult without = fixture::judged_batch();
    without.course = {};
    CHECK_FALSE(has(page({without}), "<svg class=\"course\""));
}

TEST_CASE("html: days far apart are drawn too") {
    using namespace date::literals;
    BatchResult batch = fixture::judged_batch();
    batch.course.steps.front().first = date::sys_days{1_y / 1 / 1};
    batch.course.steps.front().last = date::sys_days{1_y / 1 / 1};
    batch.course.first = date::sys_days{1_y / 1 / 1};
    batch.course.last = date::sys_days{9999_y / 12 / 31};
    CHECK(times(page({batch}), "class=\"tick\"") < 20);
}

TEST_CASE("html: a run that does not fit into memory is whole, in order") {
    BatchResult batch = fixture::judged_batch();
    batch.by_hand = {same(std::string(100'000, 'x'))};
    const std::string html = page(std::vector<BatchResult>(100, batch));
    std::size_t at = 0;
    for (int i = 1; i <= 100; ++i) {
        const std::size_t next = html.find("id=\"b" + std::to_string(i) + "\"", at);
        REQUIRE(next != std::string::npos);
        at = next;
    }
    CHECK(html.size() > 10'000'000);
}

} // namespace hegui
