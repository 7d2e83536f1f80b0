#include "lib/sheet/splitter.hpp"

#include "lib/sheet/limits.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace hegui {
namespace {

constexpr std::uint32_t most_rows = limits::rows + limits::title_rows;
constexpr std::size_t first_cells = 64;
static_assert(limits::columns % first_cells == 0 && std::has_single_bit(limits::columns / first_cells)); // is come to by doubling

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

/// The bits below the lowest that is set.
constexpr std::uint64_t below_lowest(std::uint64_t bits) { return (bits - 1) & ~bits; }

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

} // namespace

Splitter::Splitter(char separator, RowSink& sink, std::size_t chunk)
    : size_(limits::csv_record + chunk + 2 * block_size),
      buffer_(std::make_unique_for_overwrite<char[]>(size_)),
      cells_(first_cells),
      odd_(first_cells),
      sink_(sink),
      separator_(separator) {}

// What is done for each block, field and record is inline: in the one place where it is called.

void Splitter::start(Encoding encoding) {
    is_gb18030_ = encoding == Encoding::gb18030;
    filled_ = scanned_ = record_ = field_ = count_ = quote_ = fault_ = 0;
    shifted_ = 0;
    row_ = 0;
    line_ = record_line_ = 1;
    where_ = Where::plain;
    after_return_ = any_two_ = any_long_ = at_nul_ = is_odd_ = is_last_ = false;
    odd_count_ = 0;
    carry_ = 0;
    state_ = State::going;
    sink_.start();
}

Splitter::State Splitter::finish(bool whole) {
    is_last_ = true;
    std::fill_n(buffer_.get() + filled_, block_size, '\0');
    scan(true);
    if (state_ == State::going && carry_ != 0) refute(filled_);
    if (state_ == State::going && whole) close();
    return state_;
}

void Splitter::fail(std::size_t at, SheetProblem problem) {
    if (!is_sound_to(at)) return;
    problem_ = std::move(problem);
    state_ = State::problem;
}

void Splitter::fail_too_long(std::size_t at) {
    if (where_ == Where::quoted) {
        fail(at,
             {say("第 {} 行的双引号打开后一直没有关闭", "the quotation mark opened in line {} is not closed", quote_line_), mend_quotes()});
        return;
    }
    fail(at, {say("第 {} 行起的一行超过 {} 字节", "the record that begins in line {} is longer than {} bytes", record_line_,
                  limits::csv_record),
              {"这不像名册：请核对是否选错了文件", "this is hardly a roster: see whether it is the right file"}});
}

void Splitter::fail_too_many(std::size_t at) {
    fail(at, {say("超过 {} 行", "it has more than {} rows", most_rows), {"拆成几个文件分别申报", "split it into several files"}});
}

bool Splitter::is_sound_to(std::size_t at) {
    if (!is_gb18030_) return true;
    const auto decoded = gb18030_.decode({buffer_.get() + record_, at - record_}, room());
    const bool is_sound = !decoded.fault || (decoded.is_cut_off && at == filled_ && !is_last_);
    if (!is_sound) refute_gb18030(record_ + *decoded.fault);
    return is_sound;
}

void Splitter::refute_gb18030(std::size_t at) {
    line_ = record_line_;
    for (std::size_t i = record_ + 1; i < at; ++i) { // no record begins with a line break
        if (buffer_[i] == '\r' || (buffer_[i] == '\n' && buffer_[i - 1] != '\r')) ++line_;
    }
    fault_ = at;
    state_ = State::invalid;
}

