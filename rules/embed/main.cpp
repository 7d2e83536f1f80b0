// Writes the data files of rules/ as a C++ file that makes them part of the program.
//
// The regulations are parsed here, when the program is built: to parse one takes longer than to judge a batch by it.

#include "rules/embedded.hpp"

#include "lib/base/file.hpp"
#include "lib/base/sha256.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <stdexcept>

namespace hegui {
namespace {

constexpr std::uintmax_t largest = 4UL * 1024 * 1024;

std::string content_of(const std::filesystem::path& file) {
    std::string text;
    const ReadOutcome outcome = read_file(file, largest, text);
    if (outcome != ReadOutcome::read) throw std::runtime_error(text_of(file) + ": " + why_not_read(outcome, largest).en);
    return text;
}

/// `constexpr char name[] = {…};`, the bytes as they are.
std::string array_of(std::string_view name, std::string_view bytes) {
    constexpr std::size_t in_a_line = 32;
    std::string array = fmt::format("constexpr char {}[] = {{", name);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        array += fmt::format("{}'\\x{:02x}',", i % in_a_line == 0 ? "\n    " : "", static_cast<unsigned char>(bytes[i]));
    return array + "\n};\n\n";
}

std::string packed(const std::filesystem::path& file, const std::string& text) {
    InputErrors errors;
    const Source source(text_of(file), text);
    auto packed = pack_regulation(source, text, errors);
    if (packed) return *std::move(packed);
    const InputError& error = errors.front();
    throw std::runtime_error(fmt::format("{}:{}:{}: {}", source.file(), error.where.at.line, error.where.at.column, error.message.en));
}

void write(const std::filesystem::path& output, const std::filesystem::path& calendar, std::span<const char* const> regulations) {
    std::string arrays = array_of("calendar_bytes", content_of(calendar));
    std::string table;
    for (std::size_t i = 0; i < regulations.size(); ++i) {
        const std::filesystem::path file = regulations[i];
        const std::string text = content_of(file);
        const std::string name = fmt::format("regulation_{}", i);
        arrays += array_of(name, packed(file, text));
        table += fmt::format("    ShippedRegulation{{.id = \"{0}\", .sha256 = \"{1}\", .packed = {{{2}, sizeof {2}}}}},\n",
                             text_of(file.stem()), sha256(text), name);
    }
    std::ofstream out(output, std::ios::binary);
    out << "// Made by rules/embed/ from the data files of rules/.\n#include \"rules/embedded.hpp\"\n\n"
           "#include <array>\n\nnamespace hegui::rules {\nnamespace {\n\n"
        << arrays << "constexpr std::array table{\n"
        << table << "};\n\n} // namespace\n\nstd::span<const ShippedRegulation> regulations() { return table; }\n\n"
        << "std::string_view calendar() { return {calendar_bytes, sizeof calendar_bytes}; }\n\n} // namespace hegui::rules\n";
    if (!out.flush()) throw std::runtime_error(text_of(output) + " can't be written");
}

} // namespace
} // namespace hegui

int main(int argc, char** argv) {
    if (argc < 4) {
        std::cerr << "usage: hegui_embed OUTPUT CALENDAR REGULATION...\n";
        return 2;
    }
    try {
        hegui::write(argv[1], argv[2], std::span<const char* const>(argv, argv + argc).subspan(3));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
