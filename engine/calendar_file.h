// One year of the calendar, as the State Council's notice arranged it: a TOML file that names the
// notice. Read strictly, like a pack.
//
//     year = 2021
//     [[notice]]    number, title, published, source              (a later one may change the year)
//     [[holiday]]   name, from; to, make_up, zh, notice
//
// A holiday is every day from..to (to left out: one day). make_up are the weekend days worked for
// it (调休); they must be Saturdays or Sundays. zh is the notice's sentence; `notice` names which
// of several notices it is taken from, the first where it is left out.
#pragma once

#include <string>
#include <string_view>

#include "ledger/base/fault.h"
#include "statemachines/day/calendar.h"

namespace caseledger::engine {

struct CalendarFile {
  std::string file;  ///< as messages name it
  Digest digest;     ///< SHA-256 of the bytes
  CalendarYear year;
};

/// malformed, naming file and line: what a pack would be refused for, a day that is far from its
/// year, a make-up day that is no weekend day, a day that stands here twice.
Result<CalendarFile> read_calendar_file(std::string_view file, std::string_view text);

}  // namespace caseledger::engine
