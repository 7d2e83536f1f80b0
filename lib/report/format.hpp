#pragma once

#include "lib/model/report.hpp"

#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

/// Reports are views: they read the one result model and change nothing in it.
namespace hegui {

/// What is the same for the whole run.
struct Run {
    std::string tool_version;
    std::string as_of;           ///< ISO date
    bool warnings_fail = false;  ///< a warning makes its batch fail
    std::string links_from = {}; ///< URI of the folder that paths start from, where the terminal knows links; else empty
    std::size_t part = 1;        ///< of `of` parts that the batches of the run were divided into
    std::size_t of = 1;
    std::string terms = {}; ///< a digest of the options that batches were judged by: parts of one run have the same
};

/// How a report looks. None of it changes a verdict.
struct Style {
    Lang lang = Lang::zh;
    bool color = false;
    bool quiet = false;
    bool verbose = false;
    bool show_ids = false; ///< don't mask ID numbers
};

/// One report being written: each batch as its turn comes, then the end.
class Writer {
public:
    Writer() = default;
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    Writer(Writer&&) = delete;
    Writer& operator=(Writer&&) = delete;
    virtual ~Writer() = default;

    virtual void batch(const BatchResult& result) = 0;
    virtual void end(const Summary& summary) = 0;
};

struct Format {
    std::string_view name;
    std::unique_ptr<Writer> (*open)(std::ostream& out, const Run& run, const Style& style);
};

/// Every format that the program writes, by name.
std::span<const Format* const> formats();

} // namespace hegui
