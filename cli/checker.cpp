#include "cli/checker.hpp"

#include "cli/reference.hpp"
#include "lib/base/file.hpp"
#include "lib/base/file_reader.hpp"
#include "lib/base/nearest_name.hpp"
#include "lib/base/sha256.hpp"
#include "lib/input/batch_file.hpp"
#include "lib/input/inspect.hpp"
#include "lib/roster/roster_reader.hpp"
#include "lib/toml/schema.hpp"
#include "rules/all.hpp"

#include <algorithm>
#include <mutex>
#include <new>
#include <set>
#include <string_view>
#include <utility>

namespace hegui {
namespace {

constexpr std::uintmax_t largest_batch_file = 4UL * 1024 * 1024;
constexpr std::size_t most_errors = 200;

/// In the order of the file. A flood of errors has one cause; what is cut is counted.
void arrange(InputErrors& errors) {
    std::stable_sort(errors.begin(), errors.end(),
                     [](const InputError& a, const InputError& b) { return a.where.file == b.where.file && a.where.at < b.where.at; });
    if (errors.size() <= most_errors) return;
    const std::size_t more = errors.size() - most_errors;
    errors.resize(most_errors);
    errors.push_back({.message = say("……另有 {} 处错误未列出", "... and {} more errors that are not listed", more),
                      .where = {errors.front().where.file, {}}});
}

} // namespace

Checker::Checker(CheckerOptions options, Cache* cache)
    : options_(std::move(options)), cache_(cache), catalogue_(shipped_regulations()), calendar_(load_calendar(options_.calendar)) {
    if (!options_.regulation.empty()) chosen_ = regulation_named(catalogue_, options_.regulation);
}

/// Where memory runs out, the batch is judged again when no other is: what comes of it must not depend on what others need
/// meanwhile. If it still is too little, that is an error of this batch alone.
BatchResult Checker::check(const Found& found) const {
    try {
        const std::shared_lock among_others(alone_);
        return judged(found);
    } catch (const std::bad_alloc&) {
    }
    const std::unique_lock alone(alone_);
    rooms_.clear();
    try {
        return judged(found);
    } catch (const std::bad_alloc&) {
        BatchResult result;
        result.file = found.shown;
        result.place = found.place;
        result.errors.push_back(
            {.message = {"判定这个批次需要的内存过多", "to judge this batch takes too much memory"}, .where = {found.shown, {}}});
        return result;
    }
}

std::string Checker::reference() const { return fmt::format("{} {:016x}", chosen_ == nullptr ? "" : chosen_->sha256, calendar_.digest()); }

BatchResult Checker::judged(const Found& found) const {
    return read(found, [&](const Case& c, BatchResult& result) { judge(c, rules::all(), options_.judge, result); });
}

BatchResult Checker::read(const Found& found, const UseCase& use) const {
    BatchResult result;
    result.file = found.shown;
    result.place = found.place;
    result.errors = found.errors;
    if (!result.errors.empty()) return result;

    FileReader file;
    std::string room;
    std::string_view text;
    ReadOutcome outcome = file.open(found.path, largest_batch_file);
    if (outcome == ReadOutcome::read) outcome = file.read_all(room, text);
    if (outcome != ReadOutcome::read) {
        result.errors.push_back(
            {.message = say("读不到批次文件：{}", "the batch file can't be read: {}", why_not_read(outcome, largest_batch_file)),
             .where = {found.shown, {}},
             .source_line = {}});
        return result;
    }
    result.inputs.push_back({.file = found.shown, .bytes = text.size(), .sha256 = options_.hashes ? sha256(text) : ""});
    const Source source(found.shown, text);
    const auto choose_regulation = [&](const Field<std::string>& named, InputErrors& errors) {
        return choose(named, found, source, errors);
    };
    const BatchReading reading = read_batch_file(file, source, text, choose_regulation, cache_, result.errors);
    arrange(result.errors);
    result.id = reading.id;
    if (reading.regulation != nullptr) result.regulation = reading.regulation->use();
    if (reading.batch) use_batch(*reading.batch, *reading.regulation, found, source, use, result);
    return result;
}

std::shared_ptr<const Regulation> Checker::choose(const Field<std::string>& named, const Found& found, const Source& source,
                                                  InputErrors& errors) const {
    if (chosen_ != nullptr) return chosen_;
    if (!Catalogue::is_file(*named)) {
        if (auto regulation = catalogue_.shipped(*named)) return regulation;
        errors.push_back(source.error(named.at(), 1,
                                      say("没有规程“{}”{}；可用：{}", "there is no regulation \"{}\"{}; known are {}", *named,
                                          did_you_mean(*named, catalogue_.ids()), listed(catalogue_.ids()))));
        return nullptr;
    }
    const auto path = path_within(found.path.parent_path(), *named);
    if (path.state == PathWithin::State::outside) {
        errors.push_back(source.error(named.at(), 1,
                                      {"规程文件必须在批次文件夹内；其他位置的请用 --regulation 指定",
                                       "a regulation file must lie in the batch's folder; give one from elsewhere with --regulation"}));
        return nullptr;
    }
    const std::filesystem::path shown = path_of(found.shown).parent_path() / path_of(*named);
    const Catalogue::Loaded loaded = catalogue_.from_file(path.path, text_of(shown));
    if (const auto* wrong = std::get_if<InputErrors>(&loaded)) {
        errors.insert(errors.end(), wrong->begin(), wrong->end());
        return nullptr;
    }
    return std::get<std::shared_ptr<const Regulation>>(loaded);
}

std::optional<std::string> Checker::stage_of(const Batch& batch, const Regulation& regulation, const Procedure* procedure,
                                             const Source& source, InputErrors& errors) const {
    std::string stage = batch.stage.value_or(regulation.default_stage);
    const bool by_option = !options_.stage.empty();
    if (by_option) {
        const Word* word = find_word(regulation.words.find("stage")->second, options_.stage);
        stage = word == nullptr ? options_.stage : word->id;
    }
    std::vector<std::string> known;
    for (const Stage& one : regulation.stages) known.push_back(one.id);
    if (procedure != nullptr) known = procedure->stages;
    if (std::find(known.begin(), known.end(), stage) != known.end()) return stage;

    const std::string_view whose = procedure == nullptr ? regulation.id : procedure->id;
    Text message = say("{} 没有环节“{}”{}；它的环节：{}", "{} has no stage \"{}\"{}; its stages are {}", whose, stage,
                       did_you_mean(stage, {known.begin(), known.end()}), listed(known));
    if (by_option)
        errors.push_back({.message = say("--stage：{}", "--stage: {}", message), .where = {source.file(), {}}, .source_line = {}});
    else
        errors.push_back(source.error(batch.stage.at(), 1, std::move(message)));
    return std::nullopt;
}

std::vector<Attachment> Checker::inspect(const Batch& batch, EnclosedFolder& folder) const {
    if (!options_.files) return {};
    Room room = rooms_.take();
    std::vector<Attachment> attachments = inspect_attachments(batch, folder, options_.hashes, cache_, room);
    rooms_.give_back(std::move(room));
    return attachments;
}

void Checker::use_batch(const Batch& batch, const Regulation& regulation, const Found& found, const Source& source, const UseCase& use,
                        BatchResult& result) const {
    const std::string kind = batch.institution.kind.value_or({});
    const std::string module = batch.module.value_or({});
    const Procedure* procedure = regulation.find_procedure(kind, module);
    result.procedure = procedure != nullptr ? procedure->id : kind + "/" + module;
    result.procedure_title = {regulation.title_of("kind", kind).zh, *result.procedure};
    if (!module.empty()) result.procedure_title.zh += " · " + regulation.title_of("module", module).zh;
    const auto selected = [&](const RegulatedRule& rule) { return options_.judge.selects(rule.id); };
    if (std::none_of(regulation.rules.begin(), regulation.rules.end(), selected)) {
        result.errors.push_back(
            {.message = say("--only 和 --skip 没有留下 {} 的任何规则", "--only and --skip leave no rule of {}", regulation.id),
             .where = {found.shown, {}}});
        return;
    }
    const auto stage = stage_of(batch, regulation, procedure, source, result.errors);
    if (!stage) return;
    result.stage = *stage;
    result.stage_title = regulation.title_of("stage", *stage);

    EnclosedFolder parent(found.path.parent_path());
    const std::vector<Attachment> attachments = inspect(batch, parent);
    const std::string folder = found.shown.substr(0, found.shown.rfind('/') + 1);
    std::set<std::string_view> named; // a file may be named for two uses
    for (const Attachment& file : attachments) {
        if (file.state <= Attachment::State::password && named.insert(file.file).second)
            result.inputs.push_back({.file = folder + file.file, .bytes = file.bytes, .sha256 = file.sha256});
    }
    std::optional<Roster> roster;
    if (options_.files && batch.candidates.roster) {
        roster = read_roster(batch.candidates.roster, parent, options_.hashes, cache_);
        if (roster->state <= Roster::State::broken)
            result.inputs.push_back({.file = folder + roster->file, .bytes = roster->bytes, .sha256 = roster->sha256});
    }
    const Case c{.batch = batch,
                 .regulation = regulation,
                 .procedure = procedure,
                 .stage = *stage,
                 .calendar = calendar_,
                 .as_of = options_.as_of,
                 .attachments = attachments,
                 .roster = roster ? &*roster : nullptr,
                 .waivers = {}};
    use(c, result);
}

} // namespace hegui
