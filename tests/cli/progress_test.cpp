#include "cli/progress.hpp"

#include <doctest/doctest.h>

#include <sstream>

namespace hegui {

using namespace std::chrono_literals;

TEST_CASE("progress: nothing in the first second, then at most ten times a second, and nothing stays behind") {
    std::ostringstream terminal;
    {
        const auto start = Progress::Clock::now();
        Progress progress(terminal, Lang::en, true);
        progress.show(1, 100, start + 500ms);
        CHECK(terminal.str().empty());
        progress.show(50, 100, start + 2s);
        CHECK(terminal.str().find("50 of 100 batches (50%)") != std::string::npos);
        const auto before = terminal.str().size();
        progress.show(51, 100, start + 2s + 50ms);
        CHECK(terminal.str().size() == before);
        progress.show(60, 100, start + 2s + 150ms);
        CHECK(terminal.str().size() > before);
    }
    CHECK(terminal.str().ends_with("\r\x1b[K"));
}

TEST_CASE("progress: the time left, in both languages") {
    for (const auto& [lang, words] : {std::pair{Lang::en, "25 a second, 1:20 left"}, {Lang::zh, "每秒 25 个，还需 1:20"}}) {
        std::ostringstream terminal;
        const auto start = Progress::Clock::now();
        Progress progress(terminal, lang, true);
        progress.show(1000, 3000, start + 40s);
        CHECK(terminal.str().find(words) != std::string::npos);
    }
}

TEST_CASE("progress: without a total as long as it is not known, and never more than all") {
    for (const auto& [lang, words] :
         {std::pair{Lang::en, "100 batches judged, 50 a second"}, {Lang::zh, "已判定 100 个批次，每秒 50 个"}}) {
        std::ostringstream terminal;
        const auto start = Progress::Clock::now();
        Progress progress(terminal, lang, true);
        progress.show(100, std::nullopt, start + 2s);
        CHECK(terminal.str().find(words) != std::string::npos);
        progress.show(110, 105, start + 3s);
        CHECK(terminal.str().find("100%") != std::string::npos);
    }
}

TEST_CASE("progress: never where it is not shown") {
    std::ostringstream pipe;
    Progress progress(pipe, Lang::en, false);
    progress.show(1, 2, Progress::Clock::now() + 10s);
    progress.clear();
    CHECK(pipe.str().empty());
}

} // namespace hegui
