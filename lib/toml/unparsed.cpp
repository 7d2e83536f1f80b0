#include "lib/toml/unparsed.hpp"

#include "lib/base/file_kind.hpp"
#include "lib/base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace hegui {
namespace {

/// Keys of the form a.b.c nest as deep as they have dots, and deep enough nesting exhausts the stack of any parser.
constexpr int most_dots = 40;

/// Where text stands while a file is passed over: in the open, or in a string of some kind.
class Quoting {
public:
    /// Takes the character at an offset; whether it stands outside of strings and comments.
    bool is_open(std::string_view text, std::size_t at) {
        const char c = text[at];
        if (c == '\n') {
            comment_ = false;
            if (quote_.size() == 1) quote_ = {}; // a string of one line ends with it, well or not
            return true;
        }
        if (skip_ > 0) return --skip_, false;
        if (comment_) return false;
        if (!quote_.empty()) return inside(text, at), false;
        if (c == '#') return comment_ = true, false;
        if (c != '"' && c != '\'') return true;
        const std::string_view three = text.substr(at, 3);
        quote_ = three.size() == 3 && three[1] == c && three[2] == c ? three : text.substr(at, 1);
        skip_ = quote_.size() - 1;
        return false;
    }

private:
    void inside(std::string_view text, std::size_t at) {
        if (text[at] == '\\' && quote_.front() == '"') {
            skip_ = 1;
        } else if (text.substr(at, quote_.size()) == quote_) {
            skip_ = quote_.size() - 1;
            quote_ = {};
        }
    }

    std::string_view quote_;
    std::size_t skip_ = 0;
    bool comment_ = false;
};

/// Whether a line has as many dots, in strings or not. Hardly any file has such a line.
bool has_many_dots(std::string_view text) {
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (std::count(line.begin(), line.end(), '.') > most_dots) return true;
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return false;
}

std::optional<InputError> nesting_error(const Source& source, std::string_view text) {
    if (!has_many_dots(text)) return std::nullopt;
    Quoting quoting;
    int dots = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool open = quoting.is_open(text, at);
        if (text[at] == '\n') dots = 0;
        if (open && text[at] == '.' && ++dots > most_dots) {
            return source.error(source.position_of(at), 1,
                                say("这一行有超过 {} 个“.”，嵌套过深", "more than {} dots in this line: nested too deep", most_dots));
        }
    }
    return std::nullopt;
}

/// A file that is no text at all, such as the workbook beside the batch file: to save it again as text would ruin it.
std::optional<InputError> kind_error(const Source& source, std::string_view text) {
    const auto kind = file_kind_of(text);
    if (!kind) return std::nullopt;
    return InputError{.message = say("这不是批次文件那样的 TOML 文本，而是{}；要检查批次，请指定批次文件夹或其中的 batch.toml",
                                     "this is no TOML text as a batch file is, but {}; to check a batch, name its folder or its batch.toml",
                                     *kind),
                      .where = {source.file(), {}}};
}

/// Bytes that are no UTF-8: the file was saved in another encoding, and nothing in it can be relied on. The line is not quoted,
/// since nobody could read it.
std::optional<InputError> encoding_error(const Source& source, std::string_view text) {
    constexpr Wording save_as{"请用记事本或 WPS 另存为“UTF-8”", "save it again as UTF-8"};
    const auto error_at = [&](Position at, Text message) {
        return InputError{.message = std::move(message), .where = {source.file(), at}};
    };
    if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") {
        return error_at({1, 1}, say("文件是 UTF-16 编码，应为 UTF-8；{}", "the file is UTF-16, it must be UTF-8; {}", save_as));
    }
    const auto bad = utf8::first_invalid(text);
    if (!bad) return std::nullopt;
    return error_at(source.position_of(*bad),
                    say("文件不是 UTF-8 编码（可能是 GBK/GB18030）；{}", "the file is not UTF-8 (perhaps GBK/GB18030); {}", save_as));
}

} // namespace

std::optional<InputError> why_not_parsed(const Source& source, std::string_view text) {
    if (auto error = kind_error(source, text)) return error;
    if (auto error = encoding_error(source, text)) return error;
    return nesting_error(source, text);
}

} // namespace hegui
