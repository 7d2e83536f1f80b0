#include "cli/output.hpp"

#include "cli/usage_error.hpp"
#include "lib/base/file.hpp"

#include <cerrno>
#include <system_error>

namespace hegui {

Output::Output(const std::string& file) : stream_(nullptr), file_(std::make_unique<std::ofstream>()), target_(path_of(file)) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(target_, error);
    const bool replaceable = !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
    // A link stays one: what it leads to is replaced. A device or a pipe can't be: it is written to as it is.
    if (std::filesystem::is_regular_file(status)) {
        if (auto real = std::filesystem::canonical(target_, error); !error) target_ = std::move(real);
    }
    name_ = text_of(target_.filename());
    if (replaceable) beside_ = path_of(text_of(target_) + ".part");
    file_->open(beside_.empty() ? target_ : beside_, std::ios::binary | std::ios::trunc);
    const std::error_code why(errno, std::generic_category());
    if (!*file_) throw UsageError(say("不能写入 {}：{}", "can't write {}: {}", file, why_refused(why)));
    stream_ = file_.get();
}

Output::~Output() {
    if (!file_) return;
    file_->close();
    if (beside_.empty()) return;
    std::error_code ignored; // what was not committed is no report; where it can't be removed either, its name says so
    std::filesystem::remove(beside_, ignored);
}

/// Most files differ by their name already, which asks nothing of the system.
bool Output::replaces(std::string_view file) const {
    if (beside_.empty() || !file.ends_with(name_)) return false;
    std::error_code unknown; // what is not there is not lost
    return std::filesystem::equivalent(target_, path_of(file), unknown);
}

void Output::commit() {
    stream_->flush();
    if (!*stream_)
        throw UsageError({"没有写完：磁盘已满或输出已关闭",
                          "what was to be printed could not be written to its end: the disk is full or the output was closed"});
    if (!file_) return;
    file_->close();
    if (file_->fail()) throw UsageError(say("报告没有写完：{}", "the report could not be written to its end: {}", text_of(target_)));
    std::error_code error;
    if (!beside_.empty()) std::filesystem::rename(beside_, target_, error);
    if (error)
        throw UsageError(say("报告不能放到 {}：{}", "the report can't be put in its place, {}: {}", text_of(target_), why_refused(error)));
    file_.reset();
}

} // namespace hegui
