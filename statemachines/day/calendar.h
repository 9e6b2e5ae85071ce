// Working days of the People's Republic: Monday to Friday, without the holidays of the State
// Council's yearly notice, with its make-up days (调休). A value, loaded by the engine from files
// that name their notice; nothing here reads a file or a clock.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "statemachines/words/digest.h"
#include "statemachines/words/time.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

/// One year as its notice arranged it. Days of a neighbouring year may be listed, because a
/// holiday may begin in December.
struct CalendarYear {
  int year = 0;
  /// 国办发明电〔2020〕27号; where a later notice changed the year, both: "…15号、…3号".
  std::string notice;
  std::string source;  ///< where the notice was published
  std::vector<Day> holidays;
  std::vector<Day> make_up_days;
};

/// A date that was counted. Provisional: it passes days that no loaded notice has settled yet, and
/// is counted anew by a fact once one has. A year's notice settles its own days; but the New Year
/// holiday reaches back (2018-12-29 was made a workday by the notice for 2019), so the last four
/// days of December are settled only when the next year's notice is loaded too.
struct DueDay {
  Day day;
  bool is_provisional = false;
  friend bool operator==(const DueDay&, const DueDay&) = default;
};

class Calendar {
 public:
  Calendar() = default;
  /// Requires each year once. A day that one year makes a holiday and another a workday is what
  /// the later of the two says; the loader refuses such files.
  Calendar(Digest digest, const std::vector<CalendarYear>& years);

  const Digest& digest() const { return digest_; }
  bool covers(int year) const { return notices_.contains(year); }
  /// The notice of a year, empty when none is loaded.
  std::string_view notice(int year) const;
  bool is_workday(Day day) const;
  /// Whether no notice to come can change what is_workday says of this day.
  bool is_settled(Day day) const;

  /// 民法典201, 204: the day of the act is excluded, the last day counts to 24:00.
  /// Workdays count working days only. For the other units `rolls` moves a last day that is no
  /// working day to the next one (民法典203), and a month or year ends on the corresponding day or,
  /// where the month has none, on its last (民法典202). count >= 0; zero is the day itself.
  DueDay due_after(Day act, std::int32_t count, DayUnit unit, bool rolls = false) const;
  /// Working days in (after, until]; zero when until <= after.
  std::int32_t workdays_between(Day after, Day until) const;
  /// The day that lies `count` working days before `day`; itself a working day unless count is 0.
  Day workdays_before(Day day, std::int32_t count) const;

 private:
  /// What is known of the days from first_ on, one byte each: counting a deadline looks at some
  /// thirty of them, and replay counts many. Days outside are Monday to Friday and unsettled.
  std::uint8_t known(Day day) const;
  void spread(const std::vector<CalendarYear>& years);

  Digest digest_;
  std::map<int, std::string> notices_;
  Day first_;
  std::vector<std::uint8_t> days_;
};

}  // namespace caseledger
