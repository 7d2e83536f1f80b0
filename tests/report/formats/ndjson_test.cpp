#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

namespace hegui {
namespace {

/// Remembers what had been written when it was last flushed.
class Flushed : public std::stringbuf {
public:
    [[nodiscard]] const std::string& seen() const { return seen_; }

private:
    int sync() override {
        seen_ = str();
        return 0;
    }

    std::string seen_;
};

} // namespace

TEST_CASE("ndjson: each batch is there for its reader as soon as its turn has come") {
    Flushed buffer;
    std::ostream out(&buffer);
    const auto writer = fixture::format("ndjson").open(out, {.tool_version = "0.1.0", .as_of = "2026-11-20"}, {});
    CHECK(buffer.seen() == "");
    writer->batch(fixture::judged_batch());
    const std::string first = buffer.seen();
    CHECK(first.starts_with(R"({"type":"batch","file":)"));
    CHECK(first.find('\n') == first.size() - 1);
    writer->batch(fixture::passing_batch());
    CHECK(buffer.seen().starts_with(first));
    CHECK(buffer.seen().size() > first.size());
    writer->end({.batches = 2, .pass = 1, .fail = 1, .error = 0, .unchecked = 1});
    const std::string last = buffer.seen().substr(buffer.seen().rfind('\n', buffer.seen().size() - 2) + 1);
    CHECK(last.starts_with(R"({"type":"summary","format":1,"tool":{"name":"hegui","version":"0.1.0"},"as_of":"2026-11-20")"));
    CHECK(last.ends_with("}\n"));
}

} // namespace hegui