bool Splitter::make_room() {
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

template<bool is_gb18030> inline std::uint64_t Splitter::end_plain_fields(std::uint64_t special, std::uint64_t& to_decode) {
    // Kept here, not in the members: the compiler would read those anew after each cell that is written.
    const char* const block = buffer_.get() + scanned_;
    const char* field = buffer_.get() + field_;
    std::string_view* const cells = cells_.data();
    std::size_t* const odd = odd_.data();
    std::size_t count = count_;
    std::size_t odd_count = odd_count_;
    std::uint64_t high = to_decode;
    bool is_odd = is_odd_;
    for (const std::size_t most = cells_.size(); special != 0 && count != most; special &= special - 1) {
        const char* const at = block + std::countr_zero(special);
        if (*at != separator_) break;
        if constexpr (is_gb18030) {
            const std::uint64_t before = below_lowest(special);
            odd[odd_count] = count;
            odd_count += is_odd || (high & before) != 0 ? 1 : 0;
            is_odd = false;
            high &= ~before;
        }
        cells[count++] = {field, static_cast<std::size_t>(at - field)};
        field = at + 1;
    }
    count_ = count;
    odd_count_ = odd_count;
    field_ = static_cast<std::size_t>(field - buffer_.get());
    is_odd_ = is_odd;
    to_decode = high;
    return special;
}

template<bool is_gb18030> inline bool Splitter::take_each(std::uint64_t special, std::uint64_t to_decode) {
    for (; special != 0; special &= special - 1) {
        if (where_ == Where::plain) special = end_plain_fields<is_gb18030>(special, to_decode);
        if (special == 0) break;
        const std::uint64_t before = below_lowest(special);
        is_odd_ = is_odd_ || (to_decode & before) != 0;
        to_decode &= ~before;
        take(scanned_ + static_cast<std::size_t>(std::countr_zero(special)));
        if (state_ != State::going) return false;
    }
    is_odd_ = is_odd_ || to_decode != 0;
    return true;
}

inline std::uint64_t Splitter::wrong_in(const Block& block) {
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

template<bool is_gb18030> void Splitter::scan_as(bool last) {
    // One byte more than the block must be there: a rare character at its end is checked by it.
    while (scanned_ + block_size < filled_ || (last && scanned_ < filled_)) {
        const std::size_t size = std::min(block_size, filled_ - scanned_);
        const Block block = classify(buffer_.get() + scanned_, separator_);
        std::uint64_t special = block.special;
        if (size < block_size) special &= (std::uint64_t{1} << size) - 1;
        const std::uint64_t wrong = !is_gb18030 && (block.high | carry_) != 0 ? wrong_in(block) : 0;
        if (wrong != 0) special &= below_lowest(wrong);
        if (!take_each<is_gb18030>(special, is_gb18030 ? block.high : 0)) return;
        if (wrong != 0) return refute(scanned_ + static_cast<std::size_t>(std::countr_zero(wrong)));
        scanned_ += size;
    }
}

void Splitter::scan(bool last) { is_gb18030_ ? scan_as<true>(last) : scan_as<false>(last); }

void Splitter::refute(std::size_t at) {
    // Where a character lacks its end, it is wrong from its start.
    const std::size_t least = at - std::min<std::size_t>(at, 3);
    std::size_t start = at;
    while (start > least && is_continuation(buffer_[start - 1])) --start;
    const bool cut_off = start > least && static_cast<unsigned char>(buffer_[start - 1]) >= 0xC0;
    fault_ = cut_off && (at == filled_ || !is_continuation(buffer_[at])) ? start - 1 : at;
    state_ = State::invalid;
}

inline void Splitter::take(std::size_t at) {
    const char c = buffer_[at];
    if (c == '\0') return refuse_nul(at);
    if (c == '"') return take_quote(at);
    if (where_ == Where::quoted) return take_in_quotes(at, c);
    if (c == separator_) return end_field(at);
    end_line(at, c);
}

void Splitter::refuse_nul(std::size_t at) {
    if (!is_sound_to(at)) return;
    fault_ = at;
    at_nul_ = true;
    state_ = State::invalid;
}

inline void Splitter::take_quote(std::size_t at) {
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

void Splitter::take_in_quotes(std::size_t at, char c) {
    if (c == '\r' || (c == '\n' && buffer_[at - 1] != '\r')) ++line_;
}

inline void Splitter::end_line(std::size_t at, char c) {
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

inline void Splitter::end_field(std::size_t at) {
    if (count_ == cells_.size() && !has_more_cells(at)) return;
    if (is_odd_) odd_[odd_count_++] = count_;
    cells_[count_++] = {buffer_.get() + field_, at - field_};
    is_odd_ = false;
    where_ = Where::plain;
    field_ = at + 1;
}

bool Splitter::has_more_cells(std::size_t at) {
    if (count_ < limits::columns) {
        cells_.resize(2 * count_);
        odd_.resize(2 * count_);
        return true;
    }
    fail(at, {say("第 {} 行的列数超过 {}", "line {} has more than {} columns", line_, limits::columns),
              {"核对分隔符是否正确、是否选错了文件", "see whether the separator is right, and whether it is the right file"}});
    return false;
}

inline void Splitter::finish_fields() {
    char* to = room();
    for (const std::size_t i : std::span(odd_).first(odd_count_)) {
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
    odd_count_ = 0;
}

char* Splitter::room() {
    if (!made_) made_ = std::make_unique_for_overwrite<char[]>(Gb18030::growth * size_ + Gb18030::overrun);
    return made_.get();
}

inline void Splitter::end_record(std::size_t at, bool empty) {
    if (at - record_ > limits::csv_record) return fail_too_long(at);
    if (odd_count_ > 0) finish_fields();
    if (state_ != State::going) return;
    if (row_ == most_rows) return fail_too_many(at);
    ++row_;
    const bool more = sink_.row(row_, std::span<const std::string_view>(cells_.data(), empty ? 0 : count_));
    count_ = 0;
    field_ = record_ = at + 1;
    if (!more) state_ = State::enough;
}

void Splitter::close() {
    if (where_ == Where::quoted) {
        return fail(filled_, {say("第 {} 行的双引号到文件末尾也没有关闭",
                                  "the quotation mark opened in line {} is not closed up to the end of the file", quote_line_),
                              mend_quotes()});
    }
    if (record_ == filled_) return;
    end_field(filled_);
    if (state_ == State::going) end_record(filled_, false);
}

} // namespace hegui
