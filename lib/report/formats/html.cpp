#include "lib/report/format.hpp"

#include "lib/report/html/markup.hpp"
#include "lib/report/html/section.hpp"
#include "lib/report/html/style.hpp"
#include "lib/report/html/summary.hpp"
#include "lib/report/spool.hpp"

namespace hegui {
namespace {

/// One file for people: nothing in it loads anything or runs.
///
/// The overview comes first and is known last. So the sections of the batches are spooled, as are
/// their lines in the overview.
class HtmlWriter : public Writer {
public:
    HtmlWriter(std::ostream& out, Run run, const Style& style) : out_(out), run_(std::move(run)), words_(style), overview_(words_) {}

    void batch(const BatchResult& result) override {
        overview_.add(result);
        if (!words_.quiet()) sections_.add(html::section_of(result, run_, words_, overview_.batches()));
    }

    void end(const Summary& summary) override {
        const bool alone = summary.batches == 1 && !words_.quiet();
        head(summary);
        if (!alone) overview_.write(out_, summary);
        sections_.copy_to(out_);
        foot();
    }

private:
    void head(const Summary& summary) {
        const std::string title = words_.tr({"职业技能等级认定批次合规检查报告", "Compliance report on assessment batches"});
        out_ << "<!DOCTYPE html>\n<html lang=\"" << words_.tr({"zh-CN", "en"}) << "\">\n<head>\n<meta charset=\"utf-8\">\n"
             << "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                "base-uri 'none'; form-action 'none'\">\n"
             << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             << "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
             << "<meta name=\"format-detection\" content=\"telephone=no\">\n<title>" << title << "</title>\n<style>\n"
             << html::style() << "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">"
             << words_.tr({"跳到正文", "Skip to the report"}) << "</a>\n<header class=\"page\">\n<h1>" << title << "</h1>\n<p>"
             << words_.tr(say("判定日 {}", "As of {}", run_.as_of)) << "</p>\n</header>\n<main id=\"main\">\n";
        if (summary.batches == 0) out_ << "<p>" << words_.tr({"没有找到批次。", "No batch was found."}) << "</p>\n";
    }

    void foot() {
        out_ << "</main>\n<footer class=\"page\"><p>"
             << words_.tr(say("由 hegui {} 生成。本报告只反映批次文件和所附材料，不代替人工核对和主管部门的审批。",
                              "Made by hegui {}. It speaks of the batch files and what is attached to them, and stands in neither for "
                              "people who check nor for the authority that approves.",
                              run_.tool_version))
             << "</p></footer>\n</body>\n</html>\n";
    }

    std::ostream& out_;
    Run run_;
    html::Words words_;
    html::Overview overview_;
    Spool sections_;
};

} // namespace

extern const Format html_format{.name = "html",
                                .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                    return std::make_unique<HtmlWriter>(out, run, style);
                                }};

} // namespace hegui
