#include "lib/report/html/spool.hpp"

#include <array>

namespace hegui::html {
namespace {

constexpr std::size_t most_in_memory = 4UL * 1024 * 1024;

} // namespace

void Spool::add(std::string_view text) {
    recent_ += text;
    if (recent_.size() > most_in_memory && !no_file_) to_file();
}

void Spool::to_file() {
    if (file_ == nullptr) file_.reset(std::tmpfile()); // NOLINT(cppcoreguidelines-owning-memory): it is owned from here on
    no_file_ = file_ == nullptr;
    if (no_file_) return;
    lost_ = lost_ || std::fwrite(recent_.data(), 1, recent_.size(), file_.get()) != recent_.size();
    recent_.clear();
}

void Spool::copy_to(std::ostream& out) {
    if (file_ != nullptr) {
        lost_ = lost_ || std::fseek(file_.get(), 0, SEEK_SET) != 0;
        std::array<char, 65536> block{};
        while (!lost_) {
            const std::size_t count = std::fread(block.data(), 1, block.size(), file_.get());
            if (count == 0) break;
            out.write(block.data(), static_cast<std::streamsize>(count));
        }
        lost_ = lost_ || std::ferror(file_.get()) != 0;
    }
    out << recent_;
    if (lost_) out.setstate(std::ios::badbit);
}

} // namespace hegui::html
