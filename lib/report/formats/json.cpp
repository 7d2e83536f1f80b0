#include "lib/report/format.hpp"
#include "lib/report/json_parts.hpp"

#include <vector>

namespace hegui {
namespace {

/// The summary comes first in the file, so everything is kept until the end.
class JsonWriter : public Writer {
public:
    JsonWriter(std::ostream& out, Run run, const Style& style) : out_(out), run_(std::move(run)), style_(style) {}

    void batch(const BatchResult& result) override {
        batches_.push_back(result);
        regulations_.add(result);
    }

    void end(const Summary& summary) override {
        JsonOut json(out_, JsonOut::Layout::indented, style_);
        json.object([&] {
            write_head(json, run_, summary, regulations_);
            json.list("batches", batches_, [&](const BatchResult& one) { json.object([&] { write_batch(json, one, style_.lang); }); });
        });
        out_ << '\n';
    }

private:
    std::ostream& out_;
    Run run_;
    Style style_;
    std::vector<BatchResult> batches_;
    Regulations regulations_;
};

} // namespace

extern const Format json_format{.name = "json",
                                .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                    return std::make_unique<JsonWriter>(out, run, style);
                                }};

} // namespace hegui
