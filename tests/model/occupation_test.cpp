#include "lib/model/occupation.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hegui {
namespace {

/// An occupation as a session writes it; an empty code is none.
struct Named {
    const char* name;
    const char* code;
};

Field<std::string> code_of(const Named& one) {
    return *one.code == '\0' ? Field<std::string>() : Field<std::string>(one.code, Position{1, 1});
}

std::vector<Session> sessions(const std::vector<Named>& all) {
    std::vector<Session> made;
    for (const Named& one : all) {
        Session session;
        session.occupation = one.name;
        session.code = code_of(one);
        made.push_back(session);
    }
    return made;
}

/// "0 2|1": the sessions of each group by their place.
std::string grouped(const std::vector<Named>& all) {
    const std::vector<Session> made = sessions(all);
    std::string groups;
    for (const OccupationGroup& group : by_occupation(made)) {
        if (!groups.empty()) groups += "|";
        for (std::size_t i = 0; i < group.sessions.size(); ++i) {
            if (i > 0) groups += " ";
            groups += std::to_string(group.sessions[i] - made.data());
        }
    }
    return groups;
}

bool same(const Named& a, const Named& b) { return same_occupation(a.name, code_of(a), b.name, code_of(b)); }

} // namespace

TEST_CASE("same_occupation: by codes where both have one and by names where one lacks it") {
    CHECK(same({"电工", "6-31-01-03"}, {"维修电工", "6-31-01-03"}));
    CHECK_FALSE(same({"电工", "6-31-01-03"}, {"电工", "6-31-01-04"}));
    CHECK(same({"电工", "6-31-01-03"}, {"电工", ""}));
    CHECK(same({"电工", ""}, {"电工", ""}));
    CHECK_FALSE(same({"电工", ""}, {"焊工", "6-31-01-03"}));
}

TEST_CASE("by_occupation: levels of one occupation belong together in the order of the file") {
    CHECK(grouped({}) == "");
    CHECK(grouped({{"电工", ""}, {"焊工", ""}, {"电工", ""}}) == "0 2|1");
    CHECK(grouped({{"电工", "1"}, {"维修电工", "1"}}) == "0 1");
    CHECK(grouped({{"电工", "1"}, {"电工", "2"}}) == "0|1");
}

TEST_CASE("by_occupation: what is linked through a third belongs together") {
    CHECK(grouped({{"电工", "1"}, {"电工", "2"}, {"电工", ""}}) == "0 1 2");
    CHECK(grouped({{"电工", ""}, {"电工", "1"}, {"维修电工", "1"}}) == "0 1 2");
    CHECK(grouped({{"维修电工", "1"}, {"焊工", ""}, {"电工", "1"}, {"电工", ""}}) == "0 2 3|1");
    CHECK(grouped({{"甲", "1"}, {"甲", ""}, {"甲", "2"}, {"乙", "2"}, {"乙", ""}, {"乙", "3"}}) == "0 1 2 3 4 5");
}

TEST_CASE("by_occupation: a group bears the name that its first session writes") {
    const auto all = sessions({{"维修电工", "1"}, {"电工", "1"}});
    CHECK(by_occupation(all).front().name == "维修电工");
}

} // namespace hegui
