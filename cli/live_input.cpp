#include "cli/live_input.hpp"

#include "cli/environment.hpp"
#include "cli/usage_error.hpp"
#include "lib/base/file.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace hegui {

LiveInput::LiveInput(const std::string& named) {
    if (named == "-") return;
    std::error_code unknown; // then it can't be opened either
    const bool is_folder = std::filesystem::is_directory(path_of(named), unknown);
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): it is owned from here on
    if (!is_folder) owned_.reset(std::fopen(path_of(named).string().c_str(), "rb"));
    const std::error_code why(is_folder ? EISDIR : errno, std::generic_category());
    if (!owned_) throw UsageError(say("读不到 {}：{}", "{} can't be read: {}", named, why_refused(why)));
    file_ = owned_.get();
}

LiveInput::int_type LiveInput::underflow() {
    const auto count = environment::read_some(*file_, block_);          // NOLINT(cert-fio38-c,misc-non-copyable-objects): it is not copied
    if (!count) throw std::ios_base::failure("the list can't be read"); // a stream takes note of it: bad()
    setg(block_.data(), block_.data(), block_.data() + *count);
    return *count == 0 ? traits_type::eof() : traits_type::to_int_type(block_.front());
}

} // namespace hegui
