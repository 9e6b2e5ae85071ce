// A holiday by holiday reading of a year's notice.
#include "engine/calendar_file.h"

#include <algorithm>
#include <set>

#include "engine/toml_reader.h"
#include "ledger/base/hash.h"

namespace caseledger::engine {
namespace {

// The notices began with the golden weeks of 2000; a year far off is a slip of the pen.
constexpr std::int64_t kYearMin = 1999;
constexpr std::int64_t kYearMax = 2199;
constexpr std::int32_t kHolidayDaysMax = 31;
constexpr std::int32_t kNeighbourDaysMax = 31;

bool is_weekend(Day day) { return weekday_of(day) >= 6; }

class YearReader {
 public:
  YearReader(TomlProblems& problems, const TomlTable& root)
      : problems_(problems), root_(problems, root, 1, "calendar") {}

  CalendarYear read() && {
    year_.year = static_cast<int>(root_.number("year", kYearMin, kYearMax));
    for (const auto& node : some("notice")) read_notice(node);
    for (const auto& node : some("holiday")) read_holiday(node);
    return std::move(year_);
  }

 private:
  const TomlArray& some(const std::string& key) {
    const auto& items = root_.items(key);
    if (items.empty()) problems_.add(1, "[[" + key + "]]", {"缺失", "is missing"});
    return items;
  }

  TomlReader item(const TomlNode& node, std::string name) {
    return {problems_, root_.table_of(node, name), node.line, std::move(name)};
  }

  void read_notice(const TomlNode& node) {
    auto reader = item(node, "[[notice]]");
    const auto number = reader.text("number");
    reader.text("title");
    reader.day("published");
    const auto source = reader.text("source");
    if (!numbers_.insert(number).second) {
      reader.complain("number", {"重复出现", "stands here a second time"});
    }
    year_.notice += (year_.notice.empty() ? "" : "、") + number;
    if (year_.source.empty()) year_.source = source;
  }

  void read_holiday(const TomlNode& node) {
    auto reader = item(node, "[[holiday]]");
    reader.text("name");
    reader.text_or_none("zh");
    const auto from = reader.day("from");
    const auto to = reader.has("to") ? reader.day("to") : (reader.day_or_none("to"), from);
    check_span(reader, from, to);
    if (const auto notice = reader.text_or_none("notice");
        !notice.empty() && !numbers_.contains(notice)) {
      reader.complain("notice", {"本文件没有这一 [[notice]]", "names no [[notice]] of this file"});
    }
    const auto make_up = reader.days_or_none("make_up");
    if (problems_.any()) return;
    for (Day day = from; day <= to; day = day + 1) take(reader, "from", day, year_.holidays);
    for (const auto day : make_up) {
      if (!is_weekend(day)) {
        reader.complain("make_up",
                        {to_text(day) + " 不是周末", to_text(day) + " is no weekend day"});
      }
      take(reader, "make_up", day, year_.make_up_days);
    }
  }

  void check_span(TomlReader& reader, Day from, Day to) {
    if (to < from) reader.complain("to", {"早于 from", "lies before from"});
    if (to - from >= kHolidayDaysMax) {
      reader.complain("to", {"距 from 过远", "is too far from `from`"});
    }
  }

  void take(TomlReader& reader, std::string_view key, Day day, std::vector<Day>& days) {
    if (!taken_.insert(day).second) {
      reader.complain(key, {to_text(day) + " 重复出现", to_text(day) + " stands here twice"});
    }
    if (!is_near_the_year(day)) {
      reader.complain(key, {to_text(day) + " 不属于本年", to_text(day) + " is not of this year"});
    }
    days.push_back(day);
  }

  bool is_near_the_year(Day day) const {
    return day_of(year_.year, 1, 1) - kNeighbourDaysMax <= day &&
           day <= day_of(year_.year, 12, 31) + kNeighbourDaysMax;
  }

  TomlProblems& problems_;
  TomlReader root_;
  CalendarYear year_;
  std::set<std::string> numbers_;
  std::set<Day> taken_;
};

}  // namespace

Result<CalendarFile> read_calendar_file(std::string_view file, std::string_view text) {
  CL_TRY(const auto root, parse_toml(file, text));
  TomlProblems problems(file);
  CalendarYear year = YearReader(problems, root).read();
  if (problems.any()) return tl::unexpected(problems.fault());
  const auto digest = ledger::sha256(ledger::bytes_of(text));
  return CalendarFile{std::string(file), digest, std::move(year)};
}

}  // namespace caseledger::engine
