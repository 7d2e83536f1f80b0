#include "cli/cache_options.hpp"

#include "cli/usage_error.hpp"
#include "lib/pdf/pdf.hpp"

#include <fmt/format.h>

namespace hegui {

std::optional<CacheOptions> parse_cache(const std::vector<std::string>& written) {
    if (written.empty()) return std::nullopt;
    CacheOptions options;
    for (const std::string& one : written) {
        if (one == "verify") {
            options.mode = Cache::Mode::verify;
            continue;
        }
        if (one.empty()) throw UsageError({"--cache 后面没有文件夹", "there is no folder behind --cache"});
        if (!options.folder.empty() && options.folder != one)
            throw UsageError(
                say("--cache 只能有一个文件夹，而不是 {} 和 {}", "--cache takes one folder, not {} and {}", options.folder, one));
        options.folder = one;
    }
    if (options.folder.empty())
        throw UsageError({"--cache=verify 还需要文件夹：--cache DIR --cache=verify（名为 verify 的文件夹写作 ./verify）",
                          "--cache=verify needs a folder too: --cache DIR --cache=verify (a folder named verify is ./verify)"});
    return options;
}

std::string cache_version() {
    constexpr int form = 2; // rises when something else is learnt of a file, or when it is written down in another way
    return fmt::format("hegui {}, form {}, libqpdf {}", HEGUI_VERSION, form, pdf_library_version());
}

} // namespace hegui
