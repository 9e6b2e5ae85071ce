// Year files as the one Calendar that a ledger activates and every leaf's deadlines were counted
// with.
#pragma once

#include <span>
#include <vector>

#include "engine/calendar_file.h"
#include "engine/packs.h"

namespace caseledger::engine {

/// In the order of their years, whatever the order given; the digest is SHA-256 over the files'
/// digests in that order. Years may be missing: what reaches into them is provisional. malformed
/// where there is no file, a year twice, or a day on which two files disagree.
Result<Calendar> stack_calendar(std::vector<CalendarFile> files);

Result<std::vector<CalendarFile>> read_calendar_files(std::span<const EmbeddedFile> files);

/// What this build ships with: all calendars of shipped_packs().
Result<Calendar> shipped_calendar();

}  // namespace caseledger::engine
