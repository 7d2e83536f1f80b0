#pragma once

#include "lib/base/field.hpp"
#include "lib/model/step.hpp"
#include "lib/model/trainee_step.hpp"

#include <date/date.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

/// What a batch file says, each value with its place. Values from closed lists are held as the ids of the regulation's words.
namespace hegui {

struct Institution {
    Field<std::string> name;
    Field<std::string> code;
    Field<std::string> kind;
    Field<std::string> status; ///< 已备案 or 拟备案
    Field<std::string> region;
};

struct AnnualPlan {
    Field<date::sys_days> submitted;
    Field<bool> stamped;
};

struct Candidates {
    Field<std::string> roster;
    Field<std::string> scope;
};

/// 预警信息: how many the platform listed, and when they were reviewed, at registration and again after the exam.
struct Warnings {
    Field<std::int64_t> registration;
    Field<std::int64_t> certificate;
    Field<date::sys_days> reviewed_at_registration;
    Field<date::sys_days> reviewed_at_certificate;
};

/// What the exam arrangement says of a session; a field left out was left as planned.
struct Arranged {
    Field<std::string> occupation;
    Field<std::int64_t> level;
    Field<date::sys_days> date;
    Field<std::chrono::seconds> start;
    Field<std::string> place;
    Field<std::vector<std::string>> staff;
};

/// One occupation at one level. The same pair may stand in several sessions.
struct Session {
    Position at;
    std::string occupation;
    Field<std::string> code;
    std::int64_t level = 0; ///< 5 (初级工) to 1 (高级技师)
    Field<std::int64_t> planned;
    Field<std::int64_t> registered;
    Field<std::int64_t> examined;
    Field<std::int64_t> passed;
    Field<date::sys_days> date;
    Field<std::chrono::seconds> start;
    Field<std::string> place;
    Field<std::vector<std::string>> staff;
    Field<std::vector<std::string>> examiners;
    std::optional<Arranged> arranged;

    /// The session as reports name it: 电工/4.
    [[nodiscard]] std::string subject() const { return occupation + "/" + std::to_string(level); }
};

struct Skill {
    Position at;
    std::string occupation;
    Field<std::string> code;
    std::int64_t level = 0;
    Field<std::string> evidence = {}; ///< of a trainee's: the file that shows it
    Field<bool> confirmed = {};       ///< of a trainee's: the system confirmed it, so that no file is asked for
};

struct Title {
    Position at;
    std::string grade;
    Field<std::string> specialty;
    Field<std::vector<std::string>> related_to;
    Field<std::string> evidence = {};
    Field<bool> confirmed = {};
};

/// 考评员证
struct ExaminerCertificate {
    Position at;
    Field<std::string> number;
    Field<std::string> kind;
    Field<date::sys_days> issued;
    Field<date::sys_days> expires;
};

struct Examiner {
    Position at;
    std::string name;
    Field<std::string> id_number;
    std::vector<Skill> skills;
    std::vector<Title> titles;
    std::optional<ExaminerCertificate> certificate;
};

/// 在线培训: how long was studied, and the test at its end. Its days are among the trainee's steps.
struct OnlineTraining {
    Field<std::int64_t> minutes;
    Field<std::int64_t> attempts;
    Field<double> score; ///< of the best attempt
};

/// 线下培训
struct OfflineTraining {
    Field<double> days;
    Field<bool> passed;
};

/// 参培人员: one who enrols to become an examiner. Blank texts are absent.
struct Trainee {
    Position at;
    std::string name;
    Field<std::string> id_number;
    Field<std::string> employer;
    Field<std::string> region;
    Field<std::string> occupation; ///< applied for
    Field<std::string> code;
    Field<std::string> photo;
    Field<bool> ethics_declared;
    Field<std::string> experience;
    std::vector<Skill> skills;
    std::vector<Title> titles;
    OnlineTraining online;
    OfflineTraining offline;
    Field<bool> qualified; ///< the qualification exam was passed
    std::array<Field<date::sys_days>, trainee_steps> dates;

    [[nodiscard]] const Field<date::sys_days>& date(TraineeStep step) const { return dates.at(static_cast<std::size_t>(step)); }
};

struct Material {
    Position at;
    Field<std::string> kind; ///< as written: its id or its name
    Field<std::string> file;
    Field<bool> stamped;
};

struct Waiver {
    Position at;
    Field<std::string> rule;
    Field<std::string> subject;
    Field<std::string> reason;
    Field<std::string> approved_by;
    Field<date::sys_days> until;
};

struct Batch {
    Institution institution;
    Field<std::string> id;
    Field<std::int64_t> year;
    Field<std::string> module;
    Field<std::string> method;
    Field<std::string> stage;
    Field<std::string> region;
    AnnualPlan annual_plan;
    std::array<Field<date::sys_days>, written_steps> dates;
    Field<std::string> theory;
    std::vector<Session> sessions;
    Candidates candidates;
    Warnings warnings;
    std::vector<Examiner> examiners;
    std::vector<Trainee> trainees;
    std::vector<Material> materials;
    std::vector<Waiver> waivers;

    [[nodiscard]] const Field<date::sys_days>& date(Step written) const { return dates.at(static_cast<std::size_t>(written)); }
};

} // namespace hegui
