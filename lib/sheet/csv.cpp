#include "lib/sheet/csv.hpp"

#include "lib/sheet/block.hpp"
#include "lib/sheet/encoding.hpp"
#include "lib/sheet/gb18030.hpp"
#include "lib/sheet/limits.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

namespace hegui {
namespace {

constexpr std::uint32_t most_rows = limits::rows + limits::title_rows;
constexpr std::size_t first_cells = 64;
static_assert(limits::columns % first_cells == 0 && std::has_single_bit(limits::columns / first_cells)); // is come to by doubling
constexpr std::size_t least_room = 16; ///< that a piece of a file is read into

Text save_again() {
    return {"用 WPS 或 Excel 打开核对后，另存为 .xlsx 或“CSV UTF-8”再试",
            "open it in WPS or Excel, look it through, and save it as .xlsx or as \"CSV UTF-8\""};
}

Text mend_quotes() {
    return {"检查该处的双引号是否成对；字段内的双引号要写两遍，或另存为 .xlsx 再试",
            "see whether the quotation marks there come in pairs (one within a field is written twice), or save it as .xlsx"};
}

/// The text of a field that begins with a quotation mark, without those around it, in place; gives its end. Behind the closing mark,
/// the others are text.
char* unquote(char* start, char* end) {
    char* to = start;
    char* from = start + 1;
    for (; from != end; *to++ = *from++) {
        if (*from != '"') continue;
        if (++from == end || *from != '"') break;
    }
    return std::copy(from, end, to);
}

/// Splits text into records and fields, as it comes, and sees whether it is of its encoding at all: UTF-8 in one pass over blocks of
/// 64 bytes; GB18030, in which a separator, a quotation mark or a line break is never part of another character, when a field beyond
/// ASCII is turned into UTF-8. Fields are views into the buffer where they can be given as they stand.
class Splitter {
public:
    Splitter(char separator, RowSink& sink, std::size_t chunk)
        : size_(limits::csv_record + chunk + 2 * block_size),
          buffer_(std::make_unique_for_overwrite<char[]>(size_)),
          cells_(first_cells),
          sink_(sink),
          separator_(separator) {}

    enum class State {
        going,
        enough,  ///< the sink wants no more
        invalid, ///< not of the encoding, or a byte 0, at fault_at()
        problem
    };

    /// Begins anew. Text in UTF-16 comes as UTF-8.
    void start(Encoding encoding) {
        is_gb18030_ = encoding == Encoding::gb18030;
        filled_ = scanned_ = record_ = field_ = count_ = quote_ = fault_ = 0;
        shifted_ = 0;
        row_ = 0;
        line_ = record_line_ = 1;
        where_ = Where::plain;
        after_return_ = any_two_ = any_long_ = at_nul_ = is_odd_ = is_last_ = false;
        odd_.clear();
        carry_ = 0;
        state_ = State::going;
        sink_.start();
    }

    /// Takes a piece of text; `fill` writes it where it is told to and says how much it is.
    template<class Fill> State feed(Fill fill) {
        if (!make_room()) return state_;
        filled_ += fill(std::span(buffer_.get() + filled_, size_ - block_size - filled_));
        scan(false);
        return state_;
    }

    /// The text ends here. Where `whole` is false, it is cut off by a fault: then only the lines are counted to there.
    State finish(bool whole) {
        is_last_ = true;
        std::fill_n(buffer_.get() + filled_, block_size, '\0');
        scan(true);
        if (state_ == State::going && carry_ != 0) refute(filled_);
        if (state_ == State::going && whole) close();
        return state_;
    }

    [[nodiscard]] std::uint32_t line() const { return line_; }
    /// The byte of the text that is not of the encoding, or that is a byte 0.
    [[nodiscard]] std::uint64_t fault_at() const { return shifted_ + fault_; }
    [[nodiscard]] bool at_nul() const { return at_nul_; }
    /// Whether there were characters beyond ASCII, all of them of two bytes: seldom so in a Chinese text in UTF-8.
    [[nodiscard]] bool only_two_byte_characters() const { return any_two_ && !any_long_; }
    SheetProblem take_problem() { return std::move(problem_); }

private:
    enum class Where {
        plain,   ///< in a field without quotation marks, or at the start of one
        quoted,  ///< behind the first quotation mark
        closing, ///< behind the second: it ends the field, unless a third follows at once
        behind   ///< behind the end of the quoted part, in the same field
    };

