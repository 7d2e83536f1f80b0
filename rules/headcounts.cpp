#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

struct Count {
    std::string_view key;
    Text title;
    const Field<std::int64_t>& value;
};

std::vector<Finding> judge_session(const Session& session) {
    const std::array counts{
        Count{"passed", {"合格人数", "passed"}, session.passed},
        Count{"examined", {"参考人数", "examined"}, session.examined},
        Count{"registered", {"报名人数", "registered"}, session.registered},
    };
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (std::size_t j = i + 1; j < counts.size(); ++j) {
            const Count& less = counts.at(i);
            const Count& more = counts.at(j);
            if (!less.value || !more.value || *less.value <= *more.value) continue;
            findings.push_back(fail(session.subject(),
                                    say("{} {} 多于{} {}", "{} {} is more than {} {}", less.title, *less.value, more.title, *more.value),
                                    {"核对人数", "check the numbers"}, less.value.at()));
            findings.back().actual = fmt::format("{} = {}", less.key, *less.value);
            findings.back().expected = fmt::format("<= {} = {}", more.key, *more.value);
        }
    }
    return findings;
}

std::vector<Finding> judge(const Case& c, const RuleRow& /*row*/) {
    std::vector<Finding> all;
    for (const Session& session : c.batch.sessions) {
        for (Finding& finding : judge_session(session)) all.push_back(std::move(finding));
    }
    return all;
}

constexpr std::array<std::string_view, 3> reads{"session.registered", "session.examined", "session.passed"};

constexpr About about{
    .asks = {"每场的合格人数不多于参考人数，参考人数不多于报名人数。", "In each session passed ≤ examined ≤ registered."},
    .why = {"反过来一定是填错了；这是惯例，不是规程的条款。", "Anything else is a slip of the pen. This is a convention and no clause."},
    .computed = {"只比较已经填写的人数，缺少的不算错。", "Only numbers that are there are compared."},
    .fails = {"参考 20 人，合格 22 人。", "20 examined and 22 passed."},
    .passes = {"报名 28 人，参考 27 人，合格 22 人。", "28 registered, 27 examined, 22 passed."},
    .mend = {"按花名册和成绩核对三个人数。", "Compare the three numbers with the roster and the marks."},
};

} // namespace

extern const Rule headcounts{.id = "headcounts",
                             .title_zh = "人数关系",
                             .title_en = "headcounts agree",
                             .params = {},
                             .judge = judge,
                             .about = about,
                             .reads = reads};

} // namespace hegui::rules
