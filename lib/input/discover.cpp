#include "lib/input/discover.hpp"

#include "lib/base/file.hpp"

#include <algorithm>
#include <system_error>

namespace hegui {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view batch_name = "batch.toml";
constexpr std::string_view batch_ending = ".batch.toml";

/// Deeper than anybody files, and far from the end of the stack.
constexpr int deepest = 200;

Found nothing_at(const std::string& shown, Text why) {
    return {.path = {}, .shown = shown, .errors = {{.message = std::move(why), .where = {shown, {}}, .source_line = {}}}};
}

bool is_batch_name(std::string_view name) {
    if (name == batch_name) return true;
    return name.size() > batch_ending.size() && name.substr(name.size() - batch_ending.size()) == batch_ending;
}

struct Entry {
    std::string name;
    fs::path path;
    fs::file_status status; ///< of the entry itself, not of what a link leads to
};

class Search {
public:
    void folder(const fs::path& path, const std::string& shown, int depth) {
        std::error_code error;
        fs::directory_iterator entry(path, error);
        if (error || depth > deepest) {
            found_.push_back(nothing_at(shown, depth > deepest
                                                   ? say("文件夹嵌套超过 {} 层", "folders are nested more than {} deep", deepest)
                                                   : say("打不开文件夹：{}", "the folder can't be opened: {}", error.message())));
            return;
        }
        std::vector<Entry> entries;
        for (; entry != fs::directory_iterator(); entry.increment(error)) {
            std::error_code unknown; // an entry of no known kind is neither a folder nor a batch
            entries.push_back({text_of(entry->path().filename()), entry->path(), entry->symlink_status(unknown)});
        }
        if (error)
            found_.push_back(nothing_at(shown, say("文件夹没有读完：{}", "the folder was not read to its end: {}", error.message())));
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
        for (const Entry& one : entries) visit(one, shown + "/" + one.name, depth);
    }

    std::vector<Found> take() { return std::move(found_); }

private:
    void visit(const Entry& entry, std::string shown, int depth) {
        if (entry.name.front() == '.') return;
        if (fs::is_directory(entry.status)) return folder(entry.path, shown, depth + 1);
        if (fs::is_regular_file(entry.status) && is_batch_name(entry.name)) found_.push_back({entry.path, std::move(shown), {}});
    }

    std::vector<Found> found_;
};

std::vector<Found> found_at(const std::string& given) {
    const fs::path path = path_of(given);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return {nothing_at(given, error && error != std::errc::no_such_file_or_directory
                                      ? say("打不开：{}", "it can't be opened: {}", error.message())
                                      : why_not_read(ReadOutcome::absent, 0))};
    std::string shown = text_of(path);
    if (!fs::is_directory(status)) return {{path, std::move(shown), {}}};

    while (shown.size() > 1 && shown.back() == '/') shown.pop_back();
    Search search;
    search.folder(path, shown == "/" ? "" : shown, 0);
    std::vector<Found> found = search.take();
    if (found.empty())
        found.push_back(nothing_at(shown, {"文件夹中没有批次文件（batch.toml 或 *.batch.toml）",
                                           "there is no batch file in this folder (batch.toml or *.batch.toml)"}));
    const std::string prefix = shown == "/" ? shown : shown + "/";
    for (Found& one : found) {
        if (one.shown.starts_with(prefix)) one.relative = one.shown.substr(prefix.size());
    }
    return found;
}

} // namespace

std::vector<Found> discover(const std::string& given) {
    std::vector<Found> found = found_at(given);
    for (Found& one : found) {
        if (one.relative.empty()) one.relative = one.shown;
    }
    return found;
}

} // namespace hegui
