#include "cli/batch_template.hpp"
#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/options.hpp"
#include "cli/reference.hpp"
#include "cli/usage_error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/nearest_name.hpp"
#include "lib/base/utf8.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace hegui {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_regulation = 4UL * 1024 * 1024;

struct Arguments {
    std::string procedure;
    std::string folder;
    std::string regulation;
    std::string lang;
};

/// A procedure, and the regulation that has it.
struct Chosen {
    std::shared_ptr<const Regulation> regulation;
    const Procedure* procedure;
};

Chosen choose(const Catalogue& catalogue, const Arguments& arguments) {
    std::vector<Chosen> all;
    std::vector<std::string_view> known;
    for (const auto& regulation : regulations_named(catalogue, arguments.regulation)) {
        for (const Procedure& procedure : regulation->procedures) {
            known.push_back(procedure.id);
            if (procedure.id == arguments.procedure) all.push_back({regulation, &procedure});
        }
    }
    if (all.empty()) {
        throw UsageError(say("没有流程“{}”{}；可用：{}", "there is no procedure \"{}\"{}; known are {}", arguments.procedure,
                             did_you_mean(arguments.procedure, known), listed(known)));
    }
    if (all.size() > 1) {
        throw UsageError(say("不止一个规程有流程“{}”；请用 --regulation 指定",
                             "several regulations have the procedure \"{}\"; name one with --regulation", arguments.procedure));
    }
    return all.front();
}

/// The folder must be new, or there and empty: nothing that somebody has written is ever touched.
void make_folder(const fs::path& folder, const std::string& shown) {
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (fs::exists(status)) {
        if (!fs::is_directory(status)) throw UsageError(say("{} 已经存在，而且不是文件夹", "{} is there already, and is no folder", shown));
        const bool empty = fs::is_empty(folder, error);
        if (error) throw UsageError(say("读不到文件夹 {}", "the folder {} can't be read", shown));
        if (!empty)
            throw UsageError(
                say("文件夹 {} 已经存在，里面有内容；请另取一个名称", "the folder {} is not empty; choose another name", shown));
        return;
    }
    fs::create_directories(folder, error);
    if (error) throw UsageError(say("不能建立文件夹 {}", "the folder {} can't be made", shown));
}

void write_new(const fs::path& file, const std::string& bytes) {
    // Exclusive: a file that has come into being meanwhile is left as it is.
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(file.string().c_str(), "wbx"), &std::fclose);
    const bool written = out && std::fwrite(bytes.data(), 1, bytes.size(), out.get()) == bytes.size() && std::fflush(out.get()) == 0;
    if (!written) throw UsageError(say("不能写入 {}", "can't write {}", text_of(file)));
}

ExitStatus make_new(const Arguments& arguments, const Io& io) {
    if (!arguments.lang.empty()) choice("--lang", arguments.lang, {"zh", "en"});
    const Catalogue catalogue = shipped_regulations();
    const auto [regulation, procedure] = choose(catalogue, arguments);
    const fs::path folder = path_of(arguments.folder);
    const bool own_file = Catalogue::is_file(arguments.regulation);
    std::string regulation_text;
    if (own_file && read_file(path_of(arguments.regulation), largest_regulation, regulation_text) != ReadOutcome::read)
        throw UsageError(say("读不到规程 {}", "the regulation {} can't be read", arguments.regulation));
    const std::string named = own_file ? regulation->id + ".toml" : regulation->id;
    const date::year year = date::year_month_day{environment::today()}.year();
    const std::string text = begin_batch_file(
        {.regulation = *regulation, .procedure = *procedure, .named = named, .year = year, .lang = io.lang});

    make_folder(folder, arguments.folder);
    // A regulation that is not one of the program's goes with the batch.
    if (own_file) write_new(folder / path_of(named), regulation_text);
    write_new(folder / "batch.toml", text);
    io.out << utf8::printable(say("已建立 {}/batch.toml。填写之后运行：hegui check {}",
                                  "made {}/batch.toml; fill it in, then run: hegui check {}", arguments.folder, arguments.folder)
                                  .in(io.lang))
           << '\n';
    return ExitStatus::pass;
}

std::function<ExitStatus()> setup(CLI::App& app, const Io& io) {
    const auto arguments = std::make_shared<Arguments>();
    const auto tr = [&](const Text& text) { return text.in(io.lang); };
    app.add_option(
           "PROCEDURE", arguments->procedure,
           tr({"流程，如 social-training/supervised；见 hegui rules", "a procedure, such as social-training/supervised; see hegui rules"}))
        ->required();
    app.add_option("DIR", arguments->folder, tr({"新的文件夹，或空文件夹", "a folder that is new or empty"}))->required();
    add_regulation(app, arguments->regulation, io);
    add_lang(app, arguments->lang, io);
    return [arguments, io] { return make_new(*arguments, io); };
}

Text summary() { return {"建立一个新的批次文件夹", "begin a new batch folder"}; }

} // namespace

extern const Command new_command{.name = "new", .summary = summary, .setup = setup};

} // namespace hegui
