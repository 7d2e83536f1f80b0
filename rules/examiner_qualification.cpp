#include "lib/judge/qualification.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace hegui::rules {
namespace {

constexpr std::array params{
    skill_at_least,
    title_at_least,
    Key{.name = "levels",
        .type = KeyType::levels,
        .required = true,
        .about = {"普通考评员可考评的级别", "levels that any examiner may assess"}},
    Key{.name = "other-levels",
        .type = KeyType::word,
        .required = true,
        .list = "certificate",
        .about = {"其余级别须有的考评员证", "the certificate for the other levels"}},
};

/// The examiners of the batch by name.
using Roll = std::map<std::string_view, const Examiner*>;

/// The examiners who are candidates themselves, with their first row in the roster.
using Candidacies = std::map<const Examiner*, std::uint32_t>;

Candidacies candidacies_of(const Case& c) {
    if (c.roster == nullptr) return {};
    std::multimap<Person, const Examiner*> examiners;
    for (const Examiner& examiner : c.batch.examiners) {
        const auto person = c.roster->find_person(normalized_id_number(examiner.id_number.value_or({})));
        if (person) examiners.emplace(*person, &examiner);
    }
    Candidacies found;
    if (examiners.empty()) return found;
    for (const RosterRow& row : c.roster->rows) {
        const auto [first, last] = examiners.equal_range(row.person);
        for (auto one = first; one != last; ++one) found.try_emplace(one->second, row.number);
        examiners.erase(first, last); // their first row is known
    }
    return found;
}

/// What the sessions have in common: found once for the batch, and not for each session again.
struct Background {
    Roll roll;
    Candidacies candidacies;
    Day first; ///< of the exam
    Day last;
};

Background background_of(const Case& c) {
    Background background{
        .roll = {}, .candidacies = candidacies_of(c), .first = c.day(Step::first_exam_day), .last = c.day(Step::last_exam_day)};
    for (const Examiner& examiner : c.batch.examiners) background.roll.emplace(examiner.name, &examiner);
    return background;
}

/// Judges the examiners of a session. What they lack so far is pending before the rule is due, what is wrong fails at any time.
class SessionJudge {
public:
    SessionJudge(const Case& c, const RuleRow& row, const Background& background, const Occupation& occupation, const Session& session,
                 std::vector<Finding>& findings)
        : case_(c), row_(row), background_(background), occupation_(occupation), session_(session), findings_(findings) {}

    void run() {
        const auto names = session_.examiners.value_or({});
        if (names.empty()) {
            findings_.push_back(missing(case_, row_.due, session_.subject(), "examiners", session_.examiners.at()));
            return;
        }
        for (const std::string& name : names) {
            const auto known = background_.roll.find(name);
            if (known == background_.roll.end()) {
                lacks(name,
                      say("考评“{}”，但 [[examiner]] 中没有此人", "assesses {}, but does not stand in [[examiner]]", session_.subject()),
                      {"在 [[examiner]] 中补充，或改正姓名", "add them to [[examiner]], or correct the name"}, session_.examiners.at());
                continue;
            }
            const Examiner* examiner = known->second;
            judge_candidacy(*examiner);
            judge_skill(*examiner);
            judge_certificate(*examiner);
        }
    }

private:
    void fails(const std::string& name, Text message, Text remedy, Position at) {
        findings_.push_back(fail(name, std::move(message), std::move(remedy), at));
    }

    void lacks(const std::string& name, Text message, Text remedy, Position at) {
        if (case_.due_from(row_.due)) return fails(name, std::move(message), std::move(remedy), at);
        findings_.push_back(pending(name, std::move(message), at));
    }

    /// Nobody judges an exam that they sit themselves.
    void judge_candidacy(const Examiner& examiner) {
        const auto row = background_.candidacies.find(&examiner);
        if (row == background_.candidacies.end()) return;
        fails(examiner.name,
              say("同时是本批次的考生（花名册第 {} 行）", "is a candidate of this batch, too (row {} of the roster)", row->second),
              {"换用与本批次考生无关的考评员，或改正证件号码", "name an examiner who is no candidate, or correct the ID number"},
              examiner.id_number.at());
    }

    void judge_skill(const Examiner& examiner) {
        const Qualification needed = Qualification::of(row_);
        if (needed.is_met(case_.regulation, occupation_, examiner.skills, examiner.titles)) return;
        Text message = say("考评“{}”：{}", "for {}: {}", session_.subject(), needed.lacking(case_.regulation));
        Text remedy{"换用符合条件的考评员，或补充 [[examiner.skill]]、[[examiner.title]]（related_to 写明职业）",
                    "name a qualified examiner, or add [[examiner.skill]] or [[examiner.title]] with related_to"};
        const bool nothing_yet = examiner.skills.empty() && examiner.titles.empty();
        if (nothing_yet) return lacks(examiner.name, std::move(message), std::move(remedy), examiner.at);
        fails(examiner.name, std::move(message), std::move(remedy), examiner.at);
    }

