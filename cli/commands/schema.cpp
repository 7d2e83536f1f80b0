#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/reference.hpp"
#include "lib/input/json_schema.hpp"
#include "rules/all.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace hegui {
namespace {

struct Arguments {
    std::string regulation;
    std::string lang;
};

ExitStatus schema(const Arguments& arguments, const Io& io) {
    if (!arguments.lang.empty()) choice("--lang", arguments.lang, {"zh", "en"});
    const Catalogue catalogue = shipped_regulations();
    SchemaFor wanted{.regulations = regulations_named(catalogue, arguments.regulation), .rules = {}, .lang = io.lang};
    for (const Rule* rule : rules::all()) wanted.rules.push_back(rule->id);
    io.out << json_schema(wanted);
    return ExitStatus::pass;
}

std::function<ExitStatus()> setup(CLI::App& app, const Io& io) {
    const auto arguments = std::make_shared<Arguments>();
    add_regulation(app, arguments->regulation, io);
    add_lang(app, arguments->lang, io);
    return [arguments, io] { return schema(*arguments, io); };
}

Text summary() { return {"批次文件的 JSON Schema，供编辑器使用", "the JSON Schema of a batch file, for editors"}; }

} // namespace

extern const Command schema_command{.name = "schema", .summary = summary, .setup = setup};

} // namespace hegui
