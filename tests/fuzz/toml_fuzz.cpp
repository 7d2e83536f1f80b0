// A batch file and a regulation file from a stranger: parsed, checked, and read into the model. What the strict reader of plain TOML
// takes, toml++ makes the same of.
#include "lib/base/utf8.hpp"
#include "lib/input/batch_reader.hpp"
#include "lib/toml/plain.hpp"
#include "rules/all.hpp"
#include "rules/embedded.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

bool is_borne_out(const hegui::Source& source, std::string_view text) {
    const auto plain = hegui::read_plain_toml(hegui::utf8::without_byte_order_mark(text));
    if (!plain) return true;
    hegui::InputErrors errors;
    return plain == hegui::parse_toml_by_library(source, text, errors) && errors.empty();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hegui;
    static const Catalogue catalogue(rules::regulations(), rules::declarations());
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Source source("batch.toml", text);
    if (!is_borne_out(source, text)) __builtin_trap();
    InputErrors errors;
    const auto choose = [](const Field<std::string>& named, InputErrors&) {
        const auto shipped = catalogue.shipped(*named);
        return shipped != nullptr ? shipped : catalogue.shipped("henan-2023");
    };
    const BatchReading reading = read_batch(source, text, choose, errors);
    if (reading.batch.has_value() != errors.empty()) __builtin_trap(); // the model, or errors: never both, never neither
    InputErrors regulation_errors;
    const auto regulation = load_regulation(source, text, rules::declarations(), regulation_errors);
    if (regulation.has_value() != regulation_errors.empty()) __builtin_trap();
    return 0;
}
