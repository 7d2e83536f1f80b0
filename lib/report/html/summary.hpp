#pragma once

#include "lib/report/html/markup.hpp"
#include "lib/report/spool.hpp"

#include <cstddef>
#include <map>
#include <ostream>
#include <string>

namespace hegui::html {

/// All batches of a run on one page. The rows of its table are spooled.
class Overview {
public:
    explicit Overview(const Words& words) : words_(words) {}

    void add(const BatchResult& result);

    [[nodiscard]] std::size_t batches() const { return batches_; }

    /// The bar of verdicts, the rules that fail most often and the table of batches, whose rows lead to their sections.
    void write(std::ostream& out, const Summary& summary);

private:
    struct Failure {
        Text title;
        std::size_t batches = 0;
    };

    [[nodiscard]] std::string most_frequent() const;
    [[nodiscard]] std::string table_head() const;
    [[nodiscard]] std::string row(const BatchResult& result, const std::string& why) const;

    Words words_;
    Spool rows_;
    std::size_t batches_ = 0;
    std::map<std::string, Failure> failures_; ///< by rule
};

} // namespace hegui::html
