#include "lib/report/detail.hpp"
#include "lib/report/detail_out.hpp"
#include "lib/report/format.hpp"
#include "lib/report/json_parts.hpp"

namespace hegui {
namespace {

/// One line a batch, flushed at once: whoever reads along sees each batch as soon as it is judged. Beside the keys of `json` each
/// line has what other reports show, so that they can be made of it (ndjson_in.hpp).
class NdjsonWriter : public Writer {
public:
    NdjsonWriter(std::ostream& out, Run run, const Style& style)
        : out_(out), run_(std::move(run)), style_(style), json_(out, JsonOut::Layout::one_line, style) {}

    void batch(const BatchResult& result) override {
        regulations_.add(result);
        line("batch", [&](JsonOut& json) {
            write_batch(json, result, style_.lang);
            json.object("detail", [&] {
                detail::DetailOut fields(json);
                detail::describe(fields, result);
            });
        });
    }

    void end(const Summary& summary) override {
        line("summary", [&](JsonOut& json) {
            write_head(json, run_, summary, regulations_);
            json.object("detail", [&] { write_run(json, summary); });
        });
    }

private:
    /// What the parts of a run have to agree on, and which of them this is.
    void write_run(JsonOut& json, const Summary& summary) const {
        json.number("part", run_.part);
        json.number("of", run_.of);
        if (summary.found) {
            json.number("found", summary.found->batches);
            json.exact("paths", summary.found->paths);
        } else {
            json.null("found");
        }
        json.flag("warnings_fail", run_.warnings_fail);
        json.exact("terms", run_.terms);
    }

    template<class Body> void line(const char* type, const Body& body) {
        json_.object([&] {
            json_.text("type", type);
            body(json_);
        });
        out_ << std::flush;
    }

    std::ostream& out_;
    Run run_;
    Style style_;
    JsonOut json_;
    Regulations regulations_;
};

} // namespace

extern const Format ndjson_format{.name = "ndjson",
                                  .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                      return std::make_unique<NdjsonWriter>(out, run, style);
                                  }};

} // namespace hegui
