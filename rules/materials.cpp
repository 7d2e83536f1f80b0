#include "lib/judge/materials.hpp"

#include "lib/base/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace hegui::rules {
namespace {

using Needed = MaterialRequirement::Needed;
using Stamp = MaterialRequirement::Stamp;

Finding absent(const MaterialRequirement& required, Outcome outcome, const Text& why) {
    Finding finding = fail(required.kind, say("没有《{}》（{}）{}", "there is no {1} 《{0}》{2}", required.name, required.kind, why),
                           say("在批次文件中增加 [[material]] kind = \"{}\"，并附上 PDF",
                               "add a [[material]] with kind = \"{}\" and its PDF file", required.kind),
                           {});
    finding.outcome = outcome;
    finding.clause = required.clause;
    return finding;
}

Finding judge_stamp(const MaterialRequirement& required, const Material& entry) {
    const bool stamped = entry.stamped.value_or(false);
    if (!stamped && required.stamp == Stamp::required) {
        return fail(required.kind,
                    say("《{}》（{}）应当盖章，而 stamped 不是 true", "{1} 《{0}》 must be stamped, and stamped is not true",
                        required.short_name(), *entry.file),
                    {"盖章后重新扫描，并填写 stamped = true", "have it stamped, scan it again and put stamped = true"}, entry.at);
    }
    if (!stamped && required.stamp == Stamp::doubtful) {
        return warning(required.kind,
                       say("《{}》（{}）没有盖章；条款中的“（盖章）”可能也指这份材料",
                           "{1} 《{0}》 is not stamped; the clause can be read as asking for it", required.short_name(), *entry.file),
                       {"稳妥起见请盖章，并填写 stamped = true", "have it stamped to be safe and put stamped = true"}, entry.at);
    }
    return pass(required.kind, say("《{}》{}", "{1} 《{0}》", required.short_name(), *entry.file), entry.at);
}

std::vector<Finding> judge_stamps(const MaterialRequirement& required, const std::vector<const Material*>& entries) {
    std::vector<Finding> findings;
    for (const Material* entry : entries) {
        Finding finding = judge_stamp(required, *entry);
        finding.clause = required.clause;
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<Finding> judge_kind(const Case& c, const Materials& materials, const MaterialRequirement& required) {
    const auto entries = materials.of(required);
    if (!entries.empty()) return judge_stamps(required, entries);
    if (!c.due_from(required.stage)) return {};
    if (required.needed == Needed::cross_region && c.batch.region && !c.in_another_region()) {
        return {missing(c, required.stage, "region", "institution.region", c.batch.institution.region.at())};
    }
    if (is_needed(c, required)) {
        const Text why = required.needed != Needed::always ? Text{"；存在预警信息时必须提交", "; it is needed where there are warnings"}
                                                           : Text{};
        return {absent(required, Outcome::fail, why)};
    }
    if (!required.warn_otherwise) return {};
    return {absent(
        required, Outcome::warning,
        {"；没有预警信息，但条款未写明此时可以不交", "; there are no warnings, but the clause doesn't say that it may then be left out"})};
}

/// Kinds that stand for each other: the better of those that are there counts.
std::vector<Finding> judge_alternatives(const Case& c, const Materials& materials, const std::vector<const MaterialRequirement*>& kinds) {
    std::vector<std::vector<Finding>> there;
    for (const MaterialRequirement* required : kinds) {
        const auto entries = materials.of(*required);
        if (!entries.empty()) there.push_back(judge_stamps(*required, entries));
    }
    if (!there.empty()) {
        return *std::min_element(there.begin(), there.end(), [](const auto& a, const auto& b) { return worst_of(a) < worst_of(b); });
    }
    const MaterialRequirement& first = *kinds.front();
    if (!c.due_from(first.stage) || !is_needed(c, first)) return {};
    std::vector<std::string> others;
    for (std::size_t i = 1; i < kinds.size(); ++i) others.push_back(kinds[i]->name + " " + kinds[i]->kind);
    return {absent(first, Outcome::fail, say("，也没有可以代替它的《{}》", ", nor 《{}》, which would do as well", listed(others)))};
}

std::vector<Finding> judge_unknown(const Case& c, const Materials& materials) {
    const std::vector<const Material*> unknown = materials.unknown_to(*c.procedure);
    if (unknown.empty()) return {};
    std::vector<std::string_view> known;
    for (const MaterialRequirement& required : c.procedure->materials) {
        known.push_back(required.kind);
        known.push_back(required.short_name());
    }
    std::vector<Finding> findings;
    for (const Material* material : unknown) {
        const std::string& kind = *material->kind;
        const auto nearest = least_far_name(kind, known);
        findings.push_back(warning(kind,
                                   say("本流程没有“{}”这种材料{}", "this procedure knows no material \"{}\"{}", kind,
                                       nearest ? say("；最接近的是“{}”", "; the nearest is \"{}\"", *nearest) : Text{}),
                                   say("核对 kind；可用的有：{}", "check kind; known are {}", listed(known)), material->kind.at()));
    }
    return findings;
}

void append(std::vector<Finding> more, std::vector<Finding>& all) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<Finding> judge(const Case& c, const RuleRow& /*row*/) {
    const Materials materials(c.batch);
    std::vector<Finding> all;
    std::set<std::string_view> judged_groups;
    for (const MaterialRequirement& required : c.procedure->materials) {
        if (required.one_of.empty()) {
            append(judge_kind(c, materials, required), all);
        } else if (judged_groups.insert(required.one_of).second) {
            std::vector<const MaterialRequirement*> kinds;
            for (const MaterialRequirement& other : c.procedure->materials) {
                if (other.one_of == required.one_of) kinds.push_back(&other);
            }
            append(judge_alternatives(c, materials, kinds), all);
        }
    }
    append(judge_unknown(c, materials), all);
    return all;
}

constexpr std::array<std::string_view, 1> reads{"material"};

constexpr About about{
    .asks = {"到准备提交的环节为止，规程要求的每份材料都须附上，要盖章的须盖章。",
             "Every material of the stages up to this one is attached, and stamped where it must be."},
    .why = {"缺一份材料，整个批次就会被退回。", "For one missing material the whole batch is sent back."},
    .computed =
        {"按流程列出的材料逐种核对 [[material]]，kind 写代码或名称都可以。有预警信息或跨区域时才要的，只在那时要求。必须盖章的没有 stamped "
         "= true 为不通过，两可的为提醒。二者有一即可的，以较好的一种为准。流程中没有的种类提醒并给出最接近的名称。文件本身由规则 "
         "attachments 判定。",
         "Each material that the procedure lists is looked for in [[material]], by its id or its name. Those for warnings or for another "
         "region are asked for only then. Without stamped = true, one that must be stamped fails, and a doubtful one is a warning. Of "
         "kinds that stand for each other the better counts. A kind that the procedure doesn't know is a warning with the nearest name. "
         "The files themselves are the matter of attachments."},
    .fails = {"证书管理环节没有附《内部质量督导报告》。", "At the stage of certificates there is no 《内部质量督导报告》."},
    .passes = {"该环节以前的材料各有一个 [[material]]，要盖章的写了 stamped = true。",
               "Each material up to that stage has its [[material]], with stamped = true where a stamp is asked for."},
    .mend = {"补上材料：扫描为 PDF 放进文件夹，增加 [[material]]；hegui new 的文件里有完整清单。",
             "Scan it, put the PDF into the folder and add a [[material]]. The file that hegui new writes has the whole list."},
};

} // namespace

extern const Rule materials{
    .id = "materials", .title_zh = "材料齐全", .title_en = "materials", .params = {}, .judge = judge, .about = about, .reads = reads};

} // namespace hegui::rules
