// Working days of the People's Republic: Monday to Friday, without the holidays of the State
// Council's yearly notice, with its make-up days (调休). A value, loaded by the engine from files
// that name their notice; nothing here reads a file or a clock.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "statemachines/digest.h"
#include "statemachines/time.h"
#include "statemachines/vocabulary.h"

namespace caseledger {

/// One year as its notice arranged it. Days of a neighbouring year may be listed, because a
/// holiday may begin in December.
struct CalendarYear {
  int year = 0;
  std::string notice;  ///< 国办发明电〔2020〕27号
  std::string source;  ///< where the notice was published
  std::vector<Day> holidays;
  std::vector<Day> make_up_days;
};

/// A date that was counted. Provisional: it reaches into a year whose notice is not loaded, and
/// is counted anew by a fact once it is.
struct DueDay {
  Day day;
  bool is_provisional = false;
  friend bool operator==(const DueDay&, const DueDay&) = default;
};

class Calendar {
 public:
  Calendar() = default;
  Calendar(Digest digest, const std::vector<CalendarYear>& years);

  const Digest& digest() const { return digest_; }
  bool covers(int year) const { return notices_.contains(year); }
  /// The notice of a year, empty when none is loaded.
  std::string_view notice(int year) const;
  bool is_workday(Day day) const;

  /// 民法典201, 204; LAW.md ruling 6: the day of the act is excluded, the last day counts to 24:00.
  /// Workdays count working days only. For the other units `rolls` moves a last day that is no
  /// working day to the next one (民法典203). count >= 0; zero is the day itself.
  DueDay due_after(Day act, std::int32_t count, DayUnit unit, bool rolls = false) const;
  /// Working days in (after, until]; zero when until <= after.
  std::int32_t workdays_between(Day after, Day until) const;
  /// The day that lies `count` working days before `day`.
  Day workdays_before(Day day, std::int32_t count) const;

 private:
  Digest digest_;
  std::map<int, std::string> notices_;
  std::map<Day, bool> is_workday_;  // only the days that differ from Monday-to-Friday
};

}  // namespace caseledger
