// The years side by side; they may meet around the New Year, so they are checked against each
// other.
#include "engine/calendar_stack.h"

#include <algorithm>
#include <map>

#include "ledger/base/hash.h"

namespace caseledger::engine {
namespace {

/// Which file said of a day that it is worked or not.
struct Said {
  bool is_workday;
  std::string_view file;
};

Result<void> check_day(std::map<Day, Said>& said, Day day, Said now) {
  const auto [found, is_new] = said.try_emplace(day, now);
  if (is_new || found->second.is_workday == now.is_workday) return {};
  const std::string other(found->second.file);
  return fault(
      FaultKind::malformed, std::string(now.file),
      {to_text(day) + " 与 " + other + " 所列相反", to_text(day) + " is the opposite in " + other});
}

Result<void> check(const std::vector<CalendarFile>& files) {
  if (files.empty()) {
    return fault(FaultKind::malformed, "",
                 {"日历至少要有一年", "a calendar needs at least one year"});
  }
  std::map<int, std::string_view> years;
  std::map<Day, Said> said;
  for (const auto& file : files) {
    const auto [found, is_new] = years.try_emplace(file.year.year, file.file);
    if (!is_new) {
      const std::string other(found->second);
      const auto year = std::to_string(file.year.year);
      return fault(FaultKind::malformed, file.file,
                   {year + " 年已见于 " + other, year + " stands already in " + other});
    }
    for (const auto day : file.year.holidays) {
      CL_TRY(check_day(said, day, {false, file.file}));
    }
    for (const auto day : file.year.make_up_days) {
      CL_TRY(check_day(said, day, {true, file.file}));
    }
  }
  return {};
}

}  // namespace

Result<Calendar> stack_calendar(std::vector<CalendarFile> files) {
  std::ranges::sort(files, {}, [](const CalendarFile& one) { return one.year.year; });
  CL_TRY(check(files));
  ledger::Hasher hasher(ledger::HashFunction::sha256);
  std::vector<CalendarYear> years;
  for (const auto& file : files) {
    hasher.update(file.digest.bytes);
    years.push_back(file.year);
  }
  return Calendar(hasher.finish(), years);
}

Result<std::vector<CalendarFile>> read_calendar_files(std::span<const EmbeddedFile> files) {
  std::vector<CalendarFile> years;
  for (const auto& file : files) {
    CL_TRY(auto year, read_calendar_file(file.name, file.text));
    years.push_back(std::move(year));
  }
  return years;
}

Result<Calendar> shipped_calendar() {
  std::vector<EmbeddedFile> files;
  std::ranges::copy_if(shipped_packs(), std::back_inserter(files), is_calendar);
  CL_TRY(auto years, read_calendar_files(files));
  return stack_calendar(std::move(years));
}

}  // namespace caseledger::engine
