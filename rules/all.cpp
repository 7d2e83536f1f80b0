#include "rules/all.hpp"

#include <array>

namespace hegui::rules {

extern const Rule annual_plan;
extern const Rule approvals;
extern const Rule arrangement_match;
extern const Rule assessment_method;
extern const Rule attachments;
extern const Rule candidate_scope;
extern const Rule completion_deadline;
extern const Rule cross_region;
extern const Rule enrolment_record;
extern const Rule enrolment_window;
extern const Rule exam_arrangement;
extern const Rule examiner_qualification;
extern const Rule headcount_variance;
extern const Rule headcounts;
extern const Rule lead_time;
extern const Rule materials;
extern const Rule min_headcount;
extern const Rule offline_training;
extern const Rule online_training;
extern const Rule plan_published;
extern const Rule qualification_exam;
extern const Rule roster;
extern const Rule same_year;
extern const Rule theory_online;
extern const Rule timeline;
extern const Rule trainee_eligibility;
extern const Rule trainee_employer;
extern const Rule waivers;
extern const Rule warnings_reviewed;

namespace {

constexpr std::array<const Rule*, 29> table{{
    &annual_plan,
    &approvals,
    &arrangement_match,
    &assessment_method,
    &attachments,
    &candidate_scope,
    &completion_deadline,
    &cross_region,
    &enrolment_record,
    &enrolment_window,
    &exam_arrangement,
    &examiner_qualification,
    &headcount_variance,
    &headcounts,
    &lead_time,
    &materials,
    &min_headcount,
    &offline_training,
    &online_training,
    &plan_published,
    &qualification_exam,
    &roster,
    &same_year,
    &theory_online,
    &timeline,
    &trainee_eligibility,
    &trainee_employer,
    &waivers,
    &warnings_reviewed,
}};

} // namespace

std::span<const Rule* const> all() { return table; }

std::vector<RuleDeclaration> declarations() {
    std::vector<RuleDeclaration> all;
    for (const Rule* rule : table) all.push_back({.id = rule->id, .params = rule->params});
    return all;
}

} // namespace hegui::rules
