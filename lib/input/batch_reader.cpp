#include "lib/input/batch_reader.hpp"

#include "lib/input/keys.hpp"
#include "lib/toml/read.hpp"

#include <map>

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

Examiner read_examiner(const TomlTable& table) {
    Examiner examiner{.at = table.at,
                      .name = text(table, "name"),
                      .id_number = field<std::string>(table, "id_number"),
                      .skills = {},
                      .titles = {},
                      .certificate = {}};
    for_each_table(table, "skill", [&](const TomlTable& skill) {
        examiner.skills.push_back({skill.at, text(skill, "occupation"), read_code(skill), field<Count>(skill, "level").value_or(0)});
    });
    for_each_table(table, "title", [&](const TomlTable& title) {
        examiner.titles.push_back(
            {title.at, text(title, "grade"), field<std::string>(title, "specialty"), field<Texts>(title, "related_to")});
    });
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

void read_head(const TomlTable& root, Batch& batch) {
    const TomlTable& institution = subtable(root, "institution");
    batch.institution = {field<std::string>(institution, "name"), field<std::string>(institution, "code"),
                         field<std::string>(institution, "kind"), field<std::string>(institution, "region")};
    const TomlTable& head = subtable(root, "batch");
    batch.id = field<std::string>(head, "id");
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

Batch read_model(const TomlTable& root) {
    Batch batch;
    read_head(root, batch);
    for_each_table(root, "session", [&](const TomlTable& table) { batch.sessions.push_back(read_session(table)); });
    for_each_table(root, "examiner", [&](const TomlTable& table) { batch.examiners.push_back(read_examiner(table)); });
    for_each_table(root, "material", [&](const TomlTable& table) {
        batch.materials.push_back(
            {table.at, field<std::string>(table, "kind"), field<std::string>(table, "file"), field<bool>(table, "stamped")});
    });
    for_each_table(root, "waiver", [&](const TomlTable& table) {
        batch.waivers.push_back({table.at, field<std::string>(table, "rule"), field<std::string>(table, "subject"),
                                 field<std::string>(table, "reason"), field<std::string>(table, "approved_by"),
                                 field<date::sys_days>(table, "until")});
    });
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
    const auto named = field<std::string>(root, "regulation");
    if (named) reading.regulation = choose(named, errors);

    // Without a regulation its words are unknown: the rest of the file is checked only for what needs none of them.
    static const WordLists none;
    const WordLists& words = reading.regulation == nullptr ? none : reading.regulation->words;
    SchemaCheck(source, words, document->incomplete, errors).check(root, batch_keys());
    check_format(root, source, errors);
    if (reading.regulation != nullptr && !document->incomplete) check_required(root, *reading.regulation, source, errors);

    Batch batch = read_model(root);
    check_examiner_names(batch, source, errors);
    if (errors.empty() && reading.regulation != nullptr) reading.batch = std::move(batch);
    return reading;
}

} // namespace hegui