    /// That there is a certificate, that it holds on the exam days, and that it reaches the session's level.
    void judge_certificate(const Examiner& examiner) {
        const Text renew{"换用持有效考评员证的考评员，或改正 [examiner.certificate]",
                         "name an examiner whose certificate holds, or correct [examiner.certificate]"};
        if (!examiner.certificate) return lacks(examiner.name, {"没有考评员证", "no examiner certificate"}, renew, examiner.at);
        const ExaminerCertificate& certificate = *examiner.certificate;
        const auto levels = row_.params.levels("levels");
        const std::string senior = row_.params.text("other-levels");
        const bool any_examiner = std::find(levels.begin(), levels.end(), session_.level) != levels.end();
        if (!any_examiner && certificate.kind.value_or({}) != senior) {
            Text message = say("考评“{}”：这一级别须由{}承担", "for {}: this level needs a {}", session_.subject(),
                               case_.regulation.title_of("certificate", senior));
            if (certificate.kind)
                fails(examiner.name, std::move(message), renew, certificate.at);
            else
                lacks(examiner.name, std::move(message), renew, certificate.at);
        }
        const Day& first = background_.first;
        const Day& last = background_.last;
        if (certificate.issued && first && *certificate.issued > *first) {
            fails(examiner.name,
                  say("考评员证 {} 才签发，晚于首个考试日 {}", "the certificate was issued on {}, after the first exam day {}",
                      *certificate.issued, *first),
                  renew, certificate.issued.at());
        }
        if (certificate.expires && last && *certificate.expires < *last) {
            fails(examiner.name,
                  say("考评员证 {} 到期，早于最后考试日 {}", "the certificate expires on {}, before the last exam day {}",
                      *certificate.expires, *last),
                  renew, certificate.expires.at());
        }
    }

    const Case& case_;
    const RuleRow& row_;
    const Background& background_;
    const Occupation& occupation_;
    const Session& session_;
    std::vector<Finding>& findings_;
};

/// An examiner of several sessions is told once what does not depend on the session.
void drop_repeated(std::vector<Finding>& findings) {
    std::set<std::tuple<std::string, std::string, std::uint32_t>> said;
    std::erase_if(findings, [&](const Finding& one) { return !said.emplace(one.subject, one.message.en, one.at.line).second; });
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const auto& sessions = c.batch.sessions;
    const bool anybody = !c.batch.examiners.empty() || std::any_of(sessions.begin(), sessions.end(), [](const Session& session) {
        return !session.examiners.value_or({}).empty();
    });
    if (!anybody && c.due_from(row.due)) {
        return {warning("",
                        {"批次没有写明任何考评员，无法核对其资格（本规程本身未要求名单）",
                         "the batch names no examiner, so none can be checked (the notice itself asks for no list)"},
                        {"填写 [[examiner]] 和各场次的 examiners", "fill in [[examiner]] and the examiners of each session"}, {})};
    }
    if (!anybody) return {pending("", {"尚未填写考评员", "no examiners are named yet"}, {})};
    if (sessions.empty()) return {missing(c, row.due, "session", "[[session]]", {})};
    std::vector<Finding> findings;
    const Background background = background_of(c);
    for (const OccupationGroup& group : by_occupation(sessions)) {
        const Occupation occupation(group);
        for (const Session* session : group.sessions) SessionJudge(c, row, background, occupation, *session, findings).run();
    }
    drop_repeated(findings);
    return findings;
}

constexpr std::array<std::string_view, 2> reads{"session.examiners", "examiner"};

constexpr About about{
    .asks = {"每场都须写明考评员，每位考评员须有资格考评所承担的职业和级别。",
             "Each session names its examiners, and each of them is qualified for what they assess."},
    .why = {"没有资格的人评出的成绩不能作为发证依据。",
            "No certificate can rest on the marks of somebody who was not qualified to give them."},
    .computed = {"场次的 examiners 须列在 [[examiner]] 中；须有本职业规定等级以上的技能等级证书，或相关专业（related_to "
                 "写明职业）规定级别以上的职称；考评员证须在全部考试日有效；规定级别之外的场次须高级考评员。考评员同时是本批次考生的不通过"
                 "。全批次没有写任何考评员的，只提醒。",
                 "The examiners of a session must stand in [[examiner]] and hold a skill certificate in the occupation of at least the "
                 "fixed level, or a title of at least the fixed grade in a specialty that is related_to it. Their examiner certificate "
                 "must hold on every exam day, and levels other than those listed need a senior examiner. An examiner who is a candidate "
                 "of the batch fails. A batch that names no examiner at all gets a warning."},
    .fails = {"二级的场次，考评员只有普通考评员证，而普通考评员只能考评五至三级。",
              "A session of level 2 is given to an ordinary examiner, who may assess levels 5 to 3 only."},
    .passes = {"四级电工的场次，考评员持电工三级证书和有效的考评员证。",
               "A session of 电工 at level 4 has an examiner who holds 电工 at level 3 and an examiner certificate in force."},
    .mend = {"换用符合条件的考评员，或补全其证书信息。", "Name an examiner who qualifies, or complete the certificates in the file."},
};

} // namespace

extern const Rule examiner_qualification{.id = "examiner-qualification",
                                         .title_zh = "考评员资格",
                                         .title_en = "examiners' qualification",
                                         .params = params,
                                         .judge = judge,
                                         .about = about,
                                         .reads = reads};

} // namespace hegui::rules