    // What ends the reading is kept apart from what is done for each field, which is so much quicker.

    /// Ends it for what is wrong at a place, unless something before it in the record is.
    void fail(std::size_t at, SheetProblem problem) {
        if (!is_sound_to(at)) return;
        problem_ = std::move(problem);
        state_ = State::problem;
    }

    [[gnu::cold]] void fail_too_long(std::size_t at) {
        if (where_ == Where::quoted) {
            fail(at, {say("第 {} 行的双引号打开后一直没有关闭", "the quotation mark opened in line {} is not closed", quote_line_),
                      mend_quotes()});
            return;
        }
        fail(at, {say("第 {} 行起的一行超过 {} 字节", "the record that begins in line {} is longer than {} bytes", record_line_,
                      limits::csv_record),
                  {"这不像名册：请核对是否选错了文件", "this is hardly a roster: see whether it is the right file"}});
    }

    [[gnu::cold]] void fail_too_many(std::size_t at) {
        fail(at, {say("超过 {} 行", "it has more than {} rows", most_rows), {"拆成几个文件分别申报", "split it into several files"}});
    }

    /// Whether the record that is being read is of its encoding up to a place. UTF-8 was seen to be before it was split.
    bool is_sound_to(std::size_t at) {
        if (!is_gb18030_) return true;
        const auto decoded = gb18030_.decode({buffer_.get() + record_, at - record_}, room());
        const bool is_sound = !decoded.fault || (decoded.is_cut_off && at == filled_ && !is_last_);
        if (!is_sound) refute_gb18030(record_ + *decoded.fault);
        return is_sound;
    }

    void refute_gb18030(std::size_t at) {
        line_ = record_line_;
        for (std::size_t i = record_ + 1; i < at; ++i) { // no record begins with a line break
            if (buffer_[i] == '\r' || (buffer_[i] == '\n' && buffer_[i - 1] != '\r')) ++line_;
        }
        fault_ = at;
        state_ = State::invalid;
    }

    /// Moves the record begun to the front of the buffer.
    bool make_room() {
        if (filled_ - record_ > limits::csv_record) {
            fail_too_long(filled_);
            return false;
        }
        const std::size_t by = record_;
        if (by == 0) return true;
        std::memmove(buffer_.get(), buffer_.get() + by, filled_ - by);
        for (std::size_t i = 0; i < count_; ++i) cells_[i] = {cells_[i].data() - by, cells_[i].size()};
        filled_ -= by;
        scanned_ -= by;
        record_ = 0;
        field_ -= by;
        quote_ -= std::min(quote_, by);
        shifted_ += by;
        return true;
    }

    void scan(bool last) {
        // One byte more than the block must be there: a rare character at its end is checked by it.
        while (scanned_ + block_size < filled_ || (last && scanned_ < filled_)) {
            const std::size_t size = std::min(block_size, filled_ - scanned_);
            const Block block = classify(buffer_.get() + scanned_, separator_);
            std::uint64_t special = block.special;
            if (size < block_size) special &= (std::uint64_t{1} << size) - 1;
            const std::uint64_t wrong = !is_gb18030_ && (block.high | carry_) != 0 ? wrong_in(block) : 0;
            if (wrong != 0) special &= (wrong & (~wrong + 1)) - 1;
            if (!take_each(special, is_gb18030_ ? block.high : 0)) return;
            if (wrong != 0) return refute(scanned_ + static_cast<std::size_t>(std::countr_zero(wrong)));
            scanned_ += size;
        }
    }

    /// Takes the bytes of a block that mean something, and sees what fields have characters to be decoded. False: no more is wanted.
    bool take_each(std::uint64_t special, std::uint64_t to_decode) {
        for (; special != 0; special &= special - 1) {
            if (where_ == Where::plain && !is_odd_ && to_decode == 0) special = end_plain_fields(special);
            if (special == 0) break;
            if (to_decode != 0) {
                const std::uint64_t before = (special & (~special + 1)) - 1;
                is_odd_ = is_odd_ || (to_decode & before) != 0;
                to_decode &= ~before;
            }
            take(scanned_ + static_cast<std::size_t>(std::countr_zero(special)));
            if (state_ != State::going) return false;
        }
        is_odd_ = is_odd_ || to_decode != 0;
        return true;
    }

