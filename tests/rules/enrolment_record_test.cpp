#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "enrolment-record";
constexpr const char* clause = "六（二）、附件2 二";

constexpr std::uint64_t three_mebibytes = 3 * 1024 * 1024;

BatchBuilder with_photo(std::uint32_t width, std::uint32_t height, std::uint64_t bytes) {
    return enrolment().attached({photo("学员甲.jpg", width, height, bytes)});
}

BatchBuilder with_id(const char* number) { return enrolment(trainee().id_number(number)); }

TEST_CASE("enrolment-record: “报考区域”填省直") {
    const auto region = [](const char* words) { return enrolment(trainee().region(words)); };
    check_rule(rule, clause,
               {
                   {"省直", region("省直"), passes("学员甲")},
                   {"with blanks and in brackets", region(" 【省 直】"), passes()},
                   {"合肥", region("合肥市"), fails("学员甲").under("附件2 二（一）2（2）").saying("省直")},
               });
    check_needed(rule, enrolment(trainee().region(absent)), "region", "enrolment");
}

TEST_CASE("enrolment-record: 单位名称为评价机构规范名称") {
    const auto employer = [](const char* name) { return enrolment(trainee().employer(name)); };
    check_rule(rule, clause,
               {
                   {"the same bytes", employer("示例集团安徽分公司"), passes()},
                   {"a blank more", employer("示例集团安徽分公司 "), fails("学员甲").under("附件2 二（一）2（4）")},
                   {"another one", employer("示例集团"), fails("学员甲")},
                   {"the institution has no name: told once", enrolment().institution_name(absent).trainees({trainee(), trainee("学员乙")}),
                    fails("name").times(1).saying("institution.name")},
               });
    check_needed(rule, enrolment(trainee().employer(absent)), "employer", "enrolment");
}

TEST_CASE("enrolment-record: 照片像素不能超过 3M, of the file or of its pixels") {
    const char* photo_clause = "附件2 二（一）2（3）";
    check_rule(rule, clause,
               {
                   {"both readings kept", with_photo(2000, 1500, three_mebibytes), passes("学员甲")},
                   {"a byte more", with_photo(2000, 1500, three_mebibytes + 1), warns("学员甲").under(photo_clause).saying("3 MiB")},
                   {"a row of pixels more", with_photo(2000, 1501, three_mebibytes), warns("学员甲").under(photo_clause).saying("3002000")},
                   {"both broken", with_photo(2000, 1501, three_mebibytes + 1), fails("学员甲").under(photo_clause)},
                   {"wider than any number of 32 bits squared", with_photo(0x7FFFFFFF, 0x7FFFFFFF, 100), warns("学员甲")},
                   {"one that could not be read is left to attachments",
                    enrolment().attached({attachment("学员甲.jpg", Attachment::State::unsound)}), passes()},
               });
    check_needed(rule, enrolment(trainee().photo(absent)), "photo", "enrolment");
}

TEST_CASE("enrolment-record: 佐证材料, unless the system confirmed it") {
    const TraineeBuilder both = trainee().titled("intermediate", {"电工"});
    check_rule(rule, clause,
               {
                   {"confirmed", enrolment(both.shown_by(absent, true)), passes()},
                   {"a file", enrolment(both.shown_by("证书.pdf", absent)), passes()},
                   {"a file, and not confirmed", enrolment(both.shown_by("证书.pdf", false)), passes()},
                   {"neither", enrolment(both.shown_by(absent, absent)), fails("学员甲").times(2).under("六（二）").saying("evidence")},
                   {"not confirmed", enrolment(both.shown_by(absent, false)), fails("学员甲").times(2)},
               });
}

TEST_CASE("enrolment-record: an ID number, where one is given") {
    check_rule(rule, clause,
               {
                   {"none", enrolment(trainee().id_number(absent)), passes()},
                   {"a right one", with_id("110101199003074477"), passes()},
                   {"in full width", with_id("１１０１０１１９９００３０７４４７７"), passes()},
                   {"a wrong check digit", with_id("110101199003074478"), fails("学员甲").under("GB 11643-1999").saying("校验码")},
                   {"no such day", with_id("110101199002304472"), fails("学员甲").saying("出生日期")},
                   {"spoilt by a spreadsheet", with_id("1.10101E+17"), fails("学员甲").under("GB 11643-1999").saying("文本")},
                   {"the old form", with_id("110101900307447"), fails("学员甲").saying("15")},
               });
}

TEST_CASE("enrolment-record: without trainees") { check_needed(rule, enrolment().trainees({}), "[[trainee]]", "enrolment"); }

} // namespace
} // namespace hegui::test
