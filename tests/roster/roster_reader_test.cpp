#include "lib/roster/roster_reader.hpp"

#include "lib/sheet/limits.hpp"
#include "tests/fixture/folder.hpp"
#include "tests/fixture/lost_folder.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <stop_token>
#include <thread>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using State = Roster::State;

Roster read(const fixture::Folder& folder, const std::string& named, bool hashes = false) {
    EnclosedFolder within(folder.path());
    return read_roster({named, {7, 3}}, within, hashes, nullptr);
}

Roster read_csv(std::string_view text) {
    const fixture::Folder folder;
    folder.write("roster.csv", text);
    return read(folder, "roster.csv");
}

constexpr const char* header = "姓名,证件类型,证件号码,职业,职业编码,级别,理论,技能,是否合格,预警信息\n";

} // namespace

TEST_CASE("roster reader: what a row says") {
    const Roster roster = read_csv(std::string(header) + "学员一,居民身份证, 11010119900307002x ,电工,6-31-01-03,4,85.5,缺考,是,年龄\n"
                                                         "学员二,护照,E1234567,电工,6-31-01-03,4,免考,--,待定,\n");
    REQUIRE(roster.state == State::read);
    CHECK(roster.file == "roster.csv");
    CHECK(roster.at == Position{7, 3});
    CHECK(roster.bytes > 0);
    CHECK(roster.has_scores);
    CHECK(roster.has_passed);
    CHECK(roster.has_warnings);
    REQUIRE(roster.entries.size() == 1);
    CHECK(roster.entries.front() == RosterEntry{"电工", "6-31-01-03", "4"});
    REQUIRE(roster.rows.size() == 2);

    const RosterRow& first = roster.rows[0];
    CHECK(first.number == 2);
    CHECK(first.is_named);
    CHECK(first.is_resident);
    CHECK(first.id_fault == IdFault::none);
    CHECK(roster.id_number_of(first.person) == "11010119900307002X");
    CHECK(first.score(0).kind == Score::Kind::number);
    CHECK(first.score(0).number == 85.5F);
    CHECK(first.score(1).kind == Score::Kind::absent);
    CHECK(first.score(2).kind == Score::Kind::none);
    CHECK(first.passed == RosterRow::Passed::yes);
    CHECK(first.has_warning);

    const RosterRow& second = roster.rows[1];
    CHECK_FALSE(second.is_resident);
    CHECK(roster.id_number_of(second.person) == "E1234567");
    CHECK(second.score(0).kind == Score::Kind::other);
    CHECK(roster.texts[second.score(0).word] == "免考");
    CHECK(second.score(1).kind == Score::Kind::none);
    CHECK(second.passed == RosterRow::Passed::other);
    CHECK(roster.texts[second.passed_word] == "待定");
    CHECK_FALSE(second.has_warning);
}

TEST_CASE("roster reader: rows are numbered as a spreadsheet shows them; empty ones are skipped, and the closing line ends them") {
    const Roster roster = read_csv(
        "考生花名册\n\n姓名,证件号码,职业,级别\n\"学\n员一\",1,电工,4\n\n ,　,\n学员二,2,电工,4\n 填报人：示例\n学员三,3,电工,4\n");
    REQUIRE(roster.rows.size() == 2);
    CHECK(roster.rows[0].number == 4);
    CHECK(roster.rows[1].number == 7);
    for (const char* word : {"填报人", "填表人：甲", "制表人", "审核人"}) {
        CHECK(read_csv(std::string("姓名,证件号码,职业,级别\n") + word + ",,,\n学员二,2,电工,4\n").rows.empty());
    }
    CHECK(read_csv("姓名,证件号码,职业,级别\n学员二,2,填报人,4\n").rows.size() == 1);
}

