#include "lib/input/discover.hpp"

#include "lib/base/file.hpp"
#include "lib/base/folder_reader.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace hegui {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view batch_name = "batch.toml";
constexpr std::string_view batch_ending = ".batch.toml";

/// Deeper than anybody files.
constexpr std::size_t deepest = 200;

bool is_batch_name(std::string_view name) {
    return name == batch_name || (name.size() > batch_ending.size() && name.ends_with(batch_ending));
}

/// Whether it ends so but for the case of letters; the ending is of small ones.
bool ends_like(std::string_view name, std::string_view ending) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return name.size() >= ending.size() &&
           std::equal(ending.rbegin(), ending.rend(), name.rbegin(), [&](char wanted, char c) { return small(c) == wanted; });
}

/// The name that a file was to have which is no batch by its own, though it looks like one; empty where it does not. Windows takes
/// capitals for small letters, editors put .txt behind, and both may not show.
std::string meant_name(std::string_view name) {
    constexpr std::string_view added = ".txt";
    constexpr std::string_view in_chinese = "批次.toml";
    if (ends_like(name, added)) name.remove_suffix(added.size());
    if (name == in_chinese) return std::string(batch_name);
    if (!ends_like(name, batch_name)) return {};
    std::string meant = std::string(name.substr(0, name.size() - batch_name.size())).append(batch_name);
    return is_batch_name(meant) ? meant : std::string{};
}

InputErrors ask_to_rename(std::vector<std::string> names, const std::string& folder) {
    std::sort(names.begin(), names.end());
    InputErrors errors;
    for (const std::string& name : names) {
        errors.push_back(
            {.message = say("“{}”像是批次文件；请改名为 {}", "{} looks like a batch file; rename it to {}", name, meant_name(name)),
             .where = {folder, {}}});
    }
    return errors;
}

bool is_link(const fs::path& path) {
    std::error_code unknown; // what can't be looked at can't be opened either, which is told
    return fs::is_symlink(fs::symlink_status(path, unknown));
}

} // namespace

std::optional<Found> Discovery::next() {
    if (!std::exchange(has_begun_, true)) {
        if (auto first = begin()) return first;
    }
    while (!way_.empty()) {
        if (!goes_on_()) return std::nullopt;
        Level& level = way_.back();
        if (level.ahead.empty()) {
            way_.pop_back();
            continue;
        }
        const Entry entry = std::move(level.ahead.back());
        level.ahead.pop_back();
        std::string shown = level.shown + "/" + entry.name;
        if (!entry.is_folder) return found(std::move(shown), {});
        if (auto error = enter(std::move(shown))) return error;
    }
    if (has_found_) return std::nullopt;
    return nothing(
        top_, {"文件夹中没有批次文件（batch.toml 或 *.batch.toml）", "there is no batch file in this folder (batch.toml or *.batch.toml)"});
}

/// The path itself where it is a batch, or an error; nothing where it is a folder, which is then entered.
std::optional<Found> Discovery::begin() {
    const fs::path path = path_of(given_);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return nothing(given_, error && error != std::errc::no_such_file_or_directory
                                   ? say("打不开：{}", "it can't be opened: {}", why_refused(error))
                                   : why_not_read(ReadOutcome::absent, 0));
    if (!fs::is_directory(status)) return found(text_of(path), {});

    top_ = text_of(path);
    while (top_.size() > 1 && top_.back() == '/') top_.pop_back();
    return enter(top_ == "/" ? "" : top_);
}

/// Goes down into a folder. An error where it can't be, where only a part of it is known, or where its batch has another name.
std::optional<Found> Discovery::enter(std::string shown) {
    const std::string folder = shown.empty() ? "/" : shown;
    if (way_.size() > deepest) return nothing(folder, say("文件夹嵌套超过 {} 层", "folders are nested more than {} deep", deepest));
    const bool is_top = way_.empty();
    FolderReader reader;
    std::error_code error = reader.open(path_of(folder), is_top);
    if (error && !is_top && is_link(path_of(folder))) return std::nullopt; // it has become one since it was listed
    if (error) return nothing(folder, say("打不开文件夹：{}", "the folder can't be opened: {}", why_refused(error)));

    std::vector<Entry> ahead;
    std::vector<std::string> misnamed;
    bool has_batch = false;
    while (const auto entry = reader.next(error)) {
        if (entry->name.front() == '.' || entry->kind == FolderReader::Kind::other) continue;
        const bool is_folder = entry->kind == FolderReader::Kind::folder;
        const bool is_batch = !is_folder && is_batch_name(entry->name);
        has_batch = has_batch || is_batch;
        if (is_folder || is_batch)
            ahead.push_back({std::string(entry->name), is_folder});
        else if (!has_batch && !meant_name(entry->name).empty())
            misnamed.emplace_back(entry->name);
    }
    std::sort(ahead.begin(), ahead.end(), [](const Entry& a, const Entry& b) { return a.name > b.name; });
    way_.push_back({std::move(shown), std::move(ahead)});
    if (error) return nothing(folder, say("文件夹没有读完：{}", "the folder was not read to its end: {}", why_refused(error)));
    return has_batch || misnamed.empty() ? std::nullopt : found(folder, ask_to_rename(std::move(misnamed), folder));
}

std::optional<Found> Discovery::found(std::string shown, InputErrors errors) {
    has_found_ = true;
    const std::string prefix = top_.ends_with('/') ? top_ : top_ + "/";
    const bool is_below = !top_.empty() && shown.starts_with(prefix) && shown.size() > prefix.size();
    std::string relative = is_below ? shown.substr(prefix.size()) : shown;
    fs::path path = errors.empty() ? path_of(shown) : fs::path{};
    return Found{.path = std::move(path), .shown = std::move(shown), .errors = std::move(errors), .relative = std::move(relative)};
}

std::optional<Found> Discovery::nothing(std::string shown, Text why) {
    InputErrors errors{{.message = std::move(why), .where = {shown, {}}}};
    return found(std::move(shown), std::move(errors));
}

} // namespace hegui
