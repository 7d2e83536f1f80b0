#pragma once

#include "lib/sheet/block.hpp"
#include "lib/sheet/encoding.hpp"
#include "lib/sheet/gb18030.hpp"
#include "lib/sheet/sheet.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace hegui {

/// Splits text into records and fields, as it comes, and sees whether it is of its encoding at all: UTF-8 in one pass over blocks of
/// 64 bytes; GB18030, in which a separator, a quotation mark or a line break is never part of another character, when a field beyond
/// ASCII is turned into UTF-8. Fields are views into the buffer where they can be given as they stand.
class Splitter {
public:
    /// Takes pieces of `chunk` bytes, and gives the records to `sink`.
    Splitter(char separator, RowSink& sink, std::size_t chunk);

    enum class State {
        going,
        enough,  ///< the sink wants no more
        invalid, ///< not of the encoding, or a byte 0, at fault_at()
        problem
    };

    /// Begins anew. Text in UTF-16 comes as UTF-8.
    void start(Encoding encoding);

    /// Takes a piece of text; `fill` writes it where it is told to and says how much it is.
    template<class Fill> State feed(Fill fill) {
        if (!make_room()) return state_;
        filled_ += fill(std::span(buffer_.get() + filled_, size_ - block_size - filled_));
        scan(false);
        return state_;
    }

    /// The text ends here. Where `whole` is false, it is cut off by a fault: then only the lines are counted to there.
    State finish(bool whole);

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
    void fail(std::size_t at, SheetProblem problem);

    [[gnu::cold]] void fail_too_long(std::size_t at);

    [[gnu::cold]] void fail_too_many(std::size_t at);

    /// Whether the record that is being read is of its encoding up to a place. UTF-8 was seen to be before it was split.
    bool is_sound_to(std::size_t at);

    void refute_gb18030(std::size_t at);

    /// Moves the record begun to the front of the buffer.
    bool make_room();

    void scan(bool last);
    // For each encoding apart, so that nothing is looked up of a block that the encoding does not ask for.
    template<bool is_gb18030> void scan_as(bool last);

    /// Takes the bytes of a block that mean something, and sees what fields have characters to be decoded. False: no more is wanted.
    template<bool is_gb18030> bool take_each(std::uint64_t special, std::uint64_t to_decode);

    /// Ends fields for as long as the next byte that means something is a separator, as most are; gives what is left of those bytes.
    /// Of text in UTF-8, none of these fields is odd.
    template<bool is_gb18030> std::uint64_t end_plain_fields(std::uint64_t special, std::uint64_t& to_decode);

    /// The bytes that are wrong in UTF-8: continuation bytes where none are due, others where one is.
    std::uint64_t wrong_in(const Block& block);

    void refute(std::size_t at);

    /// A byte that means something.
    void take(std::size_t at);

    [[gnu::cold]] void refuse_nul(std::size_t at);

    void take_quote(std::size_t at);

    /// Line breaks within quotation marks count as lines and are part of the field.
    void take_in_quotes(std::size_t at, char c);

    void end_line(std::size_t at, char c);

    void end_field(std::size_t at);

    [[gnu::cold]] bool has_more_cells(std::size_t at);

    /// Makes the fields of a record what they are to be given as.
    void finish_fields();

    /// Where fields are made that can't be given as they stand.
    char* room();

    void end_record(std::size_t at, bool empty);

    /// The last record, where no line break ends it.
    void close();

    std::size_t size_;
    std::unique_ptr<char[]> buffer_; ///< most files need little of it, and only what is used costs
    std::vector<std::string_view> cells_;
    std::vector<std::size_t> odd_; ///< those of the record, by number, that can't be given as they stand
    std::unique_ptr<char[]> made_; ///< what they are given as
    Gb18030 gb18030_;
    RowSink& sink_;
    char separator_;

    std::size_t filled_ = 0;    ///< the text goes to here
    std::size_t scanned_ = 0;   ///< and is looked at to here
    std::size_t record_ = 0;    ///< where the record begins that is being read
    std::size_t field_ = 0;     ///< where its field begins
    std::size_t count_ = 0;     ///< how many fields it has before that
    std::size_t odd_count_ = 0; ///< how many of those are odd
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

} // namespace hegui
