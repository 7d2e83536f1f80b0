#include "lib/judge/rule.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace hegui::rules {
namespace {

Text remedy() {
    return {"考务安排须与考试计划申请报告一致，不得无故调整；改回计划的内容，或先取得督导部批复",
            "the arrangement must be that of the plan; restore it, or have the change approved first"};
}

std::string shown_time(std::chrono::seconds time) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

/// What a planned date that is absent stands for. Looked for among all sessions: once for the batch, not for each session again.
struct ExamDays {
    Day first;
    Day last;
};

/// Collects how one session's arrangement differs from its plan.
class Comparison {
public:
    Comparison(const Case& c, const RuleRow& row, const ExamDays& exam, const Session& session)
        : case_(c), row_(row), exam_(exam), session_(session) {}

    std::vector<Finding> run() {
        needs("place", session_.place.optional().has_value(), session_.place.at());
        needs("staff", !session_.staff.value_or({}).empty(), session_.staff.at());
        needs("session.arranged", session_.arranged.has_value(), session_.at);
        if (session_.arranged) compare(*session_.arranged);
        if (findings_.empty()) findings_.push_back(pass(session_.subject(), {"考务安排与计划一致", "arranged as planned"}, session_.at));
        return std::move(findings_);
    }

private:
    void needs(std::string_view key, bool there, Position at) {
        if (!there) findings_.push_back(missing(case_, row_.due, session_.subject(), key, at));
    }

    void differs(const Text& what, const std::string& planned, const std::string& arranged, Position at) {
        Finding finding = fail(session_.subject(),
                               say("{}：计划为“{}”，考务安排为“{}”", "{}: planned {}, arranged {}", what, planned, arranged), remedy(), at);
        finding.actual = arranged;
        finding.expected = planned;
        findings_.push_back(std::move(finding));
    }

    void compare(const Arranged& arranged) {
        if (arranged.occupation && *arranged.occupation != session_.occupation) {
            differs({"职业", "occupation"}, session_.occupation, *arranged.occupation, arranged.occupation.at());
        }
        if (arranged.level && *arranged.level != session_.level) {
            differs({"级别", "level"}, std::to_string(session_.level), std::to_string(*arranged.level), arranged.level.at());
        }
        if (arranged.date) compare_date(arranged.date);
        if (arranged.start && session_.start.optional() != arranged.start.optional()) {
            differs({"开始时间", "start"}, session_.start ? shown_time(*session_.start) : "-", shown_time(*arranged.start),
                    arranged.start.at());
        }
        if (arranged.place && session_.place && *arranged.place != *session_.place) {
            differs({"地点", "place"}, *session_.place, *arranged.place, arranged.place.at());
        }
        if (arranged.staff && !session_.staff.value_or({}).empty()) compare_staff(arranged.staff);
    }

    void compare_date(const Field<date::sys_days>& date) {
        if (session_.date) {
            if (*date != *session_.date) differs({"日期", "date"}, iso(*session_.date), iso(*date), date.at());
            return;
        }
        const auto& [first, last] = exam_;
        if ((first && *date < *first) || (last && *date > *last)) {
            differs({"日期", "date"}, (first ? iso(*first) : "") + ".." + (last ? iso(*last) : ""), iso(*date), date.at());
        }
    }

    void compare_staff(const Field<std::vector<std::string>>& staff) {
        const std::set<std::string> planned(session_.staff->begin(), session_.staff->end());
        const std::set<std::string> arranged(staff->begin(), staff->end());
        if (planned != arranged) differs({"工作人员", "staff"}, listed(planned).zh, listed(arranged).zh, staff.at());
    }

    const Case& case_;
    const RuleRow& row_;
    const ExamDays& exam_;
    const Session& session_;
    std::vector<Finding> findings_;
};

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    if (c.batch.sessions.empty()) return {missing(c, row.due, "session", "[[session]]", {})};
    const ExamDays exam{.first = c.day(Step::first_exam_day), .last = c.day(Step::last_exam_day)};
    std::vector<Finding> all;
    for (const Session& session : c.batch.sessions) {
        for (Finding& finding : Comparison(c, row, exam, session).run()) all.push_back(std::move(finding));
    }
    return all;
}

constexpr std::array<std::string_view, 3> reads{"session.start", "session.staff", "session.arranged"};

constexpr About about{
    .asks = {"考务安排的职业、级别、日期、时间、地点和工作人员须与计划一致。",
             "Occupation, level, date, time, place and staff of the exam arrangement are those of the plan."},
    .why = {"计划批复之后不得无故调整，监管人员按计划到场。",
            "An approved plan may not be changed without cause: the supervisors come to the place and at the time that it names."},
    .computed =
        {"逐场比较 [session.arranged] "
         "与该场的计划；没有写的项视为与计划相同，空表即完全一致。工作人员按人名比较，次序不论。计划没有写日期的，安排的日期须在考试期间内"
         "。",
         "Each [session.arranged] is compared with the plan of its session. What it leaves out was left as planned; an empty table says "
         "that all was. Staff are compared by name, in any order. Where the plan has no date, the arranged one must be an exam day."},
    .fails = {"计划地点为“第一考场”，考务安排为“第二考场”。", "Planned for 第一考场, arranged for 第二考场."},
    .passes = {"场次写明 place 和 staff，并有一个空的 [session.arranged]。",
               "The session states place and staff and has an empty [session.arranged]."},
    .mend = {"把安排改回计划；确需变动的，先报批，批复后再修改计划。",
             "Restore what was planned. A change that is needed must be approved first."},
};

} // namespace

extern const Rule arrangement_match{.id = "arrangement-match",
                                    .title_zh = "考务安排与计划一致",
                                    .title_en = "arrangement as planned",
                                    .params = {},
                                    .judge = judge,
                                    .about = about,
                                    .reads = reads};

} // namespace hegui::rules
