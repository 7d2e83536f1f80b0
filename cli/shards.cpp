#include "cli/shards.hpp"

#include "cli/usage_error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/nearest_name.hpp"
#include "lib/report/ndjson_in.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <utility>
#include <variant>

namespace hegui {
namespace {

constexpr std::size_t piece = std::size_t{64} * 1024;

/// Longer than any line that check writes: a report lists some hundred findings a rule at most, but every file that is named in a
/// batch file of at most 4 MiB, each with the path of its folder.
constexpr std::size_t longest_line = std::size_t{512} * 1024 * 1024;

/// What a file of a shard holds, by its last line.
struct Seen {
    std::string file;
    RunEnd end;
};

InputError error_of(std::string file, Text what, std::uint32_t line = 0) {
    return {.message = std::move(what), .where = {std::move(file), {line, 0}}};
}

std::string name_of(const RunEnd& end) { return fmt::format("{}/{}", end.run.part, end.run.of); }

Text cut_off(std::size_t batches) {
    return say("不完整：缺少最后的 summary 行，只有 {} 个批次。重新运行这一份",
               "cut off: its last line, of type summary, is missing after {} batches. Run this shard again", batches);
}

/// Reads a file once, without reading its lines of batches; what is wrong with it, or what it holds.
std::variant<Seen, InputError> look_through(const std::string& file) {
    Lines lines(file);
    std::size_t batches = 0;
    std::optional<std::variant<RunEnd, Text>> end;
    while (const auto line = lines.next()) {
        if (end) return error_of(file, {"summary 行之后还有内容", "something follows the line of type summary"}, lines.number());
        if (line->starts_with(summary_line)) {
            end = read_summary_line(*line, HEGUI_VERSION);
        } else if (!line->starts_with(batch_line) || !line->ends_with('}')) {
            if (!lines.was_ended() && (batches > 0 || line->starts_with(batch_line))) return error_of(file, cut_off(batches));
            return error_of(file, {"不是 hegui check -f ndjson 写的报告", "not a report that hegui check -f ndjson wrote"}, lines.number());
        } else {
            ++batches;
        }
    }
    if (!lines.problem().empty()) return error_of(file, lines.problem());
    if (!end || !lines.was_ended()) return error_of(file, cut_off(batches));
    if (const auto* wrong = std::get_if<Text>(&*end)) return error_of(file, *wrong, lines.number());
    const RunEnd& seen = std::get<RunEnd>(*end);
    if (!seen.summary.found)
        return error_of(file, say("第 {} 份运行时被中断，没有做完。重新运行这一份", "shard {} was interrupted before its end. Run it again",
                                  name_of(seen)));
    if (seen.summary.batches != batches)
        return error_of(file, say("第 {} 份应有 {} 个批次，文件中有 {} 个", "shard {} has {} batches, and {} stand in the file",
                                  name_of(seen), seen.summary.batches, batches));
    return Seen{file, seen};
}

/// Why two shards are not of one run; empty where they are.
Text difference(const RunEnd& one, const RunEnd& other) {
    if (one.run.as_of != other.run.as_of)
        return say("判定日是 {}，那一份是 {}", "its as-of day is {}, that of the other is {}", one.run.as_of, other.run.as_of);
    if (one.run.of != other.run.of)
        return say("它分为 {} 份，那一份分为 {} 份", "its run has {} shards, that of the other has {}", one.run.of, other.run.of);
    if (one.run.warnings_fail != other.run.warnings_fail || one.run.terms != other.run.terms)
        return {"判定的选项、规程或日历不同", "the options, the regulation or the calendar by which they judged differ"};
    if (one.summary.found->batches != other.summary.found->batches)
        return say("它共有 {} 个批次，那一份有 {} 个", "its run has {} batches, that of the other has {}", one.summary.found->batches,
                   other.summary.found->batches);
    if (one.summary.found != other.summary.found)
        return {"批次的路径不同，不是同一些文件夹", "the paths of their batches differ: they are not of the same folders"};
    return {};
}

/// Shards of other runs than the first one, and shards that are there twice.
void compare(const std::vector<Seen>& seen, InputErrors& errors) {
    std::map<std::size_t, std::string> parts;
    for (const Seen& one : seen) {
        const Seen& first = seen.front();
        if (const Text why = difference(one.end, first.end); !why.empty()) {
            errors.push_back(error_of(one.file, say("与 {} 不是同一次运行的：{}", "not of the same run as {}: {}", first.file, why)));
            continue;
        }
        const auto [known, is_new] = parts.try_emplace(one.end.run.part, one.file);
        if (!is_new)
            errors.push_back(error_of(one.file, say("第 {} 份重复：{} 也是这一份", "shard {} is there twice: {} is the same one",
                                                    name_of(one.end), known->second)));
    }
}

/// All shards are there: then all batches are.
void find_lost_batches(const std::vector<Seen>& seen, InputErrors& errors) {
    std::size_t batches = 0;
    for (const Seen& one : seen) batches += one.end.summary.batches;
    const std::size_t found = seen.front().end.summary.found->batches;
    if (!errors.empty() || batches == found) return;
    errors.push_back(
        error_of("", say("共应有 {} 个批次，各份合起来有 {} 个：各份运行时看到的文件夹不同",
                         "the run has {} batches, and all shards together hold {}: they did not see the same folders", found, batches)));
}

/// The shards of the run that none of the files holds.
void find_missing(const std::vector<Seen>& seen, InputErrors& errors) {
    constexpr std::size_t most_named = 20;
    const Run& run = seen.front().end.run;
    std::vector<bool> is_there(run.of + 1, false);
    for (const Seen& one : seen) {
        if (one.end.run.of == run.of) is_there[one.end.run.part] = true;
    }
    std::vector<std::string> missing;
    for (std::size_t part = 1; part <= run.of; ++part) {
        if (!is_there[part]) missing.push_back(fmt::format("{}/{}", part, run.of));
    }
    if (missing.empty()) return find_lost_batches(seen, errors);
    const std::size_t count = missing.size();
    missing.resize(std::min(count, most_named));
    const Text names = say("{}{}", "{}{}", listed(missing), count > most_named ? "…" : "");
    errors.push_back(error_of("", say("缺少第 {} 份（共缺 {} 份）", "shard {} is missing ({} in all)", names, count)));
}

} // namespace

Lines::Lines(std::string file) : file_(std::move(file)) {}

bool Lines::read_more() {
    std::uintmax_t size = 0;
    if (const ReadOutcome outcome = regular_file(path_of(file_), std::numeric_limits<std::uintmax_t>::max(), size);
        outcome != ReadOutcome::read) {
        problem_ = why_not_read(outcome, 0);
        return false;
    }
    std::ifstream in(path_of(file_), std::ios::binary);
    bytes_.erase(0, std::exchange(start_, 0));
    const std::size_t before = bytes_.size();
    bytes_.resize(before + piece);
    in.seekg(static_cast<std::streamoff>(read_));
    in.read(bytes_.data() + before, static_cast<std::streamsize>(piece));
    const auto got = static_cast<std::size_t>(in.gcount());
    bytes_.resize(before + got);
    read_ += got;
    if (got == 0 && !in.eof()) problem_ = why_not_read(ReadOutcome::denied, 0);
    return got > 0;
}

std::optional<std::string_view> Lines::next() {
    std::size_t end = std::string::npos;
    std::size_t searched = start_;
    while ((end = bytes_.find('\n', searched)) == std::string::npos) {
        searched = bytes_.size() - start_; // what was taken goes away when more is read
        if (searched > longest_line) {
            problem_ = say("第 {} 行过长", "line {} is too long", number_ + 1);
            return std::nullopt;
        }
        if (!read_more()) break;
    }
    const bool is_ended = end != std::string::npos;
    if (!problem_.empty() || (!is_ended && start_ == bytes_.size())) return std::nullopt;
    was_ended_ = is_ended; // after that: it tells of a line, and at the end there is none
    ++number_;
    const std::size_t from = start_;
    const std::size_t to = was_ended_ ? end : bytes_.size();
    start_ = was_ended_ ? to + 1 : to;
    return std::string_view(bytes_).substr(from, to - from);
}

Shards::Shards(const std::vector<std::string>& files) {
    InputErrors errors;
    std::vector<Seen> seen;
    for (const std::string& file : files) {
        auto looked = look_through(file);
        if (auto* wrong = std::get_if<InputError>(&looked)) errors.push_back(std::move(*wrong));
        if (auto* one = std::get_if<Seen>(&looked)) seen.push_back(std::move(*one));
    }
    if (!seen.empty()) {
        compare(seen, errors);
        find_missing(seen, errors);
    }
    if (!errors.empty()) throw FileError(errors);
    run_ = seen.front().end.run;
    run_.part = 1;
    run_.of = 1;
    found_ = *seen.front().end.summary.found;
    for (const Seen& one : seen) {
        shards_.push_back({Lines(one.file), std::nullopt, one.end.summary.batches});
        take_next(shards_.back());
    }
}

void Shards::take_next(Shard& shard) {
    shard.batch.reset();
    if (shard.left == 0) return;
    --shard.left;
    const auto line = shard.lines.next();
    if (!line) throw FileError({error_of(shard.lines.file(), {"读的时候变了", "it changed while it was read"})});
    auto read = read_batch_line(*line);
    if (const auto* wrong = std::get_if<Text>(&read)) throw FileError({error_of(shard.lines.file(), *wrong, shard.lines.number())});
    shard.batch = std::get<BatchResult>(std::move(read));
}

std::optional<BatchResult> Shards::next() {
    const auto turn = std::min_element(shards_.begin(), shards_.end(), [](const Shard& a, const Shard& b) {
        return a.batch && (!b.batch || a.batch->place < b.batch->place);
    });
    if (turn == shards_.end() || !turn->batch) return std::nullopt;
    if (turn->batch->place != ++place_) {
        throw FileError(
            {error_of(turn->lines.file(),
                      say("批次 {} 在各份中重复或缺失", "the shards hold a batch twice or lack one, beside {}", turn->batch->file),
                      turn->lines.number())});
    }
    std::optional<BatchResult> batch = std::move(turn->batch);
    take_next(*turn);
    return batch;
}

} // namespace hegui
