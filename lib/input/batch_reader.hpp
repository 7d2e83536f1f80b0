#pragma once

#include "lib/base/source.hpp"
#include "lib/model/batch.hpp"
#include "lib/regulation/catalogue.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace hegui {

/// Finds the regulation that a batch names. Says what is wrong in `errors` where there is none.
using ChooseRegulation = std::function<std::shared_ptr<const Regulation>(const Field<std::string>& named, InputErrors& errors)>;

/// A batch file as far as it could be read.
struct BatchReading {
    std::optional<Batch> batch; ///< nothing where the file has errors
    std::shared_ptr<const Regulation> regulation;
    std::optional<std::string> id; ///< known even where the rest is wrong
    Field<std::string> named;      ///< the regulation, as the file names it
};

/// Reads a batch file: the model, or all of its errors; never half of both.
BatchReading read_batch(const Source& source, std::string_view text, const ChooseRegulation& choose, InputErrors& errors);

} // namespace hegui
