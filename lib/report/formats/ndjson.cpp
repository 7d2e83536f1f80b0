#include "lib/report/format.hpp"
#include "lib/report/json_parts.hpp"

namespace hegui {
namespace {

/// One line a batch, flushed at once: whoever reads along sees each batch as soon as it is judged.
class NdjsonWriter : public Writer {
public:
    NdjsonWriter(std::ostream& out, Run run, const Style& style) : out_(out), run_(std::move(run)), style_(style) {}

    void batch(const BatchResult& result) override {
        regulations_.add(result);
        line("batch", [&](JsonOut& json) { write_batch(json, result, style_.lang); });
    }

    void end(const Summary& summary) override {
        line("summary", [&](JsonOut& json) { write_head(json, run_, summary, regulations_); });
    }

private:
    template<class Body> void line(const char* type, const Body& body) {
        JsonOut json(out_, JsonOut::Layout::one_line, style_);
        json.object([&] {
            json.text("type", type);
            body(json);
        });
        out_ << '\n' << std::flush;
    }

    std::ostream& out_;
    Run run_;
    Style style_;
    Regulations regulations_;
};

} // namespace

extern const Format ndjson_format{.name = "ndjson",
                                  .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                      return std::make_unique<NdjsonWriter>(out, run, style);
                                  }};

} // namespace hegui
