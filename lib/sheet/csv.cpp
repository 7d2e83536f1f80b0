#include "lib/sheet/csv.hpp"

#include "lib/sheet/encoding.hpp"
#include "lib/sheet/splitter.hpp"

#include <algorithm>

namespace hegui {
namespace {

constexpr std::size_t least_room = 16; ///< that a piece of a file is read into

Text save_again() {
    return {"用 WPS 或 Excel 打开核对后，另存为 .xlsx 或“CSV UTF-8”再试",
            "open it in WPS or Excel, look it through, and save it as .xlsx or as \"CSV UTF-8\""};
}

/// Where the bytes are not of an encoding.
struct Fault {
    std::uint32_t line = 0;
    std::uint64_t byte = 0;
};

/// What came of reading a file as one encoding.
struct Attempt {
    std::optional<SheetProblem> problem;
    std::optional<Fault> fault;
    bool doubtful = false; ///< valid UTF-8, but perhaps not meant as such
};

SheetProblem nul_problem(Fault fault) {
    return {say("第 {} 行（第 {} 字节）有空字节：可能是没有标记的 UTF-16，或者根本不是文本文件",
                "line {} (byte {}) has a byte 0: perhaps it is UTF-16 without a mark, or no text file at all", fault.line, fault.byte),
            save_again()};
}

SheetProblem encoding_problem(Fault fault, const Text& tried) {
    return {say("第 {} 行（第 {} 字节）的文字编码有误：不是{}", "the text is damaged in line {} (byte {}): it is no {} there", fault.line,
                fault.byte, tried),
            save_again()};
}

class CsvReader {
public:
    CsvReader(TextFile& file, char separator, RowSink& sink, std::size_t chunk) : file_(file), splitter_(separator, sink, chunk) {}

    std::optional<SheetProblem> read() {
        if (file_.mark()) return read_as_marked(*file_.mark());
        const Attempt utf8 = read_as(Encoding::utf8);
        if (utf8.problem || !(utf8.fault || utf8.doubtful)) return utf8.problem;
        const Attempt gb18030 = read_as(Encoding::gb18030);
        if (gb18030.problem || !gb18030.fault) return gb18030.problem;
        if (!utf8.fault) return read_as(Encoding::utf8).problem; // so it was UTF-8 after all
        // The encoding that it was valid in for longer is the one that was meant.
        const bool meant_utf8 = utf8.fault->byte > gb18030.fault->byte;
        return encoding_problem(meant_utf8 ? *utf8.fault : *gb18030.fault,
                                {"有效的 UTF-8 或 GB18030（GBK）文字", "valid UTF-8 or GB18030 (GBK)"});
    }

private:
    std::optional<SheetProblem> read_as_marked(Encoding encoding) {
        const Attempt attempt = read_as(encoding);
        if (attempt.problem || !attempt.fault) return attempt.problem;
        const Text name = same(encoding == Encoding::utf8 ? "UTF-8" : "UTF-16");
        return encoding_problem(
            *attempt.fault, say("有效的 {} 文字（文件开头的标记说明它应当是）", "valid {} (which its byte order mark says it is)", name));
    }

    Attempt read_as(Encoding encoding) {
        using State = Splitter::State;
        file_.begin(encoding);
        const std::uint64_t start = file_.offset();
        splitter_.start(encoding);
        State state = State::going;
        while (state == State::going && file_.end() == TextFile::End::none)
            state = splitter_.feed([&](std::span<char> into) { return file_.read(into); });
        const TextFile::End end = file_.end();
        if (state == State::going) state = splitter_.finish(end == TextFile::End::reached);

        if (state == State::problem) return {.problem = splitter_.take_problem(), .fault = {}, .doubtful = false};
        if (state == State::invalid) return invalid(encoding, start);
        if (state == State::going && end != TextFile::End::reached) return stopped(end);
        return {.problem = {}, .fault = {}, .doubtful = encoding == Encoding::utf8 && splitter_.only_two_byte_characters()};
    }

    /// What the splitter found wrong: text that is not of the encoding (which text that was decoded is), or a byte 0.
    Attempt invalid(Encoding encoding, std::uint64_t start) {
        const Fault fault{.line = splitter_.line(), .byte = start + splitter_.fault_at() + 1};
        if (!splitter_.at_nul()) return {.problem = {}, .fault = fault, .doubtful = false};
        const bool is_of_file = encoding == Encoding::utf8 || encoding == Encoding::gb18030;
        if (is_of_file) return {.problem = nul_problem(fault), .fault = {}, .doubtful = false};
        return {.problem = SheetProblem{say("第 {} 行有空字符：可能不是文本文件", "line {} has a character 0: perhaps it is no text file",
                                            fault.line),
                                        save_again()},
                .fault = {},
                .doubtful = false};
    }

    /// What the file's reading ended with before its end.
    Attempt stopped(TextFile::End end) {
        const Fault fault{.line = splitter_.line(), .byte = file_.offset() + 1};
        if (end == TextFile::End::invalid) return {.problem = {}, .fault = fault, .doubtful = false};
        return {.problem = SheetProblem{why_not_read(ReadOutcome::failed, 0),
                                        {"稍后再试，或把文件复制到本机", "try again, or copy it to this computer"}},
                .fault = {},
                .doubtful = false};
    }

    TextFile& file_;
    Splitter splitter_;
};

} // namespace

std::optional<SheetProblem> read_csv(const FileReader& file, char separator, RowSink& sink, std::size_t chunk) {
    TextFile text(file, chunk);
    return CsvReader(text, separator, sink, std::max(chunk, least_room)).read();
}

} // namespace hegui
