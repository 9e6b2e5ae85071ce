// Which rules may follow those in force; door and audit ask the same. Rules that are in force
// already are not activated once more, because a second fact would tell of a change that was none.
// And neither the present year nor the one before falls out of force: clocks that run now, those
// that are taken up again after a pause, and late entries are counted by them. Whether an older
// year is still needed by one of them no act can tell from the register alone; it may go, as may a
// year that has not come yet, and deadlines that reach into it are provisional then.
#pragma once

#include "engine/rule_book.h"

namespace caseledger::engine {

/// conflict, with the field of the act.
Result<void> must_be_others(const Ruleset& in_force, const Digest& next);
Result<void> must_be_others(const Calendar& in_force, const Digest& next);
/// malformed, with the years: that of the day and the one before it, as far as they are in force
/// and `next` has no notice of them.
Result<void> must_keep_years(const Calendar& in_force, const Calendar& next, Day day);

}  // namespace caseledger::engine
