#include "lib/judge/rule.hpp"

#include <algorithm>
#include <array>

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

constexpr std::array<std::string_view, 3> reads{"institution.kind", "batch.module", "batch.method"};

constexpr About about{
    .asks = {"机构类别、模块和认定方式须相配。", "Institution, module and method of assessment go together."},
    .why = {"每类机构只能走规程为它规定的流程，用规程允许的方式；流程错了，后面的材料和审核都不对。",
            "Each kind of institution has its own procedures and methods; with the wrong one all materials and approvals are wrong, too."},
    .computed = {"先由 institution.kind 和 batch.module 找流程，再看 batch.method "
                 "是否在该流程允许的方式之内。不成流程时，除本规则外只判定附件和豁免。",
                 "institution.kind and batch.module give the procedure, which lists the methods that it allows; batch.method must be one "
                 "of them. Where there is no such procedure, only attachments and waivers are judged beside this."},
    .fails = {"流程只允许“考试考核”，批次写的是“直接认定”。",
              "The procedure allows only exam (考试考核), and the batch says direct (直接认定)."},
    .passes = {"同样的流程，批次写的是“考试考核”。", "The same procedure, and the batch says exam (考试考核)."},
    .mend = {"核对三个键；方式不被允许的，改用允许的方式，或改走有这种方式的模块。",
             "Check the three keys. Use a method that is allowed, or the module that allows this one."},
};

} // namespace

extern const Rule assessment_method{.id = "assessment-method",
                                    .title_zh = "机构、模块与认定方式",
                                    .title_en = "institution, module and method",
                                    .params = {},
                                    .judge = judge,
                                    .about = about,
                                    .reads = reads};

} // namespace hegui::rules
