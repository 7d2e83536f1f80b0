#include "lib/regulation/catalogue.hpp"

#include "lib/base/file.hpp"

#include <stdexcept>

namespace hegui {
namespace {

constexpr std::string_view ending = ".toml";
constexpr std::uintmax_t largest_regulation = 4UL * 1024 * 1024;

} // namespace

std::vector<std::string_view> Catalogue::ids() const {
    std::vector<std::string_view> ids;
    for (const ShippedRegulation& one : shipped_) ids.push_back(one.id);
    return ids;
}

std::shared_ptr<const Regulation> Catalogue::shipped(std::string_view id) const {
    const std::lock_guard lock(mutex_);
    if (const auto found = loaded_.find(id); found != loaded_.end()) return found->second;
    for (const ShippedRegulation& one : shipped_) {
        if (one.id != id) continue;
        InputErrors errors;
        auto regulation = load_regulation(one, rules_, errors);
        if (!regulation) throw std::logic_error("shipped regulation " + std::string(id) + ": " + errors.front().message.en);
        return loaded_[std::string(id)] = std::make_shared<const Regulation>(*std::move(regulation));
    }
    return nullptr;
}

Catalogue::Loaded Catalogue::from_file(const std::filesystem::path& path, const std::string& shown) const {
    std::string text;
    const ReadOutcome outcome = read_file(path, largest_regulation, text);
    if (outcome != ReadOutcome::read) {
        return InputErrors{
            {.message = say("读不到规程文件：{}", "the regulation file can't be read: {}", why_not_read(outcome, largest_regulation)),
             .where = {shown, {}},
             .source_line = {}}};
    }
    InputErrors errors;
    auto regulation = load_regulation(Source(shown, text), text, rules_, errors);
    if (!regulation) return errors;
    regulation->file = shown;
    return std::make_shared<const Regulation>(*std::move(regulation));
}

bool Catalogue::is_file(std::string_view named) {
    return named.find('/') != std::string_view::npos ||
           (named.size() > ending.size() && named.substr(named.size() - ending.size()) == ending);
}

} // namespace hegui
