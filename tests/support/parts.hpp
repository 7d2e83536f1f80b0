#pragma once

#include "lib/model/attachment.hpp"
#include "lib/model/batch.hpp"

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What batches are built of: sessions, examiners, waivers, files. No setter changes the builder it is called on; each returns
/// another one.
namespace hegui::test {

/// What a setter is given to take a value out.
inline constexpr std::nullopt_t absent = std::nullopt;

using Word = std::optional<std::string>;
using Number = std::optional<std::int64_t>;
using IsoDay = std::optional<std::string>;
using Time = std::optional<std::chrono::seconds>;

/// A list of names, which may be empty or absent.
class Names {
public:
    Names(std::nullopt_t) {}
    Names(std::initializer_list<const char*> names) : names_(std::in_place, names.begin(), names.end()) {}

    [[nodiscard]] const std::optional<std::vector<std::string>>& optional() const { return names_; }

private:
    std::optional<std::vector<std::string>> names_;
};

/// "2026-10-31"
date::sys_days day(std::string_view iso);

/// A value as a batch file gives it.
template<class T> Field<T> given(std::optional<T> value) { return value ? Field<T>(std::move(*value), Position{}) : Field<T>(); }
Field<date::sys_days> given_day(const IsoDay& iso);

class SessionBuilder {
public:
    explicit SessionBuilder(Session session) : session_(std::move(session)) {}

    [[nodiscard]] SessionBuilder code(Word value) const;
    [[nodiscard]] SessionBuilder planned(Number value) const;
    [[nodiscard]] SessionBuilder registered(Number value) const;
    [[nodiscard]] SessionBuilder examined(Number value) const;
    [[nodiscard]] SessionBuilder passed(Number value) const;
    [[nodiscard]] SessionBuilder date(IsoDay value) const;
    [[nodiscard]] SessionBuilder start(Time value) const;
    [[nodiscard]] SessionBuilder place(Word value) const;
    [[nodiscard]] SessionBuilder staff(Names value) const;
    [[nodiscard]] SessionBuilder examiners(Names value) const;

    [[nodiscard]] SessionBuilder not_arranged() const;
    [[nodiscard]] SessionBuilder arranged_occupation(Word value) const;
    [[nodiscard]] SessionBuilder arranged_level(Number value) const;
    [[nodiscard]] SessionBuilder arranged_date(IsoDay value) const;
    [[nodiscard]] SessionBuilder arranged_start(Time value) const;
    [[nodiscard]] SessionBuilder arranged_place(Word value) const;
    [[nodiscard]] SessionBuilder arranged_staff(Names value) const;

    [[nodiscard]] const Session& session() const { return session_; }

private:
    template<class Edit> [[nodiscard]] SessionBuilder edited(Edit edit) const;
    template<class Edit> [[nodiscard]] SessionBuilder arranged(Edit edit) const;

    Session session_;
};

/// A session that passes: on the first exam day, with place, staff and 考评员甲, and arranged as planned.
SessionBuilder session(std::string occupation = "电工", std::int64_t level = 4);

class ExaminerBuilder {
public:
    explicit ExaminerBuilder(Examiner examiner) : examiner_(std::move(examiner)) {}

    [[nodiscard]] ExaminerBuilder id_number(Word value) const;
    [[nodiscard]] ExaminerBuilder skilled(std::string occupation, std::int64_t level, Word code = absent) const;
    [[nodiscard]] ExaminerBuilder titled(std::string grade, Names related_to) const;
    [[nodiscard]] ExaminerBuilder certified(Word kind) const;
    [[nodiscard]] ExaminerBuilder not_certified() const;
    [[nodiscard]] ExaminerBuilder issued(IsoDay value) const;
    [[nodiscard]] ExaminerBuilder expires(IsoDay value) const;

    [[nodiscard]] const Examiner& examiner() const { return examiner_; }

private:
    template<class Edit> [[nodiscard]] ExaminerBuilder edited(Edit edit) const;

    Examiner examiner_;
};

/// An examiner with an ordinary certificate that doesn't expire, and without a skill or a title.
ExaminerBuilder examiner(std::string name = "考评员甲");

class WaiverBuilder {
public:
    explicit WaiverBuilder(Waiver waiver) : waiver_(std::move(waiver)) {}

    [[nodiscard]] WaiverBuilder rule(Word value) const;
    [[nodiscard]] WaiverBuilder subject(Word value) const;
    [[nodiscard]] WaiverBuilder reason(Word value) const;
    [[nodiscard]] WaiverBuilder approved_by(Word value) const;
    [[nodiscard]] WaiverBuilder until(IsoDay value) const;

    [[nodiscard]] const Waiver& waiver() const { return waiver_; }

private:
    template<class Edit> [[nodiscard]] WaiverBuilder edited(Edit edit) const;

    Waiver waiver_;
};

/// A waiver of a rule as a whole that is complete and in force.
WaiverBuilder waiver(std::string rule);

/// A file of which nothing is wrong, or that is in another state.
Attachment attachment(std::string file, Attachment::State state = Attachment::State::sound);

/// A sound JPEG named as a photo.
Attachment photo(std::string file, std::uint32_t width, std::uint32_t height, std::uint64_t bytes = 4096);

} // namespace hegui::test
