#include "lib/sheet/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace hegui {
namespace {

constexpr char windows_euro = '\x80';
constexpr std::string_view euro = "\xE2\x82\xAC";
constexpr std::size_t longest_character = 4;

const char* name_of(Encoding encoding) {
    switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::gb18030: return "GB18030"; // not GBK or CP936: they lack rare characters that names have
    case Encoding::utf16le: return "UTF-16LE";
    case Encoding::utf16be: return "UTF-16BE";
    }
    return "UTF-8";
}

iconv_t none() { return reinterpret_cast<iconv_t>(-1); } // NOLINT(performance-no-int-to-ptr): so iconv(3) has it

struct Mark {
    std::string_view bytes;
    Encoding encoding;
};
constexpr std::array<Mark, 3> marks{{{"\xEF\xBB\xBF", Encoding::utf8}, {"\xFF\xFE", Encoding::utf16le}, {"\xFE\xFF", Encoding::utf16be}}};

} // namespace

Decoder::Decoder(Encoding encoding) : handle_(iconv_open("UTF-8", name_of(encoding))), encoding_(encoding) {}

Decoder::~Decoder() {
    if (handle_ != none()) iconv_close(handle_);
}

Decoder::Step Decoder::decode(std::span<const char> in, std::span<char> out) {
    if (handle_ == none()) return {.taken = 0, .made = 0, .invalid = true};
    char* from = const_cast<char*>(in.data()); // iconv(3) does not write there
    std::size_t left = in.size();
    char* to = out.data();
    std::size_t room = out.size();
    Step step;
    while (left > 0) {
        if (iconv(handle_, &from, &left, &to, &room) != static_cast<std::size_t>(-1) || errno != EILSEQ) break;
        // Windows writes the euro sign as a byte of its own, which GB18030 does not know.
        step.invalid = encoding_ != Encoding::gb18030 || *from != windows_euro;
        if (step.invalid || room < euro.size()) break;
        to = std::copy(euro.begin(), euro.end(), to);
        room -= euro.size();
        ++from;
        --left;
    }
    step.taken = in.size() - left;
    step.made = out.size() - room;
    return step;
}

TextFile::TextFile(const FileReader& file, std::size_t chunk) : file_(file), chunk_(std::max(chunk, longest_character)) {
    std::array<char, 3> first{};
    const std::string_view start(first.data(), file_.read_at(0, first));
    for (const Mark& mark : marks) {
        if (start.substr(0, mark.bytes.size()) != mark.bytes) continue;
        mark_ = mark.encoding;
        mark_size_ = mark.bytes.size();
        break;
    }
}

void TextFile::begin(Encoding encoding) {
    offset_ = fetched_ = mark_size_;
    raw_at_ = raw_end_ = 0;
    raw_last_ = false;
    end_ = End::none;
    decoder_.reset();
    if (encoding == Encoding::utf16le || encoding == Encoding::utf16be) {
        decoder_.emplace(encoding);
        if (!raw_) raw_ = std::make_unique_for_overwrite<char[]>(chunk_ + longest_character);
    }
}

std::size_t TextFile::read(std::span<char> into) {
    if (end_ != End::none) return 0;
    if (decoder_) return read_decoded(into);
    into = into.first(std::min(into.size(), chunk_));
    const std::size_t got = fetch(into);
    offset_ += got;
    if (got < into.size() && end_ == End::none) end_ = End::reached;
    return got;
}

std::size_t TextFile::fetch(std::span<char> into) {
    const std::size_t got = file_.read_at(fetched_, into);
    fetched_ += got;
    if (got < into.size() && fetched_ < file_.size()) end_ = End::failed;
    return got;
}

void TextFile::refill() {
    std::copy(raw_.get() + raw_at_, raw_.get() + raw_end_, raw_.get());
    raw_end_ -= raw_at_;
    raw_at_ = 0;
    const std::size_t room = std::min(chunk_, chunk_ + longest_character - raw_end_);
    const std::size_t got = fetch({raw_.get() + raw_end_, room});
    raw_end_ += got;
    raw_last_ = got < room;
}

std::size_t TextFile::read_decoded(std::span<char> into) {
    while (end_ == End::none) {
        const std::span<const char> in(raw_.get() + raw_at_, raw_end_ - raw_at_);
        const Decoder::Step step = decoder_->decode(in, into);
        raw_at_ += step.taken;
        offset_ += step.taken;
        const bool cut_off = step.taken == 0 && !in.empty();
        if (step.made > 0) return step.made;
        if (step.invalid || (cut_off && raw_last_))
            end_ = End::invalid;
        else if (raw_last_)
            end_ = End::reached;
        else
            refill();
    }
    return 0;
}

} // namespace hegui
