#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/reference.hpp"
#include "lib/report/format.hpp"
#include "rules/all.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

namespace hegui {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 3> shells{"bash", "zsh", "fish"};

struct Arguments {
    std::string shell;
    std::string lang;
};

/// What may stand for an argument: words, or else files.
struct Values {
    Words words = {};
    bool files = false;
    bool list = false; ///< several, with commas between them
};

/// An option, or an argument by its place.
struct Slot {
    Words names; ///< "-f", "--format"; of an argument its place, from 1
    bool is_option;
    bool has_value;
    bool repeats; ///< an argument that takes all that follow
    Values values;
    std::string about;
};

struct Described {
    std::string name;
    std::string about;
    std::vector<Slot> slots;
};

void add_once(Words& words, const std::string& word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

Words regulation_ids() {
    const Catalogue catalogue = shipped_regulations();
    Words ids;
    for (const std::string_view id : catalogue.ids()) ids.emplace_back(id);
    return ids;
}

/// What every procedure of every regulation says of itself, each word once.
template<class WordsOf> Words from_procedures(const WordsOf& words_of) {
    const Catalogue catalogue = shipped_regulations();
    Words all;
    for (const auto& regulation : regulations_named(catalogue, "")) {
        for (const Procedure& procedure : regulation->procedures) {
            for (const std::string& word : words_of(procedure)) add_once(all, word);
        }
    }
    return all;
}

/// zh|en: the kind of value names its words itself.
Words alternatives(std::string_view kind) {
    Words words;
    for (std::size_t start = 0; start <= kind.size();) {
        const std::size_t end = std::min(kind.find('|', start), kind.size());
        words.emplace_back(kind.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

template<class Table, class Name> Words names_in(const Table& table, const Name& name) {
    Words names;
    for (const auto* one : table) names.emplace_back(one->*name);
    return names;
}

/// The words of a kind of value, as options and arguments name it.
Values values_of(std::string_view kind) {
    if (kind == "FORMAT[=FILE]") return {.words = names_in(formats(), &Format::name)};
    if (kind == "RULE") return {.words = names_in(rules::all(), &Rule::id)};
    if (kind == "RULE,...") return {.words = names_in(rules::all(), &Rule::id), .list = true};
    if (kind == "STAGE") return {.words = from_procedures([](const Procedure& one) { return one.stages; })};
    if (kind == "PROCEDURE") return {.words = from_procedures([](const Procedure& one) { return Words{one.id}; })};
    if (kind == "ID|FILE") return {.words = regulation_ids(), .files = true};
    if (kind == "SHELL") return {.words = Words(shells.begin(), shells.end())};
    if (kind == "FILE" || kind == "FILE|-" || kind == "PATH" || kind == "DIR") return {.files = true};
    if (kind == "DIR|verify") return {.words = {"verify"}, .files = true};
    return kind.find('|') == std::string_view::npos ? Values{} : Values{.words = alternatives(kind)};
}

Slot slot_of(const CLI::Option& option, std::size_t& place) {
    Slot slot{.names = {},
              .is_option = !option.get_positional(),
              .has_value = option.get_items_expected_max() > 0,
              .repeats = false,
              .values = {},
              .about = option.get_description()};
    if (!slot.is_option) {
        slot.names = {std::to_string(++place)};
        slot.repeats = option.get_items_expected_max() > 1;
        slot.values = values_of(option.get_name());
        return slot;
    }
    for (const std::string& name : option.get_snames()) slot.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) slot.names.push_back("--" + name);
    if (slot.has_value) slot.values = values_of(option.get_type_name());
    return slot;
}

Described describe(const CLI::App& app) {
    Described described{.name = app.get_name(), .about = app.get_description(), .slots = {}};
    std::size_t place = 0;
    for (const CLI::Option* option : app.get_options()) described.slots.push_back(slot_of(*option, place));
    return described;
}

/// The program's own options, as a command without a name, and its commands.
std::vector<Described> describe_all(const CLI::App& top) {
    std::vector<Described> all{describe(top)};
    all.front().name = "";
    for (const CLI::App* command : top.get_subcommands({})) all.push_back(describe(*command));
    return all;
}

std::string joined(const Words& words) { return fmt::format("{}", fmt::join(words, " ")); }

/// In single quotation marks, as all three shells take it.
std::string quoted(const std::string& text) {
    std::string all = "'";
    for (const char c : text) all += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return all + "'";
}

Words options_of(const Described& command) {
    Words options;
    for (const Slot& slot : command.slots) {
        if (slot.is_option) options.insert(options.end(), slot.names.begin(), slot.names.end());
    }
    return options;
}

/// The cases of the functions that bash and zsh share.
struct Cases {
    std::string options;
    std::string takes_value;
    std::string values;
    std::string lists;
    std::string files;

    void add(const Described& command) {
        options += fmt::format("    {}) echo {} ;;\n", quoted(command.name), quoted(joined(options_of(command))));
        for (const Slot& slot : command.slots) {
            for (const std::string& name : slot.names) add(command, slot, name);
        }
    }

private:
    void add(const Described& command, const Slot& slot, const std::string& name) {
        const std::string key = quoted(command.name + " " + name) + (slot.repeats ? "|" + quoted(command.name + " ") + "[1-9]*" : "");
        const std::string yes = "    " + key + ") return 0 ;;\n";
        if (slot.is_option && slot.has_value) takes_value += yes;
        if (!slot.values.words.empty()) values += "    " + key + ") echo " + quoted(joined(slot.values.words)) + " ;;\n";
        if (slot.values.list) lists += yes;
        if (slot.values.files) files += yes;
    }
};

std::string function(std::string_view name, std::string_view word, const std::string& cases) {
    return fmt::format("{}() {{\n    case {} in\n{}    *) return 1 ;;\n    esac\n}}\n", name, word, cases);
}

/// The functions that bash and zsh share: what a command line may hold.
std::string tables(const std::vector<Described>& all) {
    Cases cases;
    for (const Described& command : all) cases.add(command);
    return function("_hegui_options", "\"$1\"", cases.options) + function("_hegui_takes_value", "\"$1 $2\"", cases.takes_value) +
           function("_hegui_values", "\"$1 $2\"", cases.values) + function("_hegui_is_list", "\"$1 $2\"", cases.lists) +
           function("_hegui_is_file", "\"$1 $2\"", cases.files);
}

Words command_names(const std::vector<Described>& all) {
    Words names;
    for (const Described& command : all) {
        if (!command.name.empty()) names.push_back(command.name);
    }
    return names;
}

constexpr std::string_view bash_body = R"sh(
_hegui() {
    # The words as they were typed: bash takes them apart at = and :, and completes only the last part.
    local line=${COMP_LINE:0:COMP_POINT} part=${COMP_WORDS[COMP_CWORD]} typed word command='' option='' place=0 i
    local -a before
    read -ra before <<<"$line"
    word=${line##*[[:space:]]}
    [ -z "$word" ] || unset "before[${#before[@]}-1]"
    for ((i = 1; i < ${#before[@]}; i++)); do
        if [ -n "$option" ]; then option=''
        elif [[ ${before[i]} == -* ]]; then _hegui_takes_value "$command" "${before[i]}" && option=${before[i]}
        elif [ -z "$command" ]; then command=${before[i]}
        else place=$((place + 1)); fi
    done
    case $part in = | :) part='' ;; esac
    local lead='' candidates
    typed=$word
    if [ -z "$option" ] && [[ $word == --*=* ]]; then
        option=${word%%=*} typed=${word#*=}
        [[ $part != "$option="* ]] || lead="$option=" part=${part#*=}
    fi
    if [ -n "$option" ]; then candidates=$(_hegui_values "$command" "$option")
    elif [[ $word == -* ]]; then candidates=$(_hegui_options "$command")
    elif [ -z "$command" ]; then candidates=$_hegui_commands
    else option=$((place + 1)); candidates=$(_hegui_values "$command" "$option"); fi
    local list=''
    if _hegui_is_list "$command" "$option" && [[ $typed == *,* ]]; then list=${typed%,*}, typed=${typed##*,}; fi
    # What bash has of the word before the part that it completes is not repeated.
    local skip=$list$typed reply
    skip=${skip%"$part"}
    COMPREPLY=()
    for reply in $(compgen -W "$candidates" -- "$typed"); do
        reply=$list$reply
        COMPREPLY+=("$lead${reply#"$skip"}")
    done
    [[ ${#COMPREPLY[@]} -gt 0 ]] || _hegui_is_file "$command" "$option" || compopt +o default 2>/dev/null
    ! _hegui_is_list "$command" "$option" || compopt -o nospace 2>/dev/null
    return 0
}
complete -o default -F _hegui hegui
)sh";

std::string bash_script(const std::vector<Described>& all) {
    return "# Completion of hegui for bash, made by \"hegui completion bash\".\n_hegui_commands=" + quoted(joined(command_names(all))) +
           "\n" + tables(all) + std::string(bash_body);
}

constexpr std::string_view zsh_body = R"sh(
_hegui() {
    local command='' option='' place=0 i
    for ((i = 2; i < CURRENT; i++)); do
        if [[ -n $option ]]; then option=''
        elif [[ $words[i] == -* ]]; then _hegui_takes_value "$command" "$words[i]" && option=$words[i]
        elif [[ -z $command ]]; then command=$words[i]
        else (( place += 1 )); fi
    done
    if [[ -z $option && $PREFIX == --*=* ]]; then
        option=${PREFIX%%=*}
        compset -P 1 '*='
    elif [[ -z $option && $PREFIX == -* ]]; then
        compadd -- ${=$(_hegui_options "$command")}
        return
    elif [[ -z $option && -z $command ]]; then
        _describe -t commands command _hegui_commands
        return
    fi
    [[ -n $option ]] || option=$(( place + 1 ))
    if _hegui_is_list "$command" "$option"; then
        compset -P '*,'
        compadd -S '' -- ${=$(_hegui_values "$command" "$option")}
        return
    fi
    local found=1
    compadd -- ${=$(_hegui_values "$command" "$option")} && found=0
    _hegui_is_file "$command" "$option" && _files && found=0
    return found
}
if [[ $funcstack[1] == _hegui ]]; then
    _hegui "$@"
else
    compdef _hegui hegui
fi
)sh";

std::string zsh_script(const std::vector<Described>& all) {
    std::string commands;
    for (const Described& command : all) {
        if (!command.name.empty()) commands += " " + quoted(command.name + ":" + command.about);
    }
    return "#compdef hegui\n# Completion of hegui for zsh, made by \"hegui completion zsh\".\ntypeset -ga _hegui_commands=(" + commands +
           " )\n" + tables(all) + std::string(zsh_body);
}

constexpr std::string_view fish_head = R"sh(
# The command, and the number of the argument that is being typed.
function __hegui_at
    set -l command ''
    set -l place 1
    set -l skip no
    for word in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
        else if string match -q -- '-*' $word
            contains -- "$command $word" $__hegui_with_value; and set skip yes
        else if test -z "$command"
            set command $word
        else
            set place (math $place + 1)
        end
    end
    test "$command" = "$argv[1]"; or return 1
    test (count $argv) -eq 1; or test $place -ge $argv[2] -a $place -le $argv[3]
end
complete -c hegui -f
)sh";

/// In single quotation marks of fish, in which only \ and ' are special.
std::string fish_quoted(const std::string& text) {
    std::string all = "'";
    for (const char c : text) all += (c == '\'' || c == '\\' ? "\\" : "") + std::string(1, c);
    return all + "'";
}

std::string fish_line(const Described& command, const Slot& slot) {
    constexpr int any_place = 9999;
    std::string condition = "__hegui_at " + fish_quoted(command.name);
    std::string line;
    if (slot.is_option) {
        for (const std::string& name : slot.names) line += name.size() == 2 ? " -s " + name.substr(1) : " -l " + name.substr(2);
        if (slot.has_value) line += slot.values.files ? " -r -F" : " -x";
    } else {
        const int place = std::stoi(slot.names.front());
        condition += fmt::format(" {} {}", place, slot.repeats ? any_place : place);
        if (slot.values.files) line += " -F";
    }
    const std::string words = joined(slot.values.words);
    if (slot.values.list)
        line += " -a " + fish_quoted("(__fish_complete_list , 'string split \" \" -- \"" + words + "\"')");
    else if (!words.empty())
        line += " -a " + fish_quoted(words);
    return "complete -c hegui -n " + fish_quoted(condition) + line + " -d " + fish_quoted(slot.about) + "\n";
}

std::string fish_script(const std::vector<Described>& all) {
    Words with_value;
    std::string lines;
    for (const Described& command : all) {
        if (!command.name.empty())
            lines += "complete -c hegui -n '__hegui_at \"\"' -a " + command.name + " -d " + fish_quoted(command.about) + "\n";
        for (const Slot& slot : command.slots) {
            lines += fish_line(command, slot);
            if (!slot.is_option || !slot.has_value) continue;
            for (const std::string& name : slot.names) with_value.push_back(fish_quoted(command.name + " " + name));
        }
    }
    return "# Completion of hegui for fish, made by \"hegui completion fish\".\nset -g __hegui_with_value " + joined(with_value) +
           std::string(fish_head) + lines;
}

ExitStatus complete(const Arguments& arguments, const CLI::App& top, const Io& io) {
    if (!arguments.lang.empty()) choice("--lang", arguments.lang, {"zh", "en"});
    const std::string shell = choice("SHELL", arguments.shell, {shells.begin(), shells.end()});
    const std::vector<Described> all = describe_all(top);
    io.out << (shell == "bash" ? bash_script(all) : shell == "zsh" ? zsh_script(all) : fish_script(all));
    return ExitStatus::pass;
}

std::function<ExitStatus()> setup(CLI::App& app, const Io& io) {
    const auto arguments = std::make_shared<Arguments>();
    app.add_option("SHELL", arguments->shell, Text{"bash、zsh 或 fish", "bash, zsh or fish"}.in(io.lang))->required();
    add_lang(app, arguments->lang, io);
    return [arguments, io, &app] { return complete(*arguments, *app.get_parent(), io); };
}

Text summary() { return {"命令行补全：bash、zsh、fish", "completion of the command line: bash, zsh, fish"}; }

} // namespace

extern const Command completion_command{.name = "completion", .summary = summary, .setup = setup};

} // namespace hegui
