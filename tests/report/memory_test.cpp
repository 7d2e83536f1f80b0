#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

// Sanitizers keep what was freed, so that what a writer holds can't be told from it.
#if defined(__GLIBC__) && !defined(HEGUI_SANITIZED)

#include <malloc.h>
#include <unistd.h>

namespace hegui {
namespace {

/// Takes everything and keeps nothing.
class Nowhere : public std::streambuf {
    int overflow(int c) override { return c == traits_type::eof() ? 0 : c; }
    std::streamsize xsputn(const char* /*text*/, std::streamsize count) override { return count; }
};

/// The memory that the process has in use, in bytes, without what was freed.
std::size_t resident() {
    malloc_trim(0);
    std::ifstream in("/proc/self/statm");
    std::size_t total = 0;
    std::size_t pages = 0;
    in >> total >> pages;
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

constexpr std::size_t batches = 600;
constexpr std::size_t message_bytes = 50'000;

/// What no format may do.
class Hoarder : public Writer {
public:
    void batch(const BatchResult& result) override { all_.push_back(result); }
    void end(const Summary& /*summary*/) override {}

private:
    std::vector<BatchResult> all_;
};

constexpr Format hoard{.name = "hoard", .open = [](std::ostream&, const Run&, const Style&) -> std::unique_ptr<Writer> {
                           return std::make_unique<Hoarder>();
                       }};

/// How much more memory is in use after many batches, none of which is written any more.
std::size_t growth(const Format& format) {
    Nowhere nowhere;
    std::ostream out(&nowhere);
    const auto writer = format.open(out, {.tool_version = "0.1.0", .as_of = "2026-11-20"}, {});
    BatchResult batch = fixture::judged_batch();
    batch.rules.front() = fixture::rule("lead-time", {"间隔", "lead time"},
                                        {fixture::finding(Outcome::fail, "", same(std::string(message_bytes, 'x')))});
    for (int i = 0; i < 20; ++i) writer->batch(batch); // what is taken once
    const std::size_t before = resident();
    for (std::size_t i = 0; i < batches; ++i) writer->batch(batch);
    const std::size_t after = resident();
    writer->end({});
    return after > before ? after - before : 0;
}

} // namespace

TEST_CASE("formats: none holds the batches that are written") {
    if (resident() == 0) return; // a system that doesn't say
    for (const Format* format : formats()) {
        CAPTURE(format->name);
        CHECK(growth(*format) < batches * message_bytes / 5);
    }
    CHECK(growth(hoard) > batches * message_bytes / 2); // the measure measures
}

} // namespace hegui

#endif
