#include "lib/judge/rule.hpp"

#include <algorithm>

namespace hegui::rules {
namespace {

std::string pair_of(const Batch& batch) { return batch.institution.kind.value_or({}) + "/" + batch.module.value_or({}); }

std::vector<Finding> judge(const Case& c, const RuleRow& /*row*/) {
    const Field<std::string>& method = c.batch.method;
    if (c.procedure == nullptr) {
        std::vector<std::string> known;
        for (const Procedure& procedure : c.regulation.procedures) known.push_back(procedure.id);
        Finding finding = fail("",
                               say("{}没有“{}”这一流程（{}）；可用的流程：{}", "{2} is no procedure; the procedures are {3}",
                                   c.regulation.title_of("kind", c.batch.institution.kind.value_or({})),
                                   c.regulation.title_of("module", c.batch.module.value_or({})), pair_of(c.batch), listed(known)),
                               {"核对 institution.kind 和 batch.module", "check institution.kind and batch.module"}, c.batch.module.at());
        finding.actual = pair_of(c.batch);
        return {finding};
    }
    std::vector<Text> allowed;
    for (const std::string& one : c.procedure->methods) allowed.push_back(c.regulation.title_of("method", one));
    if (!method) {
        Finding finding = missing(c, "first", "method", "batch.method", method.at());
        finding.remedy = say("填写 batch.method，可以是：{}", "fill in batch.method; allowed are {}", listed(allowed));
        return {finding};
    }
    if (std::find(c.procedure->methods.begin(), c.procedure->methods.end(), *method) != c.procedure->methods.end()) return {};
    Finding finding = fail("method",
                           say("认定方式“{}”不能用于本流程；可以是：{}", "method {} is not allowed in this procedure; allowed are {}",
                               c.regulation.title_of("method", *method), listed(allowed)),
                           {"改用允许的认定方式，或改用相应的模块", "use an allowed method, or the module that has this one"}, method.at());
    finding.actual = *method;
    finding.expected = fmt::format("{}", fmt::join(c.procedure->methods, " | "));
    return {finding};
}

} // namespace

extern const Rule assessment_method{.id = "assessment-method",
                                    .title_zh = "机构、模块与认定方式",
                                    .title_en = "institution, module and method",
                                    .params = {},
                                    .judge = judge};

} // namespace hegui::rules
