// Which rules may follow those in force; door and audit ask the same. Rules that are in force
// already are not activated once more, because a second fact would tell of a change that was none.
// And no year falls out of force while a deadline may still be counted by it: running clocks, those
// that are taken up again after a pause, and late entries of days long past. A year that has not
// come yet may be withdrawn; deadlines that reach into it are provisional then.
#pragma once

#include "engine/rule_book.h"

namespace caseledger::engine {

/// conflict, with the field of the act.
Result<void> must_be_others(const Ruleset& in_force, const Digest& next);
Result<void> must_be_others(const Calendar& in_force, const Digest& next);
/// malformed, with the years: those up to the year of the day that `next` has no notice of.
Result<void> must_keep_years(const Calendar& in_force, const Calendar& next, Day day);

}  // namespace caseledger::engine
