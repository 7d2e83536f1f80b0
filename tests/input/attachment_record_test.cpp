#include "lib/input/attachment_record.hpp"

#include "tests/fixture/damage.hpp"

#include <doctest/doctest.h>

namespace hegui {
namespace {

const Attachment named{.file = "b.pdf", .at = {2, 3}, .use = Attachment::Use::evidence};

AttachmentRecord record() {
    return {.hash = ContentHash{1, 2},
            .file = {.file = "a.pdf",
                     .at = {},
                     .state = Attachment::State::damaged,
                     .problems = {{"甲", "one"}, {"乙", "two"}},
                     .pages = 3'000'000'000,
                     .width = 1,
                     .height = 2,
                     .format = Attachment::Format::png,
                     .sha256 = std::string(64, 'a')}};
}

} // namespace

TEST_CASE("attachment record: what the content tells is kept, what the batch says is not") {
    const auto read = AttachmentRecord::read(record().written(), named);
    REQUIRE(read);
    CHECK(read->hash == ContentHash{1, 2});
    CHECK(read->file.file == "b.pdf");
    CHECK(read->file.at == Position{2, 3});
    CHECK(read->file.use == Attachment::Use::evidence);
    CHECK(read->file.state == Attachment::State::damaged);
    REQUIRE(read->file.problems.size() == 2);
    CHECK(read->file.problems[1].zh == "乙");
    CHECK(read->file.problems[1].en == "two");
    CHECK(read->file.pages == 3'000'000'000);
    CHECK(read->file.width == 1);
    CHECK(read->file.height == 2);
    CHECK(read->file.format == Attachment::Format::png);
    CHECK(read->file.sha256 == std::string(64, 'a'));
}

TEST_CASE("attachment record: a part of one, or one with more behind it, is none") {
    const std::string bytes = record().written();
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(AttachmentRecord::read(bytes.substr(0, size), named));
    CHECK_FALSE(AttachmentRecord::read(bytes + "x", named));
}

TEST_CASE("attachment record: what depends on rights or on the folder is none") {
    for (const auto state : {Attachment::State::outside, Attachment::State::absent, Attachment::State::unreadable}) {
        AttachmentRecord one = record();
        one.file.state = state;
        CHECK_FALSE(AttachmentRecord::read(one.written(), named));
    }
}

TEST_CASE("attachment record: any bytes may be looked at") {
    for (const std::string& bytes : fixture::damaged(record().written(), 20'000)) {
        const auto read = AttachmentRecord::read(bytes, named);
        if (read) CHECK(read->file.state <= Attachment::State::password);
    }
}

} // namespace hegui
