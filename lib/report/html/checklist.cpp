#include "lib/report/html/checklist.hpp"

namespace hegui::html {
namespace {

using Need = ChecklistItem::Need;

/// A tick or a cross, and the word for those who do not see it.
std::string sign(std::string_view mark, std::string_view tone, const std::string& word) {
    return fmt::format("{}<span class=\"hidden\">{}</span>", mark_of(mark, tone), word);
}

std::string need_of(const ChecklistItem& item, const Words& words) {
    switch (item.need) {
    case Need::now: return sign("✓", "plain", words.tr({"需要", "needed"}));
    case Need::later: return fmt::format("<span class=\"faint\">{}</span>", words.tr({"以后", "later"}));
    case Need::another: return fmt::format("<span class=\"faint\">{}</span>", words.tr({"已代替", "replaced"}));
    case Need::none: break;
    }
    return sign("–", "faint", words.tr({"不需要", "not needed"}));
}

std::string attached_of(const ChecklistItem& item, const Words& words) {
    if (!item.files.empty()) return sign("✓", "good", words.tr({"已附", "attached"}));
    if (item.need == Need::now) return sign("✗", "bad", words.tr({"没有", "missing"}));
    return sign("–", "faint", words.tr({"没有", "none"}));
}

std::string stamp_of(const ChecklistItem& item, const Words& words) {
    if (item.stamped) return sign("✓", "good", words.tr({"已盖章", "stamped"}));
    if (!item.stamp_asked) return sign("–", "faint", words.tr({"不要求", "not asked"}));
    if (item.files.empty()) return fmt::format("<span class=\"faint\">{}</span>", words.tr({"须盖", "asked"}));
    return item.outcome == Outcome::warning ? sign("!", "doubtful", words.tr({"没有盖章", "not stamped"}))
                                            : sign("✗", "bad", words.tr({"没有盖章", "not stamped"}));
}

std::string outcome_of(const ChecklistItem& item, const Words& words) {
    if (item.outcome == Outcome::not_applicable) return sign("–", "faint", words.tr({"没有判定", "nothing was judged"}));
    const Look& look = look_of(item.outcome);
    return sign(look.mark, look.tone, words.tr(look.heading));
}

std::string row(const ChecklistItem& item, const Words& words) {
    std::string files;
    for (const std::string& file : item.files) files += fmt::format("<span class=\"file\">{}</span>", words(file));
    return fmt::format("<tr><th scope=\"row\"><span lang=\"zh-CN\">{}</span> <span class=\"code\">{}</span>{}</th>"
                       "<td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                       words(item.name), words(item.kind), files, need_of(item, words), attached_of(item, words), stamp_of(item, words),
                       outcome_of(item, words));
}

} // namespace

std::string checklist(const std::vector<ChecklistItem>& items, const Words& words) {
    if (items.empty()) return {};
    std::string out = fmt::format("<table class=\"checklist\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>"
                                  "<th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n",
                                  words.tr({"材料", "material"}), words.tr({"需要", "needed"}), words.tr({"已附", "attached"}),
                                  words.tr({"盖章", "stamped"}), words.tr({"结果", "result"}));
    const ChecklistItem* before = nullptr;
    for (const ChecklistItem& item : items) {
        const bool new_stage = before == nullptr || before->stage.zh != item.stage.zh;
        if (new_stage) {
            out += fmt::format("{}<tbody><tr class=\"stage\"><th colspan=\"5\" scope=\"rowgroup\">{}</th></tr>\n",
                               before == nullptr ? "" : "</tbody>\n", words.tr(item.stage));
        }
        out += row(item, words);
        before = &item;
    }
    return out + "</tbody></table>\n";
}

} // namespace hegui::html