    /// Ends fields for as long as the next byte that means something is a separator, as most are; gives what is left of those bytes.
    std::uint64_t end_plain_fields(std::uint64_t special) {
        // Kept here, not in the members: the compiler would read those anew after each cell that is written.
        const char* const block = buffer_.get() + scanned_;
        const char* field = buffer_.get() + field_;
        std::string_view* cell = cells_.data() + count_;
        const std::string_view* const no_more = cells_.data() + cells_.size();
        for (; special != 0 && cell != no_more; special &= special - 1) {
            const char* const at = block + std::countr_zero(special);
            if (*at != separator_) break;
            *cell++ = {field, static_cast<std::size_t>(at - field)};
            field = at + 1;
        }
        count_ = static_cast<std::size_t>(cell - cells_.data());
        field_ = static_cast<std::size_t>(field - buffer_.get());
        return special;
    }

    /// The bytes that are wrong in UTF-8: continuation bytes where none are due, others where one is.
    std::uint64_t wrong_in(const Block& block) {
        const std::uint64_t lead = block.high & ~block.continuation;
        std::uint64_t of_four = 0;
        std::uint64_t wrong = 0;
        for (std::uint64_t rare = block.rare; rare != 0; rare &= rare - 1) {
            const std::uint64_t bit = rare & (~rare + 1);
            const char* at = buffer_.get() + scanned_ + std::countr_zero(rare);
            const auto first = static_cast<unsigned char>(at[0]);
            const auto second = static_cast<unsigned char>(at[1]);
            if (first >= 0xF0) of_four |= bit;
            const bool bad = first < 0xC2 || first > 0xF4 || (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                             (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
            if (bad) wrong |= bit;
        }
        const std::uint64_t due = carry_ | (lead << 1U) | (block.long_lead << 2U) | (of_four << 3U);
        carry_ = (lead >> 63U) | (block.long_lead >> 62U) | (of_four >> 61U);
        any_two_ = any_two_ || (lead & ~block.long_lead) != 0;
        any_long_ = any_long_ || block.long_lead != 0;
        return wrong | (due ^ block.continuation);
    }

    void refute(std::size_t at) {
        // Where a character lacks its end, it is wrong from its start.
        const std::size_t least = at - std::min<std::size_t>(at, 3);
        std::size_t start = at;
        while (start > least && is_continuation(buffer_[start - 1])) --start;
        const bool cut_off = start > least && static_cast<unsigned char>(buffer_[start - 1]) >= 0xC0;
        fault_ = cut_off && (at == filled_ || !is_continuation(buffer_[at])) ? start - 1 : at;
        state_ = State::invalid;
    }

    static bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

    /// A byte that means something.
    void take(std::size_t at) {
        const char c = buffer_[at];
        if (where_ == Where::plain && c == separator_) return end_field(at); // most of them
        if (c == '\0') return refuse_nul(at);
        if (c == '"') return take_quote(at);
        if (where_ == Where::quoted) return take_in_quotes(at, c);
        if (c == separator_) return end_field(at);
        end_line(at, c);
    }

    [[gnu::cold]] void refuse_nul(std::size_t at) {
        if (!is_sound_to(at)) return;
        fault_ = at;
        at_nul_ = true;
        state_ = State::invalid;
    }

    void take_quote(std::size_t at) {
        if (where_ == Where::quoted) {
            quote_ = at;
            where_ = Where::closing;
        } else if (where_ == Where::closing && at == quote_ + 1) {
            where_ = Where::quoted;
        } else if (where_ == Where::closing) {
            where_ = Where::behind;
        } else if (where_ == Where::plain && at == field_) {
            quote_line_ = line_;
            is_odd_ = true;
            where_ = Where::quoted;
        }
    }

    /// Line breaks within quotation marks count as lines and are part of the field.
    void take_in_quotes(std::size_t at, char c) {
        if (c == '\r' || (c == '\n' && buffer_[at - 1] != '\r')) ++line_;
    }

    void end_line(std::size_t at, char c) {
        if (c == '\n' && after_return_ && at == record_) { // the second half of a line break
            after_return_ = false;
            field_ = record_ = at + 1;
            return;
        }
        const bool empty = count_ == 0 && at == record_;
        end_field(at);
        if (state_ != State::going) return;
        end_record(at, empty);
        if (state_ != State::going) return;
        after_return_ = c == '\r';
        ++line_;
        record_line_ = line_;
    }

    void end_field(std::size_t at) {
        if (count_ == cells_.size() && !has_more_cells(at)) return;
        if (is_odd_) odd_.push_back(count_);
        cells_[count_++] = {buffer_.get() + field_, at - field_};
        is_odd_ = false;
        where_ = Where::plain;
        field_ = at + 1;
    }

    [[gnu::cold]] bool has_more_cells(std::size_t at) {
        if (count_ < limits::columns) {
            cells_.resize(2 * count_);
            return true;
        }
        fail(at, {say("第 {} 行的列数超过 {}", "line {} has more than {} columns", line_, limits::columns),
                  {"核对分隔符是否正确、是否选错了文件", "see whether the separator is right, and whether it is the right file"}});
        return false;
    }

    /// Makes the fields of a record what they are to be given as.
    void finish_fields() {
        char* to = room();
        for (const std::size_t i : odd_) {
            std::string_view& cell = cells_[i];
            char* const start = to;
            if (is_gb18030_) {
                const auto decoded = gb18030_.decode(cell, to);
                if (decoded.fault) return refute_gb18030(static_cast<std::size_t>(cell.data() - buffer_.get()) + *decoded.fault);
                to = decoded.end;
            } else {
                to = std::copy(cell.begin(), cell.end(), to);
            }
            if (cell.front() == '"') to = unquote(start, to);
            cell = {start, static_cast<std::size_t>(to - start)};
        }
        odd_.clear();
    }

    /// Where fields are made that can't be given as they stand.
    char* room() {
        if (!made_) made_ = std::make_unique_for_overwrite<char[]>(Gb18030::growth * size_ + Gb18030::overrun);
        return made_.get();
    }

    void end_record(std::size_t at, bool empty) {
        if (at - record_ > limits::csv_record) return fail_too_long(at);
        if (!odd_.empty()) finish_fields();
        if (state_ != State::going) return;
        if (row_ == most_rows) return fail_too_many(at);
        ++row_;
        const bool more = sink_.row(row_, std::span<const std::string_view>(cells_.data(), empty ? 0 : count_));
        count_ = 0;
        field_ = record_ = at + 1;
        if (!more) state_ = State::enough;
    }

    /// The last record, where no line break ends it.
    void close() {
        if (where_ == Where::quoted) {
            return fail(filled_, {say("第 {} 行的双引号到文件末尾也没有关闭",
                                      "the quotation mark opened in line {} is not closed up to the end of the file", quote_line_),
                                  mend_quotes()});
        }
        if (record_ == filled_) return;
        end_field(filled_);
        if (state_ == State::going) end_record(filled_, false);
    }

    std::size_t size_;
    std::unique_ptr<char[]> buffer_; ///< most files need little of it, and only what is used costs
    std::vector<std::string_view> cells_;
    std::vector<std::size_t> odd_; ///< those of them, by number, that can't be given as they stand
    std::unique_ptr<char[]> made_; ///< what they are given as
    Gb18030 gb18030_;
    RowSink& sink_;
    char separator_;

    std::size_t filled_ = 0;    ///< the text goes to here
    std::size_t scanned_ = 0;   ///< and is looked at to here
    std::size_t record_ = 0;    ///< where the record begins that is being read
    std::size_t field_ = 0;     ///< where its field begins
    std::size_t count_ = 0;     ///< how many fields it has before that
    std::size_t quote_ = 0;     ///< the last quotation mark that may close the field
    std::uint64_t shifted_ = 0; ///< how much of the text has left the buffer
    std::uint64_t carry_ = 0;   ///< continuation bytes due at the start of the next block
    std::uint32_t row_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t record_line_ = 1;
    std::uint32_t quote_line_ = 0;
    Where where_ = Where::plain;
    bool is_gb18030_ = false; ///< the text; else it is UTF-8
    bool is_last_ = false;    ///< no more text is to come
    bool is_odd_ = false;     ///< the field has a quotation mark in front, or characters to be decoded
    bool after_return_ = false;
    bool any_two_ = false;
    bool any_long_ = false;

    State state_ = State::going;
    std::size_t fault_ = 0;
    bool at_nul_ = false;
    SheetProblem problem_;
};

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
