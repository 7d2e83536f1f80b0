#include "lib/roster/roster_record.hpp"

#include "lib/roster/roster_reader.hpp"
#include "tests/fixture/damage.hpp"
#include "tests/fixture/folder.hpp"

#include <doctest/doctest.h>

#include <utility>

namespace hegui {
namespace {

constexpr const char* header = "姓名,证件类型,证件号码,职业,职业编码,级别,理论,技能,是否合格,预警信息\n";

RosterRecord record_of(const std::string& content) {
    const fixture::Folder folder;
    folder.write("a.csv", content);
    EnclosedFolder within(folder.path());
    return {.hash = {1, 2}, .ending = ".csv", .roster = read_roster({"a.csv", {}}, within, true, nullptr)};
}

RosterRecord record() {
    return record_of(std::string(header) + "学员一,居民身份证,11010119900307002x,电工,6-31-01-03,4,85.5,缺考,是,年龄\n"
                                           ",护照,E1234567,焊工,,3,免考,--,待定,\n");
}

void check_same(const Roster& read, const Roster& kept) {
    CHECK(read.state == kept.state);
    CHECK(read.problem.zh == kept.problem.zh);
    CHECK(read.remedy.en == kept.remedy.en);
    CHECK(read.sha256 == kept.sha256);
    CHECK(read.has_scores == kept.has_scores);
    CHECK(read.has_passed == kept.has_passed);
    CHECK(read.has_warnings == kept.has_warnings);
    CHECK(read.entries == kept.entries);
    REQUIRE(read.rows.size() == kept.rows.size());
    for (std::size_t i = 0; i < read.rows.size(); ++i) {
        const RosterRow& one = read.rows[i];
        const RosterRow& other = kept.rows[i];
        CHECK(read.id_number_of(one.person) == kept.id_number_of(other.person));
        CHECK(one.number == other.number);
        CHECK(one.entry == other.entry);
        CHECK(one.score_kinds == other.score_kinds);
        CHECK(one.score_values == other.score_values);
        CHECK(one.passed == other.passed);
        CHECK(one.passed_word == other.passed_word);
        CHECK(one.id_fault == other.id_fault);
        CHECK(one.is_named == other.is_named);
        CHECK(one.is_resident == other.is_resident);
        CHECK(one.has_warning == other.has_warning);
    }
}

} // namespace

TEST_CASE("roster record: what is kept of a roster is what was read") {
    const RosterRecord kept = record();
    CHECK(kept.roster.rows.size() == 2);
    const auto read = RosterRecord::read(kept.written().value());
    REQUIRE(read);
    CHECK(read->hash == ContentHash{1, 2});
    CHECK(read->ending == ".csv");
    check_same(read->roster, kept.roster);
    CHECK(read->roster.texts[read->roster.rows[1].score(0).word] == "免考");
    CHECK(read->roster.find_person("E1234567") == read->roster.rows[1].person);
}

TEST_CASE("roster record: why a file is no roster is kept too") {
    const RosterRecord kept = record_of("no header\n");
    CHECK(kept.roster.state == Roster::State::broken);
    const auto read = RosterRecord::read(kept.written().value());
    REQUIRE(read);
    check_same(read->roster, kept.roster);
}

TEST_CASE("roster record: a part of one, or one with more behind it, is none") {
    const std::string bytes = record().written().value();
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(RosterRecord::read(bytes.substr(0, size)));
    CHECK_FALSE(RosterRecord::read(bytes + "x"));
}

TEST_CASE("roster record: what speaks of an entry, a text or a person that is not there is none") {
    RosterRecord one = record();
    one.roster.rows[0].entry = 9;
    CHECK_FALSE(RosterRecord::read(one.written().value()));
    one = record();
    one.roster.rows[1].passed_word = 9;
    CHECK_FALSE(RosterRecord::read(one.written().value()));
    one = record();
    one.roster.rows[1].set_score(0, {.kind = Score::Kind::other, .word = 9});
    CHECK_FALSE(RosterRecord::read(one.written().value()));
    one = record();
    one.roster.rows[1].person = Person{~std::uint64_t{0}};
    CHECK_FALSE(RosterRecord::read(one.written().value()));
}

TEST_CASE("roster record: any bytes may be looked at") {
    for (const std::string& bytes : fixture::damaged(record().written().value(), 20'000)) {
        const auto read = RosterRecord::read(bytes);
        if (!read) continue;
        for (const RosterRow& row : read->roster.rows)
            CHECK((row.person == Person::unknown) == read->roster.id_number_of(row.person).empty());
        CHECK(read->roster.state <= Roster::State::broken);
    }
}

TEST_CASE("roster record: a very long roster is not kept") {
    RosterRecord one = record();
    one.roster.rows.resize(200'000);
    CHECK_FALSE(one.written());
}

} // namespace hegui
