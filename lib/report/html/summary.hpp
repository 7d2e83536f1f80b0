#pragma once

#include "lib/report/html/markup.hpp"

#include <map>
#include <string>
#include <vector>

namespace hegui::html {

/// All batches of a run on one page. Of each only a line is kept.
class Overview {
public:
    void add(const BatchResult& result);

    [[nodiscard]] std::size_t batches() const { return rows_.size(); }

    /// The bar of verdicts, the rules that fail most often and the table of batches, whose rows lead to their sections.
    [[nodiscard]] std::string write(const Summary& summary, const Words& words) const;

private:
    struct Line {
        std::string id; ///< empty where it is not known
        std::string file;
        Verdict verdict = Verdict::error;
        std::vector<std::string> why; ///< rules that fail or could not be judged
    };
    struct Failure {
        Text title;
        std::size_t batches = 0;
    };

    [[nodiscard]] std::string most_frequent(const Words& words) const;
    [[nodiscard]] std::string table(const Words& words) const;

    std::vector<Line> rows_;
    std::map<std::string, Failure> failures_; ///< by rule
};

} // namespace hegui::html
