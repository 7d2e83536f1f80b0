#include "tests/fixture/program.hpp"

#include <doctest/doctest.h>

namespace hegui {
namespace {

/// An environment in which the system finds something else by the name of the library.
fixture::Surroundings without_qpdf(const fixture::Folder& folder) {
    folder.write("libraries/" HEGUI_QPDF, "no library");
    return {.variables = {{"LD_LIBRARY_PATH", (folder / "libraries").string()}}};
}

} // namespace

TEST_CASE("libqpdf: where it can't be loaded, what needs it is not judged") {
    const fixture::Folder folder;
    const auto batch = fixture::copy_example(folder, "technical-college-supervised", "batch");
    const auto file = batch / "内部质量督导报告.pdf";
    const std::string bytes = fixture::bytes_of(file);
    fixture::write(file, bytes.substr(0, bytes.size() - 6)); // without its end marker
    const auto run = fixture::check({"-f", "csv", "--only", "attachments", batch.string()}, without_qpdf(folder));
    CHECK(run.status == 2);
    CAPTURE(run.out);
    CHECK(run.out.find("libqpdf, which can't be loaded: ") != std::string::npos);
    CHECK(run.out.find("/libraries/" HEGUI_QPDF) != std::string::npos);
}

TEST_CASE("libqpdf: flawless files don't need it") {
    const fixture::Folder folder;
    const auto run = fixture::check({"--only", "attachments", "examples/technical-college-supervised"}, without_qpdf(folder));
    CHECK(run.status == 0);
}

} // namespace hegui
