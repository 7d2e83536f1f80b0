#include "lib/report/format.hpp"
#include "lib/report/json_parts.hpp"
#include "lib/report/spool.hpp"

#include <sstream>
#include <string_view>

namespace hegui {
namespace {

/// One object. Its head tells what the run came to and is known last, so the batches are spooled.
class JsonWriter : public Writer {
public:
    JsonWriter(std::ostream& out, Run run, const Style& style)
        : out_(out), run_(std::move(run)), style_(style), spooled_(&spool_), batches_(spooled_, JsonOut::Layout::indented, style) {
        batches_.open_object();
        batches_.open_list("batches");
    }

    void batch(const BatchResult& result) override {
        batches_.object([&] { write_batch(batches_, result, style_.lang); });
        regulations_.add(result);
    }

    /// Two objects, of which one is made: the first without its end, the second without its beginning.
    void end(const Summary& summary) override {
        constexpr std::string_view beginning = "{";
        constexpr std::string_view ending = "\n}";
        batches_.close_list();
        batches_.close_object();
        const std::string head = head_of(summary);
        out_ << std::string_view(head).substr(0, head.size() - ending.size()) << ',';
        spool_.copy_to(out_, beginning.size());
        out_ << '\n';
    }

private:
    [[nodiscard]] std::string head_of(const Summary& summary) const {
        std::ostringstream head;
        JsonOut json(head, JsonOut::Layout::indented, style_);
        json.object([&] { write_head(json, run_, summary, regulations_); });
        return head.str();
    }

    std::ostream& out_;
    Run run_;
    Style style_;
    Spool spool_;
    std::ostream spooled_;
    JsonOut batches_;
    Regulations regulations_;
};

} // namespace

extern const Format json_format{.name = "json",
                                .open = [](std::ostream& out, const Run& run, const Style& style) -> std::unique_ptr<Writer> {
                                    return std::make_unique<JsonWriter>(out, run, style);
                                }};

} // namespace hegui
