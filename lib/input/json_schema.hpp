#pragma once

#include "lib/regulation/regulation.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// What a schema is made for.
struct SchemaFor {
    std::vector<std::shared_ptr<const Regulation>> regulations; ///< by which batches may be judged
    std::vector<std::string_view> rules;                        ///< that a waiver may name
    Lang lang = Lang::zh;
};

/// The JSON Schema (draft-07) of a batch file, from the keys that the reader checks it against.
std::string json_schema(const SchemaFor& wanted);

} // namespace hegui
