// The calendar of the years that the counting tests use, typed in by hand from the notices, so
// that they do not rest on the files they help to judge.
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

#include "statemachines/day/calendar.h"

namespace caseledger {

inline Day day(std::string_view text) { return parse_day(text).value(); }

using Span = std::pair<std::string_view, std::string_view>;

inline CalendarYear year_of_notice(int year, std::string_view notice,
                                   std::initializer_list<Span> holidays,
                                   std::initializer_list<std::string_view> make_up_days) {
  CalendarYear arranged{year, std::string(notice), "", {}, {}};
  for (const auto& [from, to] : holidays) {
    for (Day one = day(from); one <= day(to); one = one + 1) arranged.holidays.push_back(one);
  }
  for (const auto text : make_up_days) arranged.make_up_days.push_back(day(text));
  return arranged;
}

inline CalendarYear year_2021() {
  return year_of_notice(2021, "国办发明电〔2020〕27号",
                        {{"2021-01-01", "2021-01-03"},
                         {"2021-02-11", "2021-02-17"},
                         {"2021-04-03", "2021-04-05"},
                         {"2021-05-01", "2021-05-05"},
                         {"2021-06-12", "2021-06-14"},
                         {"2021-09-19", "2021-09-21"},
                         {"2021-10-01", "2021-10-07"}},
                        {"2021-02-07", "2021-02-20", "2021-04-25", "2021-05-08", "2021-09-18",
                         "2021-09-26", "2021-10-09"});
}

inline CalendarYear year_2022() {
  return year_of_notice(2022, "国办发明电〔2021〕11号",
                        {{"2022-01-01", "2022-01-03"},
                         {"2022-01-31", "2022-02-06"},
                         {"2022-04-03", "2022-04-05"},
                         {"2022-04-30", "2022-05-04"},
                         {"2022-06-03", "2022-06-05"},
                         {"2022-09-10", "2022-09-12"},
                         {"2022-10-01", "2022-10-07"}},
                        {"2022-01-29", "2022-01-30", "2022-04-02", "2022-04-24", "2022-05-07",
                         "2022-10-08", "2022-10-09"});
}

inline Calendar calendar_of(std::vector<CalendarYear> years) { return {Digest{}, years}; }

inline Calendar calendar_2021_2022() { return calendar_of({year_2021(), year_2022()}); }

}  // namespace caseledger
