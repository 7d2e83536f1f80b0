#include "lib/report/json_out.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

namespace hegui {
namespace {

/// A list of one text.
std::string written(const std::string& text, JsonOut::Layout layout = JsonOut::Layout::one_line) {
    std::ostringstream out;
    JsonOut json(out, layout, {});
    json.open_list();
    json.text(text);
    json.close_list();
    return out.str();
}

} // namespace

TEST_CASE("json: a character that has to be escaped is, wherever it stands") {
    for (std::size_t length = 1; length < 20; ++length) {
        for (std::size_t at = 0; at < length; ++at) {
            const auto with = [&](const std::string& one) { return std::string(at, 'a') + one + std::string(length - at - 1, 'z'); };
            CHECK(written(with("\"")) == "[\"" + with("\\\"") + "\"]\n");
            CHECK(written(with("\\")) == "[\"" + with("\\\\") + "\"]\n");
            CHECK(written(with("\n")) == "[\"" + with("\\n") + "\"]\n");
            CHECK(written(with("\x1f")) == "[\"" + with("\\u001F") + "\"]\n");
            CHECK(written(with(std::string(1, '\0'))) == "[\"" + with("\\u0000") + "\"]\n");
            CHECK(written(with("\xFF")) == "[\"" + with("\uFFFD") + "\"]\n");
            for (const char* plain : {" ", "!", "#", "[", "]", "\x7F", "河"}) CHECK(written(with(plain)) == "[\"" + with(plain) + "\"]\n");
        }
    }
}

TEST_CASE("json: a text may be larger than what is handed on at a time") {
    const std::string large(200'000, 'x');
    CHECK(written(large) == "[\"" + large + "\"]\n");
    CHECK(written(large, JsonOut::Layout::indented) == "[\n  \"" + large + "\"\n]");
}

TEST_CASE("json: an empty text") { CHECK(written("") == "[\"\"]\n"); }

} // namespace hegui
