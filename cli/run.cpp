#include "cli/run.hpp"

#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/usage_error.hpp"
#include "lib/base/nearest_name.hpp"
#include "lib/base/utf8.hpp"
#include "lib/report/excerpt.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <new>
#include <string>
#include <vector>

namespace hegui {
namespace {

/// Enough for the largest file that is opened, several times over.
constexpr std::uint64_t most_memory = std::uint64_t{2} * 1024 * 1024 * 1024;

/// The address space that a thread sets aside for its stack and its part of the heap.
constexpr std::uint64_t memory_of_thread = std::uint64_t{160} * 1024 * 1024;

/// The language has to be known before the options are parsed: their help and their errors are in it.
Lang language_of(int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        std::string_view value;
        if (argument == "--lang" && i + 1 < argc) value = argv[i + 1];
        if (argument.substr(0, 7) == "--lang=") value = argument.substr(7);
        if (value == "zh") return Lang::zh;
        if (value == "en") return Lang::en;
    }
    return environment::language();
}

void translate(CLI::App& app, Lang lang) {
    app.get_formatter()->column_width(34);
    if (lang == Lang::en) return;
    app.option_defaults()->group("选项");
    for (const auto& [english, chinese] : std::vector<std::pair<std::string, std::string>>{{"Usage", "用法"},
                                                                                           {"Positionals", "参数"},
                                                                                           {"OPTIONS", "选项"},
                                                                                           {"SUBCOMMAND", "命令"},
                                                                                           {"REQUIRED", "必填"},
                                                                                           {"TEXT", "文字"}}) {
        app.get_formatter()->label(english, chinese);
    }
}

/// The names of the options and commands that could have been meant.
std::vector<std::string> names_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

/// An error of a file as the text report shows it.
std::string shown(const InputError& error, Lang lang) {
    const Excerpt excerpt = excerpt_of(error);
    const std::string lines = excerpt.line.empty() ? "" : excerpt.line + "\n" + excerpt.caret + "\n";
    const std::string place = error.where.file.empty() ? "hegui" : place_of(error.where);
    return utf8::printable(place) + ": " + utf8::printable(error.message.in(lang)) + "\n" + lines;
}

/// The first argument that is neither an option nor known as a command.
std::string misspelt_command(const CLI::App& app) {
    for (const std::string& argument : app.remaining(true)) {
        if (argument.empty() || argument.front() != '-') return argument;
    }
    return {};
}

/// The first argument that must be there and is not.
Text missing_argument(const CLI::App& command) {
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_required() && option->empty())
            return say("缺少 {}（{}）", "{} is missing: {}", option->get_name(), option->get_description());
    }
    return {"缺少参数", "an argument is missing"};
}

/// The command that was named, else the program itself.
const CLI::App& named_command(const CLI::App& app) { return app.get_subcommands().empty() ? app : *app.get_subcommands().front(); }

/// Of an option that stands more often than it may, or without its value. The library's words begin with its name.
Text wrong_count(const CLI::App& command, std::string_view words) {
    const std::string name(words.substr(0, words.find(':')));
    const CLI::Option* option = command.get_option_no_throw(name);
    if (option == nullptr) return say("命令行有误：{}", "{}", words);
    return option->count() > 1 ? say("{} 只能写一次", "{} may stand once only", name) : say("{} 缺少它的值", "{} lacks its value", name);
}

/// Of arguments that belong nowhere.
Text surplus(const CLI::App& app) {
    const CLI::App& command = named_command(app);
    const std::vector<std::string> left = app.remaining(true);
    const std::string first = left.empty() ? "" : left.front();
    const bool is_argument = &command != &app && !first.starts_with('-');
    if (is_argument) return say("多了参数“{}”", "there is an argument too many: \"{}\"", first);
    const std::vector<std::string> names = names_of(command);
    return say("不认识“{}”{}", "unknown argument \"{}\"{}", first,
               did_you_mean(first.substr(0, first.find('=')), {names.begin(), names.end()}));
}

Text usage_error(const CLI::App& app, const CLI::ParseError& error) {
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return surplus(app);
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        const CLI::App& command = named_command(app);
        if (&command != &app) return app.remaining(true).empty() ? missing_argument(command) : surplus(app);
        const std::string misspelt = misspelt_command(app);
        if (misspelt.empty()) return app.remaining(true).empty() ? Text{"缺少命令", "a command is missing"} : surplus(app);
        const std::vector<std::string> names = names_of(app);
        return say("没有命令“{}”{}", "there is no command \"{}\"{}", misspelt, did_you_mean(misspelt, {names.begin(), names.end()}));
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return wrong_count(named_command(app), error.what());
    return say("命令行有误：{}", "{}", std::string_view(error.what()));
}

} // namespace

ExitStatus run(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
    environment::limit_memory(most_memory + environment::cores() * memory_of_thread);
    environment::outlive_readers();
    const Io io{out, err, language_of(argc, argv)};
    const auto tr = [&](const Text& text) { return text.in(io.lang); };

    CLI::App app(
        tr({"合规：在提交之前检查职业技能等级认定批次", "hegui: checks batches of vocational skill assessment before they are submitted"}),
        "hegui");
    translate(app, io.lang);
    app.set_help_flag("-h,--help", tr({"显示帮助", "print this help"}));
    app.set_version_flag("--version", "hegui " HEGUI_VERSION, tr({"显示版本", "print the version"}));
    std::string lang; // known already: it is checked only
    add_lang(app, lang, io);
    app.require_subcommand(1);
    std::function<ExitStatus()> chosen;
    for (const Command* command : commands()) {
        CLI::App* sub = app.add_subcommand(std::string(command->name), tr(command->summary()));
        sub->group(tr({"命令", "Subcommands"}));
        sub->get_help_ptr()->group(tr({"选项", "Options"}));
        auto work = command->setup(*sub, io);
        sub->callback([&chosen, work = std::move(work)] { chosen = work; });
    }
    const auto work = [&] {
        ExitStatus status = ExitStatus::pass;
        try {
            app.parse(argc, argv);
            if (!lang.empty()) choice("--lang", lang, {"zh", "en"});
            status = chosen();
        } catch (const CLI::Success& success) {
            app.exit(success, out, err);
        }
        Output(out).commit();
        return status;
    };
    try {
        return work();
    } catch (const CLI::ParseError& error) {
        const CLI::App& command = named_command(app);
        const std::string help = &command == &app ? "hegui --help" : fmt::format("hegui {} --help", command.get_name());
        err << "hegui: " << utf8::printable(tr(usage_error(app, error))) << tr(say("（见 {}）", " (see {})", help)) << '\n';
    } catch (const FileError& error) {
        for (const InputError& one : error.errors()) err << shown(one, io.lang);
    } catch (const std::bad_alloc&) {
        err << "hegui: " << tr({"内存不足", "there is not enough memory"}) << '\n';
    } catch (const UsageError& error) {
        err << "hegui: " << utf8::printable(tr(error.message())) << '\n';
    }
    return ExitStatus::error;
}

} // namespace hegui