TEST_CASE("roster reader: a large file makes room for no more rows than a sheet may have") {
    const std::string wide = "学员,1,电工,4,," + std::string(100'000, ' ') + "\n"; // few rows, though the file is large
    std::string text = header;
    while (text.size() < 60'000'000) text += wide;
    const Roster roster = read_csv(text);
    CHECK(roster.state == State::read);
    CHECK(roster.rows.size() > 500);
    CHECK(roster.rows.capacity() <= limits::rows);
}

TEST_CASE("roster reader: separated by comma, semicolon or tab, as the header shows") {
    for (const char separator : {',', ';', '\t'}) {
        std::string text = "姓名,证件号码,职业,级别\n学员一,1,电工,4\n";
        for (char& c : text) c = c == ',' ? separator : c;
        CHECK(read_csv(text).rows.size() == 1);
    }
    CHECK(read_csv("题目,一,二,三,四;五\n姓名;证件号码;职业;级别\n学员,一;1;电工;4\n").rows.size() == 1);
    CHECK(read_csv("姓名|证件号码|职业|级别\n学员一|1|电工|4\n").state == State::broken);
}

TEST_CASE("roster reader: people are told apart by their ID number alone") {
    Roster roster;
    const Person usual = roster.add_person("110101199003070011");
    CHECK(usual == roster.add_person("110101199003070011"));
    CHECK(usual != roster.add_person("11010119900307002X"));
    CHECK(roster.add_person("E1") == roster.add_person("E1"));
    CHECK(roster.add_person("E1") != roster.add_person("E2"));
    CHECK(roster.add_person("") == Person::unknown);
    CHECK(roster.find_person("110101199003070011") == usual);
    CHECK(roster.find_person("E2") == roster.add_person("E2"));
    CHECK_FALSE(roster.find_person("E3"));
    for (const char* number : {"110101199003070011", "11010119900307002X", "000000000000000000", "E1", "110101900307001"}) {
        CHECK(roster.id_number_of(roster.add_person(number)) == number);
    }
}

TEST_CASE("roster reader: files that are none") {
    const fixture::Folder folder;
    const std::string good = "姓名,证件号码,职业,级别\n";
    folder.write("batch/roster.csv", good);
    folder.write("outside.csv", good);
    folder.write("batch/roster.txt", good);
    fs::create_directory(folder / "batch/folder.csv");
    fs::create_symlink(folder / "outside.csv", folder / "batch/link.csv");
    EnclosedFolder within(folder / "batch");
    const auto state = [&](const std::string& named) { return read_roster({named, {}}, within, true, nullptr).state; };
    CHECK(state("roster.csv") == State::read);
    CHECK(state("./roster.csv") == State::read);
    CHECK(state("absent.csv") == State::absent);
    CHECK(state("") == State::absent);
    CHECK(state("../outside.csv") == State::outside);
    CHECK(state((folder / "outside.csv").string()) == State::outside);
    CHECK(state("link.csv") == State::outside);
    CHECK(state("folder.csv") == State::refused);
    CHECK(state("roster.txt") == State::broken);
}

TEST_CASE("roster reader: of a file that the system can't find nobody says that it is not there") {
    const fixture::LostFolder lost;
    EnclosedFolder within(lost.path());
    const Roster roster = read_roster({"status", {}}, within, false, nullptr);
    CHECK(roster.state == State::unreadable);
    CHECK(roster.problem.en == "it could not be read");
}

TEST_CASE("roster reader: a roster that changes while it is read is not judged") {
    const fixture::Folder folder;
    std::string text = header;
    for (int i = 0; i < 50'000; ++i) text += "学员一,护照,E1234567,电工,6-31-01-03,4,60,60,是,\n";
    const fs::path path = folder.write("roster.csv", text);
    CHECK(read(folder, "roster.csv").state == State::read);
    const std::jthread writer([&, time = fs::last_write_time(path)](const std::stop_token& end) mutable {
        while (!end.stop_requested()) fs::last_write_time(path, time += std::chrono::seconds(1));
    });
    Roster roster = read(folder, "roster.csv");
    for (int i = 0; i < 100 && roster.state == State::read; ++i) roster = read(folder, "roster.csv"); // the writer may have had to wait
    CHECK(roster.state == State::unreadable);
    CHECK(roster.problem.en == "it could not be read");
    CHECK(roster.rows.empty());
}

TEST_CASE("roster reader: a roster whose hash can't be had is not judged without") {
    const fs::path folder = "/sys/kernel/mm/transparent_hugepage"; // its files say that they are longer than what is read of them
    if (!fs::exists(folder / "enabled")) return;
    EnclosedFolder within(folder);
    CHECK(read_roster({"enabled", {}}, within, false, nullptr).state == State::broken);
    CHECK(read_roster({"enabled", {}}, within, true, nullptr).state == State::unreadable);
}

TEST_CASE("roster reader: the hash of the file where it is asked for") {
    const fixture::Folder folder;
    folder.write("roster.csv", "姓名");
    CHECK(read(folder, "roster.csv").sha256.empty());
    CHECK(read(folder, "roster.csv", true).sha256.size() == 64);
    CHECK(read(folder, "absent.csv", true).sha256.empty());
}

} // namespace hegui
