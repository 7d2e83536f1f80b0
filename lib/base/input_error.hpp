#pragma once

#include "lib/base/location.hpp"
#include "lib/base/text.hpp"

#include <string>
#include <vector>

namespace hegui {

/// Why a file could not be taken as it is: what is wrong and what to do, where, and the line itself.
struct InputError {
    Text message;
    Location where = {};
    std::string source_line = {}; ///< the line at `where`, empty where there is none to show
    std::uint32_t span = 1;       ///< how many characters from the column on are meant
};

using InputErrors = std::vector<InputError>;

} // namespace hegui
