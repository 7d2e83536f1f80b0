#pragma once

#include "lib/report/format.hpp"

#include <string>
#include <string_view>

/// What several reports say, in the same words.
namespace hegui {

Text words_of(Outcome outcome); ///< 不通过 / Failed, as a heading
Text words_of(Verdict verdict); ///< 不通过 / FAIL

/// The message, and what to do.
Text advice_of(const Finding& finding);

/// What it is about, the message, and what to do.
Text whole_of(const Finding& finding);

/// Where it is more precise than that of the rule, the clause of the finding.
const std::string& clause_of(const Finding& finding, const RuleResult& rule);

/// Of a flood of which not all is listed: how many there are. Else empty.
Text cut_of(const RuleResult& rule);

/// Why a waived finding was: the reason, by whom, until when.
Text words_of(const WaiverUse& waiver);

/// 共 3 个批次：通过 1，…
Text counted(const Summary& summary);

/// Whether a rule with this outcome makes its batch fail.
bool fails(const Run& run, Outcome outcome);

/// What strangers wrote, so that it steers neither a terminal nor the eye of its reader; ID numbers masked as the style says.
std::string shown(std::string_view words, const Style& style);

/// The same in the language of the report.
std::string shown(const Text& words, const Style& style);

} // namespace hegui
