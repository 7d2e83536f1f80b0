#include "lib/report/html/summary.hpp"

#include "lib/report/html/section.hpp"

#include <algorithm>
#include <array>

namespace hegui::html {
namespace {

constexpr std::size_t most_failures = 12;
constexpr std::size_t longest_name = 60;
constexpr std::size_t most_kept = 400; ///< bytes of a name: enough for what is shown of it

std::string kept(const std::string& name) { return name.substr(0, most_kept); }

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

std::string bar(const Summary& summary, const Words& words) {
    struct Part {
        Verdict verdict;
        std::size_t number;
    };
    const std::array<Part, 3> parts{{{Verdict::fail, summary.fail}, {Verdict::error, summary.error}, {Verdict::pass, summary.pass}}};
    std::string drawn;
    std::string told;
    double x = 0;
    for (const Part& part : parts) {
        const VerdictLook look = look_of(part.verdict);
        const double width = share(part.number, summary.batches);
        drawn += fmt::format("<rect class=\"{}\" x=\"{:.3f}%\" y=\"0\" width=\"{:.3f}%\" height=\"28\"/>", look.tone, x, width);
        if (width > 8)
            drawn += fmt::format("<text x=\"{:.3f}%\" dx=\"10\" y=\"19\" aria-hidden=\"true\">{} {}</text>", x, look.mark, part.number);
        x += width;
        told += fmt::format("<li class=\"{}\">{}<b>{}</b> {} <span class=\"faint\">{:.0f}%</span></li>\n", look.tone,
                            mark_of(look.mark, look.tone), part.number, words.tr(look.word), width);
    }
    return fmt::format(
        "<svg class=\"bar\" width=\"100%\" height=\"28\" role=\"img\"><title>{}</title>{}</svg>\n<ul class=\"tally\">\n{}</ul>\n",
        words.tr({"各结论所占比例", "The share of each verdict"}), drawn, told);
}

} // namespace

void Overview::add(const BatchResult& result) {
    Line line{.id = kept(result.id.value_or("")), .file = kept(result.file), .verdict = result.verdict, .why = {}};
    for (const RuleResult& rule : result.rules) {
        if (rule.outcome != Outcome::fail && rule.outcome != Outcome::unchecked) continue;
        line.why.push_back(rule.rule);
        Failure& failure = failures_[rule.rule];
        failure.title = rule.title;
        ++failure.batches;
    }
    rows_.push_back(std::move(line));
}

std::string Overview::write(const Summary& summary, const Words& words) const {
    return fmt::format(
        "<section class=\"overview\" id=\"overview\" aria-labelledby=\"overview-title\">\n<h2 id=\"overview-title\">{}</h2>\n"
        "{}{}{}</section>\n",
        words.tr(say("共 {} 个批次", "{} batches", summary.batches)), bar(summary, words), most_frequent(words), table(words));
}

std::string Overview::most_frequent(const Words& words) const {
    std::vector<const std::pair<const std::string, Failure>*> order;
    order.reserve(failures_.size());
    for (const auto& one : failures_) order.push_back(&one);
    if (order.empty()) return {};
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->second.batches > b->second.batches; });
    if (order.size() > most_failures) order.resize(most_failures);
    std::string out = fmt::format("<h3>{}</h3>\n<table class=\"frequent\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" "
                                  "class=\"amount\">{}</th><td class=\"share\"></td></tr></thead><tbody>\n",
                                  words.tr({"最常见的问题", "Most frequent failures"}), words.tr({"规则", "rule"}),
                                  words.tr({"批次", "batches"}));
    for (const auto* one : order) {
        out += fmt::format("<tr><th scope=\"row\">{} <span class=\"code\">{}</span></th><td class=\"amount\">{}</td><td class=\"share\">"
                           "<svg width=\"100%\" height=\"10\" aria-hidden=\"true\"><rect class=\"bad\" width=\"{:.1f}%\" "
                           "height=\"10\"/></svg></td></tr>\n",
                           words.tr(one->second.title), words(one->first), one->second.batches,
                           share(one->second.batches, order.front()->second.batches));
    }
    return out + "</tbody></table>\n";
}

std::string Overview::table(const Words& words) const {
    std::string out = fmt::format("<h3>{}</h3>\n<table class=\"batches\"><thead><tr><th scope=\"col\" class=\"amount\">#</th><th "
                                  "scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
                                  words.tr({"批次", "Batches"}), words.tr({"结论", "verdict"}), words.tr({"批次", "batch"}),
                                  words.tr({"问题", "why"}));
    std::size_t number = 0;
    for (const Line& line : rows_) {
        ++number;
        const VerdictLook look = look_of(line.verdict);
        const std::string name = line.id.empty() ? words.brief(line.file, longest_name) : Words::exact(line.id, longest_name);
        std::string why;
        for (const std::string& rule : line.why) why += fmt::format("<span class=\"why\">{}</span> ", words.tr(failures_.at(rule).title));
        if (line.verdict == Verdict::error && why.empty()) why = words.tr({"没有读成", "not read"});
        out += fmt::format("<tr><td class=\"amount\">{}</td><td class=\"verdict {}\">{}{}</td><th scope=\"row\">{}"
                           "<span class=\"file\">{}</span></th><td>{}</td></tr>\n",
                           number, look.tone, mark_of(look.mark, look.tone), words.tr(look.word),
                           words.quiet() ? name : fmt::format("<a href=\"#{}\">{}</a>", anchor_of(number), name),
                           line.id.empty() ? "" : words.brief(line.file, 2 * longest_name), why);
    }
    return out + "</tbody></table>\n";
}

} // namespace hegui::html
