#include "lib/report/spool.hpp"

#include <algorithm>
#include <array>

namespace hegui {
namespace {

constexpr std::size_t most_in_memory = 4UL * 1024 * 1024;

} // namespace

void Spool::add(std::string_view text) {
    recent_ += text;
    if (recent_.size() > most_in_memory && !no_file_) to_file();
}

Spool::int_type Spool::overflow(int_type byte) {
    if (byte != traits_type::eof()) add(std::string(1, traits_type::to_char_type(byte)));
    return traits_type::not_eof(byte);
}

std::streamsize Spool::xsputn(const char* text, std::streamsize count) {
    add({text, static_cast<std::size_t>(count)});
    return count;
}

void Spool::to_file() {
    if (file_ == nullptr) file_.reset(std::tmpfile()); // NOLINT(cppcoreguidelines-owning-memory): it is owned from here on
    no_file_ = file_ == nullptr;
    if (no_file_) return;
    lost_ = lost_ || std::fwrite(recent_.data(), 1, recent_.size(), file_.get()) != recent_.size();
    in_file_ += recent_.size();
    recent_.clear();
}

void Spool::copy_to(std::ostream& out, std::size_t from) {
    if (from < in_file_) copy_file_to(out, from);
    out << std::string_view(recent_).substr(std::max(from, in_file_) - in_file_);
    if (lost_) out.setstate(std::ios::badbit);
}

void Spool::copy_file_to(std::ostream& out, std::size_t from) {
    lost_ = lost_ || std::fseek(file_.get(), static_cast<long>(from), SEEK_SET) != 0;
    std::array<char, 65536> block{};
    while (!lost_) {
        const std::size_t count = std::fread(block.data(), 1, block.size(), file_.get());
        if (count == 0) break;
        out.write(block.data(), static_cast<std::streamsize>(count));
    }
    lost_ = lost_ || std::ferror(file_.get()) != 0;
}

} // namespace hegui
