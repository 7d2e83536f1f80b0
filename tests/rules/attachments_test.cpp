#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

using State = Attachment::State;

constexpr const char* rule = "attachments";
constexpr const char* clause = "各类机构 二、三（材料为 PDF 格式）";

BatchBuilder with(const Attachment& file) { return social_batch().attached({file}); }

BatchBuilder with(State state) { return with(attachment("督导报告.pdf", state)); }

Attachment of_size(std::uint64_t bytes) {
    Attachment file = attachment("督导报告.pdf");
    file.bytes = bytes;
    return file;
}

Attachment saying(State state, const char* problem) {
    Attachment file = attachment("督导报告.pdf", state);
    file.problems = {Text{.zh = problem, .en = problem}};
    return file;
}

TEST_CASE("attachments: judged in every procedure, and outside of them") {
    for (const BatchBuilder& batch : every_batch()) {
        INFO(procedure_of(batch));
        CHECK(judge(rule, batch.attached({attachment("a.pdf")})) == passes("a.pdf"));
        CHECK(judge(rule, batch.attached({attachment("a.pdf", State::absent)})) == fails("a.pdf"));
    }
}

TEST_CASE("attachments: 材料为 PDF 格式") {
    check_rule(
        rule, clause,
        {
            {"no attachments", social_batch().attached({}), passes()},
            {"sound", with(State::sound), passes("督导报告.pdf")},
            {"a reader can recover it", with(saying(State::damaged, "no startxref")), warns("督导报告.pdf").saying("no startxref")},
            {"no PDF", with(saying(State::unsound, "no header")), fails("督导报告.pdf").saying("no header")},
            {"a password is asked", with(State::password), fails("督导报告.pdf")},
            {"there is no such file", with(State::absent), fails("督导报告.pdf")},
            {"a folder", with(State::not_regular), fails("督导报告.pdf")},
            {"the path leaves the batch's folder", with(State::outside), fails("督导报告.pdf")},
            {"it could not be read", with(saying(State::unreadable, "no rights")), cannot_be_checked("督导报告.pdf").saying("no rights")},
            {"at the first stage as well", with(State::absent).at("plan"), fails("督导报告.pdf")},
        });
}

TEST_CASE("attachments: each file for itself") {
    check_rule(
        rule, clause,
        {{"one of three is absent", social_batch().attached({attachment("a.pdf"), attachment("b.pdf", State::absent), attachment("c.pdf")}),
          fails("b.pdf").times(1)}});
}

TEST_CASE("attachments: the wrong file, attached twice") {
    Attachment copy = attachment("b.pdf");
    copy.same_as = "a.pdf";
    check_rule(rule, clause,
               {
                   {"two files of one content: both are named", social_batch().attached({attachment("a.pdf"), copy}),
                    fails("b.pdf").times(1).saying("a.pdf")},
                   {"two files of different content", social_batch().attached({attachment("a.pdf"), attachment("b.pdf")}), passes()},
               });
}

TEST_CASE("attachments: a file over 20 MiB") {
    constexpr std::uint64_t limit = 20 * 1024 * 1024;
    check_rule(rule, clause,
               {
                   {"20 MiB", with(of_size(limit)), passes()},
                   {"a byte more", with(of_size(limit + 1)), warns("督导报告.pdf").saying("20")},
               });
}

TEST_CASE("attachments: a path that leaves the folder can't be waived") {
    const WaiverBuilder waived = waiver(rule);
    CHECK(judge(rule, with(State::outside).waived(waived)) == fails("督导报告.pdf"));
    CHECK(judge(rule, with(State::absent).waived(waived)) == is_waived("督导报告.pdf"));
    CHECK(judge(rule, with(State::unreadable).waived(waived)) == is_waived("督导报告.pdf"));
}

TEST_CASE("attachments: photos and evidence of an enrolment") {
    const auto named = [](Attachment file, Attachment::Use use) {
        file.use = use;
        return enrolment().attached({file});
    };
    using Use = Attachment::Use;
    check_rule(rule, "六（二）、附件2 二",
               {
                   {"a photo: its size is told", enrolment().attached({photo("a.jpg", 120, 160)}), passes("a.jpg").saying("120 × 160")},
                   {"evidence may be a PDF", named(attachment("a.pdf"), Use::evidence), passes("a.pdf").saying("pages: 1")},
                   {"a photo that is none", named(saying(State::unsound, "cut off"), Use::photo),
                    fails().saying("cut off").saying("JPEG or PNG image")},
                   {"evidence that is none", named(saying(State::unsound, "cut off"), Use::evidence), fails().saying("PDF, JPEG or PNG")},
                   {"no such photo", named(attachment("a.jpg", State::absent), Use::photo), fails("a.jpg").saying("photo")},
                   {"evidence elsewhere", named(attachment("../a.jpg", State::outside), Use::evidence), fails().saying("evidence")},
                   {"at the first stage as well", named(attachment("a.jpg", State::absent), Use::photo).at("enrolment"), fails("a.jpg")},
               });
}

} // namespace
} // namespace hegui::test
