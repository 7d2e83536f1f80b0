#pragma once

#include "lib/regulation/regulation.hpp"

#include <string>

namespace hegui {

/// For which procedure a batch file is begun, and how.
struct BatchTemplate {
    const Regulation& regulation;
    const Procedure& procedure;
    std::string named; ///< the regulation as the batch file names it
    date::year year;
    Lang lang = Lang::zh;
};

/// A batch file that can be read as it is. It has every key that the procedure has a use for, most of them behind a `#` until they are
/// filled in, and the materials of its stages, each with what it means.
std::string begin_batch_file(const BatchTemplate& wanted);

} // namespace hegui
