#include "cli/reference.hpp"

#include "cli/usage_error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/nearest_name.hpp"
#include "rules/all.hpp"
#include "rules/embedded.hpp"

#include <variant>

namespace hegui {
namespace {

constexpr std::uintmax_t largest_calendar = 4UL * 1024 * 1024;

} // namespace

Catalogue shipped_regulations() { return {rules::regulations(), rules::declarations()}; }

std::shared_ptr<const Regulation> regulation_named(const Catalogue& catalogue, const std::string& named) {
    if (!Catalogue::is_file(named)) {
        if (auto regulation = catalogue.shipped(named)) return regulation;
        throw UsageError(say("没有规程“{}”{}；随程序提供：{}；文件请写 .toml 路径",
                             "there is no regulation \"{}\"{}; known are {}; or give the path of a .toml file", named,
                             did_you_mean(named, catalogue.ids()), listed(catalogue.ids())));
    }
    const Catalogue::Loaded loaded = catalogue.from_file(path_of(named), named);
    if (const auto* errors = std::get_if<InputErrors>(&loaded)) throw FileError(*errors);
    return std::get<std::shared_ptr<const Regulation>>(loaded);
}

std::vector<std::shared_ptr<const Regulation>> regulations_named(const Catalogue& catalogue, const std::string& named) {
    if (!named.empty()) return {regulation_named(catalogue, named)};
    std::vector<std::shared_ptr<const Regulation>> all;
    for (const std::string_view id : catalogue.ids()) all.push_back(catalogue.shipped(id));
    return all;
}

Calendar load_calendar(const std::string& file) {
    Calendar calendar;
    InputErrors errors;
    calendar.add(Source("cn.csv", rules::calendar()), rules::calendar(), errors);
    if (!file.empty()) {
        std::string text;
        const ReadOutcome outcome = read_file(path_of(file), largest_calendar, text);
        if (outcome != ReadOutcome::read)
            throw UsageError(say("读不到日历 {}：{}", "the calendar {} can't be read: {}", file, why_not_read(outcome, largest_calendar)));
        calendar.add(Source(file, text), text, errors);
    }
    if (!errors.empty()) throw FileError(errors);
    return calendar;
}

} // namespace hegui
