#pragma once

#include "lib/report/json_out.hpp"

#include <vector>

/// The parts of a report that `json` and `ndjson` share, each key in the order in which the format lists it.
namespace hegui {

/// The regulations of a run, each once however many batches it judged.
class Regulations {
public:
    void add(const BatchResult& result);
    [[nodiscard]] const std::vector<RegulationUse>& all() const { return all_; }

private:
    std::vector<RegulationUse> all_;
};

/// Which report this is and what it came to: format, tool, as_of, summary, regulations.
void write_head(JsonOut& json, const Run& run, const Summary& summary, const Regulations& regulations);

/// The keys of a batch, without the braces around them.
void write_batch(JsonOut& json, const BatchResult& result, Lang lang);

void write_summary(JsonOut& json, const Summary& summary);

} // namespace hegui
