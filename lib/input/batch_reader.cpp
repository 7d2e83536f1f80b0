#include "lib/input/batch_reader.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/utf8.hpp"
#include "lib/input/keys.hpp"
#include "lib/toml/read.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace hegui {
namespace {

constexpr std::int64_t known_format = 1;

using Count = std::int64_t;
using Texts = std::vector<std::string>;

/// An empty code is none: it would make one occupation of all that leave it empty.
Field<std::string> read_code(const TomlTable& table) {
    const auto code = field<std::string>(table, "code");
    return code.value_or({}).empty() ? Field<std::string>(code.at()) : code;
}

/// A text in which nothing but blanks stands says nothing.
Field<std::string> read_stated(const TomlTable& table, std::string_view key) {
    const auto written = field<std::string>(table, key);
    return utf8::fold(written.value_or({})).empty() ? Field<std::string>(written.at()) : written;
}

/// A table, or an empty one in the place of the table that it would be part of.
const TomlTable& part_of(const TomlTable& table, std::string_view key, TomlTable& otherwise) {
    otherwise = {.at = table.at, .entries = {}};
    return table.find(key) == nullptr ? otherwise : subtable(table, key);
}

/// Reads each table of a list.
template<class Item> std::vector<Item> read_all(const TomlTable& table, std::string_view key, Item (*read)(const TomlTable&)) {
    std::vector<Item> items;
    const TomlValue* list = table.find(key);
    if (const auto* array = list == nullptr ? nullptr : list->as<TomlArray>()) items.reserve(array->size());
    for_each_table(list, [&](const TomlTable& one) { items.push_back(read(one)); });
    return items;
}

Session read_session(const TomlTable& table) {
    Session session{
        .at = table.at,
        .occupation = text(table, "occupation"),
        .code = read_code(table),
        .level = field<Count>(table, "level").value_or(0),
        .planned = field<Count>(table, "planned"),
        .registered = field<Count>(table, "registered"),
        .examined = field<Count>(table, "examined"),
        .passed = field<Count>(table, "passed"),
        .date = field<date::sys_days>(table, "date"),
        .start = field<std::chrono::seconds>(table, "start"),
        .place = field<std::string>(table, "place"),
        .staff = field<Texts>(table, "staff"),
        .examiners = field<Texts>(table, "examiners"),
        .arranged = std::nullopt,
    };
    if (table.find("arranged") != nullptr) {
        const TomlTable& arranged = subtable(table, "arranged");
        session.arranged = Arranged{
            .occupation = field<std::string>(arranged, "occupation"),
            .level = field<Count>(arranged, "level"),
            .date = field<date::sys_days>(arranged, "date"),
            .start = field<std::chrono::seconds>(arranged, "start"),
            .place = field<std::string>(arranged, "place"),
            .staff = field<Texts>(arranged, "staff"),
        };
    }
    return session;
}

Skill read_skill(const TomlTable& table) {
    return {.at = table.at,
            .occupation = text(table, "occupation"),
            .code = read_code(table),
            .level = field<Count>(table, "level").value_or(0),
            .evidence = read_stated(table, "evidence"),
            .confirmed = field<bool>(table, "confirmed")};
}

Title read_title(const TomlTable& table) {
    return {.at = table.at,
            .grade = text(table, "grade"),
            .specialty = field<std::string>(table, "specialty"),
            .related_to = field<Texts>(table, "related_to"),
            .evidence = read_stated(table, "evidence"),
            .confirmed = field<bool>(table, "confirmed")};
}

Examiner read_examiner(const TomlTable& table) {
    Examiner examiner{.at = table.at,
                      .name = text(table, "name"),
                      .id_number = field<std::string>(table, "id_number"),
                      .skills = read_all(table, "skill", read_skill),
                      .titles = read_all(table, "title", read_title),
                      .certificate = {}};
    if (table.find("certificate") != nullptr) {
        const TomlTable& certificate = subtable(table, "certificate");
        examiner.certificate = ExaminerCertificate{
            .at = certificate.at,
            .number = field<std::string>(certificate, "number"),
            .kind = field<std::string>(certificate, "kind"),
            .issued = field<date::sys_days>(certificate, "issued"),
            .expires = field<date::sys_days>(certificate, "expires"),
        };
    }
    return examiner;
}

/// A trainee's day: its key is that of the trainee's table, or of one of the tables in it.
Field<date::sys_days> read_step(const TomlTable& table, TraineeStep step) {
    const std::string_view key = key_of(step);
    const std::size_t dot = key.find('.');
    if (dot == std::string_view::npos) return field<date::sys_days>(table, key);
    TomlTable otherwise;
    return field<date::sys_days>(part_of(table, key.substr(0, dot), otherwise), key.substr(dot + 1));
}

Trainee read_trainee(const TomlTable& table) {
    TomlTable otherwise;
    Trainee trainee;
    trainee.at = table.at;
    trainee.name = text(table, "name");
    trainee.id_number = read_stated(table, "id_number");
    trainee.employer = read_stated(table, "employer");
    trainee.region = read_stated(table, "region");
    trainee.occupation = read_stated(table, "occupation");
    trainee.code = read_code(table);
    trainee.photo = read_stated(table, "photo");
    trainee.ethics_declared = field<bool>(table, "ethics_declared");
    trainee.experience = read_stated(table, "experience");
    trainee.skills = read_all(table, "skill", read_skill);
    trainee.titles = read_all(table, "title", read_title);
    const TomlTable& online = part_of(table, "online", otherwise);
    trainee.online = {field<Count>(online, "minutes"), field<Count>(online, "attempts"), field<double>(online, "score")};
    const TomlTable& offline = part_of(table, "offline", otherwise);
    trainee.offline = {field<double>(offline, "days"), field<bool>(offline, "passed")};
    trainee.qualified = field<bool>(part_of(table, "qualification", otherwise), "passed");
    for (std::size_t i = 0; i < trainee_steps; ++i) trainee.dates.at(i) = read_step(table, static_cast<TraineeStep>(i));
    return trainee;
}

void read_head(const TomlTable& root, Batch& batch) {
    const TomlTable& institution = subtable(root, "institution");
    batch.institution = {.name = read_stated(institution, "name"),
                         .code = field<std::string>(institution, "code"),
                         .kind = field<std::string>(institution, "kind"),
                         .status = field<std::string>(institution, "status"),
                         .region = field<std::string>(institution, "region")};
    const TomlTable& head = subtable(root, "batch");
    batch.id = field<std::string>(head, "id");
    batch.year = field<Count>(head, "year");
    batch.module = field<std::string>(head, "module");
    batch.method = field<std::string>(head, "method");
    batch.stage = field<std::string>(head, "stage");
    batch.region = field<std::string>(head, "region");
    const TomlTable& plan = subtable(root, "annual_plan");
    batch.annual_plan = {field<date::sys_days>(plan, "submitted"), field<bool>(plan, "stamped")};
    const TomlTable& dates = subtable(root, "dates");
    for (std::size_t i = 0; i < written_steps; ++i) batch.dates.at(i) = field<date::sys_days>(dates, step_names.at(i).key);
    batch.theory = field<std::string>(subtable(root, "exam"), "theory");
    const TomlTable& candidates = subtable(root, "candidates");
    batch.candidates = {field<std::string>(candidates, "roster"), field<std::string>(candidates, "scope")};
    const TomlTable& warnings = subtable(root, "warnings");
    batch.warnings = {field<Count>(warnings, "registration"), field<Count>(warnings, "certificate"),
                      field<date::sys_days>(warnings, "reviewed_at_registration"),
                      field<date::sys_days>(warnings, "reviewed_at_certificate")};
}

Material read_material(const TomlTable& table) {
    return {table.at, field<std::string>(table, "kind"), field<std::string>(table, "file"), field<bool>(table, "stamped")};
}

Waiver read_waiver(const TomlTable& table) {
    return {table.at,
            field<std::string>(table, "rule"),
            field<std::string>(table, "subject"),
            field<std::string>(table, "reason"),
            field<std::string>(table, "approved_by"),
            field<date::sys_days>(table, "until")};
}

Batch read_model(const TomlTable& root) {
    Batch batch;
    read_head(root, batch);
    batch.sessions = read_all(root, "session", read_session);
    batch.examiners = read_all(root, "examiner", read_examiner);
    batch.trainees = read_all(root, "trainee", read_trainee);
    batch.materials = read_all(root, "material", read_material);
    batch.waivers = read_all(root, "waiver", read_waiver);
    return batch;
}

/// Sessions refer to examiners by name, so a name may stand once.
void check_examiner_names(const Batch& batch, const Source& source, InputErrors& errors) {
    std::map<std::string_view, Position> first;
    for (const Examiner& examiner : batch.examiners) {
        if (examiner.name.empty()) continue; // said already
        const auto [known, is_new] = first.try_emplace(examiner.name, examiner.at);
        if (is_new) continue;
        errors.push_back(
            source.error(examiner.at, 1,
                         say("考评员“{}”在第 {} 行已经写过；姓名不能重复",
                             "examiner \"{}\" already stands in line {}; names must be unique", examiner.name, known->second.line)));
    }
}

/// A person is told from another of the same name by the ID number.
void check_trainees(const Batch& batch, const Source& source, InputErrors& errors) {
    std::map<std::pair<std::string_view, std::string>, Position> first;
    for (const Trainee& trainee : batch.trainees) {
        if (trainee.name.empty()) continue; // said already
        std::string id = normalized_id_number(trainee.id_number.value_or({}));
        const auto [known, is_new] = first.try_emplace({trainee.name, std::move(id)}, trainee.at);
        if (is_new) continue;
        errors.push_back(source.error(trainee.at, 1,
                                      say("参培人员“{}”在第 {} 行已经写过；同名的人须以不同的身份证号区分",
                                          "trainee \"{}\" already stands in line {}; people of one name must have different ID numbers",
                                          trainee.name, known->second.line)));
    }
}

/// The tables that every batch may have, whatever the regulation.
constexpr std::array always_used{"institution", "batch", "waiver"};

/// A table that the regulation does not use would be read by nobody: it is an error, and is taken out, so that it is told once.
void take_out_unused(TomlTable& root, const Regulation& regulation, const Source& source, InputErrors& errors) {
    const auto is_unused = [&](const TomlEntry& entry) {
        const auto known = batch_keys();
        const auto key = std::find_if(known.begin(), known.end(), [&](const Key& one) { return one.name == entry.key; });
        if (key == known.end() || (key->type != KeyType::table && key->type != KeyType::tables)) return false;
        if (std::find(always_used.begin(), always_used.end(), entry.key) != always_used.end()) return false;
        return std::find(regulation.sections.begin(), regulation.sections.end(), entry.key) == regulation.sections.end();
    };
    for (const TomlEntry& entry : root.entries) {
        if (!is_unused(entry)) continue;
        errors.push_back(
            source.error(entry.at, static_cast<std::uint32_t>(entry.key.size()),
                         say("规程 {} 不用“{}”这个表；删去它，或核对 regulation",
                             "regulation {} has no use for the table \"{}\"; take it out, or check regulation", regulation.id, entry.key)));
    }
    std::erase_if(root.entries, is_unused);
}

void check_format(const TomlTable& root, const Source& source, InputErrors& errors) {
    const auto format = field<Count>(root, "format");
    if (!format || *format == known_format) return;
    errors.push_back(source.error(
        format.at(), 1,
        say("不认识的格式版本 {}；本程序只认识 {}", "format {} is unknown; this program knows format {}", *format, known_format)));
}

/// The keys that this regulation needs and others do not: "batch.module".
void check_required(const TomlTable& root, const Regulation& regulation, const Source& source, InputErrors& errors) {
    for (const std::string& path : regulation.required_keys) {
        const std::size_t dot = path.find('.');
        const TomlTable& table = subtable(root, path.substr(0, dot));
        if (table.find(path.substr(dot + 1)) != nullptr) continue;
        errors.push_back(source.error(table.at.line == 0 ? Position{1, 1} : table.at, 1,
                                      say("缺少必填的“{}”（{} 要求）", "\"{}\" is missing, which {} needs", path, regulation.id)));
    }
}

} // namespace

BatchReading read_batch(const Source& source, std::string_view text, const ChooseRegulation& choose, InputErrors& errors) {
    BatchReading reading;
    auto document = parse_toml(source, text, errors);
    if (!document) return reading;
    TomlTable& root = document->root;
    reading.id = field<std::string>(subtable(root, "batch"), "id").optional();
    reading.named = field<std::string>(root, "regulation");
    if (reading.named) reading.regulation = choose(reading.named, errors);

    // Without a regulation its words are unknown: the rest of the file is checked only for what needs none of them.
    const WordLists* words = reading.regulation == nullptr ? nullptr : &reading.regulation->words;
    if (reading.regulation != nullptr) take_out_unused(root, *reading.regulation, source, errors);
    SchemaCheck(source, words, document->incomplete, errors).check(root, batch_keys());
    check_format(root, source, errors);
    if (reading.regulation != nullptr && !document->incomplete) check_required(root, *reading.regulation, source, errors);

    Batch batch = read_model(root);
    check_examiner_names(batch, source, errors);
    check_trainees(batch, source, errors);
    if (errors.empty() && reading.regulation != nullptr) reading.batch = std::move(batch);
    return reading;
}

} // namespace hegui
