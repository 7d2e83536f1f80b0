#pragma once

#include "lib/model/batch.hpp"

#include <concepts>
#include <tuple>
#include <type_traits>

/// The parts of all that a batch file says, for whoever goes through every one of them. It does not compile where one is left out.
namespace hegui {

template<class T, class Of>
concept Is = std::same_as<std::remove_const_t<T>, Of>;

template<Is<Position> T> auto parts_of(T& whole) {
    auto& [line, column] = whole;
    return std::tie(line, column);
}

template<Is<Institution> T> auto parts_of(T& whole) {
    auto& [name, code, kind, status, region] = whole;
    return std::tie(name, code, kind, status, region);
}

template<Is<AnnualPlan> T> auto parts_of(T& whole) {
    auto& [submitted, stamped] = whole;
    return std::tie(submitted, stamped);
}

template<Is<Candidates> T> auto parts_of(T& whole) {
    auto& [roster, scope] = whole;
    return std::tie(roster, scope);
}

template<Is<Warnings> T> auto parts_of(T& whole) {
    auto& [registration, certificate, reviewed_at_registration, reviewed_at_certificate] = whole;
    return std::tie(registration, certificate, reviewed_at_registration, reviewed_at_certificate);
}

template<Is<Arranged> T> auto parts_of(T& whole) {
    auto& [occupation, level, date, start, place, staff] = whole;
    return std::tie(occupation, level, date, start, place, staff);
}

template<Is<Session> T> auto parts_of(T& whole) {
    auto& [at, occupation, code, level, planned, registered, examined, passed, date, start, place, staff, examiners, arranged] = whole;
    return std::tie(at, occupation, code, level, planned, registered, examined, passed, date, start, place, staff, examiners, arranged);
}

template<Is<Skill> T> auto parts_of(T& whole) {
    auto& [at, occupation, code, level, evidence, confirmed] = whole;
    return std::tie(at, occupation, code, level, evidence, confirmed);
}

template<Is<Title> T> auto parts_of(T& whole) {
    auto& [at, grade, specialty, related_to, evidence, confirmed] = whole;
    return std::tie(at, grade, specialty, related_to, evidence, confirmed);
}

template<Is<ExaminerCertificate> T> auto parts_of(T& whole) {
    auto& [at, number, kind, issued, expires] = whole;
    return std::tie(at, number, kind, issued, expires);
}

template<Is<Examiner> T> auto parts_of(T& whole) {
    auto& [at, name, id_number, skills, titles, certificate] = whole;
    return std::tie(at, name, id_number, skills, titles, certificate);
}

template<Is<OnlineTraining> T> auto parts_of(T& whole) {
    auto& [minutes, attempts, score] = whole;
    return std::tie(minutes, attempts, score);
}

template<Is<OfflineTraining> T> auto parts_of(T& whole) {
    auto& [days, passed] = whole;
    return std::tie(days, passed);
}

template<Is<Trainee> T> auto parts_of(T& whole) {
    auto& [at, name, id_number, employer, region, occupation, code, photo, ethics_declared, experience, skills, titles, online, offline,
           qualified, dates] = whole;
    return std::tie(at, name, id_number, employer, region, occupation, code, photo, ethics_declared, experience, skills, titles, online,
                    offline, qualified, dates);
}

template<Is<Material> T> auto parts_of(T& whole) {
    auto& [at, kind, file, stamped] = whole;
    return std::tie(at, kind, file, stamped);
}

template<Is<Waiver> T> auto parts_of(T& whole) {
    auto& [at, rule, subject, reason, approved_by, until] = whole;
    return std::tie(at, rule, subject, reason, approved_by, until);
}

template<Is<Batch> T> auto parts_of(T& whole) {
    auto& [institution, id, year, module, method, stage, region, annual_plan, dates, theory, sessions, candidates, warnings, examiners,
           trainees, materials, waivers] = whole;
    return std::tie(institution, id, year, module, method, stage, region, annual_plan, dates, theory, sessions, candidates, warnings,
                    examiners, trainees, materials, waivers);
}

} // namespace hegui
