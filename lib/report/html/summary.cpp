#include "lib/report/html/summary.hpp"

#include "lib/report/html/section.hpp"

#include <algorithm>
#include <array>

namespace hegui::html {
namespace {

constexpr std::size_t most_failures = 12;
constexpr std::size_t longest_name = 60;

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
    ++batches_;
    std::string why;
    for (const RuleResult& rule : result.rules) {
        if (rule.outcome != Outcome::fail && rule.outcome != Outcome::unchecked) continue;
        why += fmt::format("<span class=\"why\">{}</span> ", words_.tr(rule.title));
        Failure& failure = failures_[rule.rule];
        failure.title = rule.title;
        ++failure.batches;
    }
    if (result.verdict == Verdict::error && why.empty()) why = words_.tr({"没有读成", "not read"});
    rows_.add(row(result, why));
}

void Overview::write(std::ostream& out, const Summary& summary) {
    out << fmt::format(
               "<section class=\"overview\" id=\"overview\" aria-labelledby=\"overview-title\">\n<h2 id=\"overview-title\">{}</h2>\n",
               words_.tr(say("共 {} 个批次", "{} batches", summary.batches)))
        << bar(summary, words_) << most_frequent() << table_head();
    rows_.copy_to(out);
    out << "</tbody></table>\n</section>\n";
}

std::string Overview::most_frequent() const {
    std::vector<const std::pair<const std::string, Failure>*> order;
    order.reserve(failures_.size());
    for (const auto& one : failures_) order.push_back(&one);
    if (order.empty()) return {};
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->second.batches > b->second.batches; });
    if (order.size() > most_failures) order.resize(most_failures);
    std::string out = fmt::format("<h3>{}</h3>\n<table class=\"frequent\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" "
                                  "class=\"amount\">{}</th><td class=\"share\"></td></tr></thead><tbody>\n",
                                  words_.tr({"最常见的问题", "Most frequent failures"}), words_.tr({"规则", "rule"}),
                                  words_.tr({"批次", "batches"}));
    for (const auto* one : order) {
        out += fmt::format("<tr><th scope=\"row\">{} <span class=\"code\">{}</span></th><td class=\"amount\">{}</td><td class=\"share\">"
                           "<svg width=\"100%\" height=\"10\" aria-hidden=\"true\"><rect class=\"bad\" width=\"{:.1f}%\" "
                           "height=\"10\"/></svg></td></tr>\n",
                           words_.tr(one->second.title), words_(one->first), one->second.batches,
                           share(one->second.batches, order.front()->second.batches));
    }
    return out + "</tbody></table>\n";
}

std::string Overview::table_head() const {
    return fmt::format("<h3>{}</h3>\n<table class=\"batches\"><thead><tr><th scope=\"col\" class=\"amount\">#</th><th "
                       "scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
                       words_.tr({"批次", "Batches"}), words_.tr({"结论", "verdict"}), words_.tr({"批次", "batch"}),
                       words_.tr({"问题", "why"}));
}

std::string Overview::row(const BatchResult& result, const std::string& why) const {
    const VerdictLook look = look_of(result.verdict);
    const std::string id = result.id.value_or("");
    const std::string name = id.empty() ? words_.brief(result.file, longest_name) : Words::exact(id, longest_name);
    return fmt::format("<tr><td class=\"amount\">{}</td><td class=\"verdict {}\">{}{}</td><th scope=\"row\">{}"
                       "<span class=\"file\">{}</span></th><td>{}</td></tr>\n",
                       batches_, look.tone, mark_of(look.mark, look.tone), words_.tr(look.word),
                       words_.quiet() ? name : fmt::format("<a href=\"#{}\">{}</a>", anchor_of(batches_), name),
                       id.empty() ? "" : words_.brief(result.file, 2 * longest_name), why);
}

} // namespace hegui::html
