// A case's row and its timeline as people read them: words instead of keys, 是/否, names joined,
// money in yuan. Programs get the keys (case_json.h).
#pragma once

#include <string>

#include "adapters/forms/json.h"
#include "adapters/language/language.h"
#include "projections/rows.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::adapters {

/// What people call a member of a case or an item as it stands; another key stays as it is.
std::string member_text(Procedure procedure, std::string_view key, Language language);
/// One member of its JSON; what is no key of a vocabulary stays as it is.
std::string value_text(Procedure procedure, std::string_view key, const Json& value,
                       Language language);
/// What happened, with what it was about: the act that was refused, the requirement that was not
/// kept, the clock that rang, the field that was corrected.
std::string fact_text(const projections::TimelineRow& row, Language language);
/// The requirement that was not kept, and what was found instead.
std::string breach_text(const Breach& breach, Language language);
/// 附件4第十八条、附件2第二条: each citation once.
std::string articles_text(const std::vector<Id>& articles, const Ruleset& ruleset);

}  // namespace caseledger::adapters
