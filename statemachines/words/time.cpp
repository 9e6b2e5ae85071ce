// How days and instants are read and written; the arithmetic of the Gregorian calendar is the
// standard library's.
#include "statemachines/words/time.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iterator>

#include "statemachines/words/check.h"

namespace caseledger {
namespace {

using std::chrono::year_month_day;

constexpr int kYearMin = 1970;
constexpr int kYearMax = 9999;

std::chrono::sys_days sys(Day day) { return std::chrono::sys_days{std::chrono::days{day.count}}; }

Day from(year_month_day date) {
  const auto since = std::chrono::sys_days{date}.time_since_epoch();
  return Day{static_cast<std::int32_t>(since.count())};
}

year_month_day date_of(Day day) { return year_month_day{sys(day)}; }

/// Eats a text from its front; once something did not fit, nothing fits any more.
class Eater {
 public:
  explicit Eater(std::string_view text) : rest_(text) {}

  int number(std::size_t digits) {
    if (rest_.size() < digits) return fail();
    int value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }

  bool try_sign(char sign) {
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void sign(char expected) {
    if (!try_sign(expected)) fail();
  }

  std::size_t digits_ahead() const {
    const auto end = rest_.find_first_not_of("0123456789");
    return end == std::string_view::npos ? rest_.size() : end;
  }

  int fail() {
    failed_ = true;
    rest_ = {};
    return 0;
  }

  bool failed() const { return failed_; }
  bool is_done() const { return !failed_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

std::optional<Day> eat_day(Eater& eater) {
  const int year = eater.number(4);
  eater.sign('-');
  const auto month = static_cast<unsigned>(eater.number(2));
  eater.sign('-');
  const auto day = static_cast<unsigned>(eater.number(2));
  const year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                            std::chrono::day{day}};
  if (eater.failed() || !date.ok() || year < kYearMin) return std::nullopt;
  return from(date);
}

std::int64_t eat_seconds(Eater& eater) {
  const int hour = eater.number(2);
  eater.sign(':');
  const int minute = eater.number(2);
  eater.sign(':');
  const int second = eater.number(2);
  if (hour > 23 || minute > 59 || second > 59) eater.fail();
  return hour * 3'600 + minute * 60 + second;
}

std::int64_t eat_micros(Eater& eater) {
  if (!eater.try_sign('.')) return 0;
  const auto digits = eater.digits_ahead();
  if (digits == 0 || digits > 6) return eater.fail();
  std::int64_t micros = eater.number(digits);
  for (auto n = digits; n < 6; ++n) micros *= 10;
  return micros;
}

std::int64_t eat_offset_seconds(Eater& eater) {
  if (eater.try_sign('Z')) return 0;
  const bool is_west = eater.try_sign('-');
  if (!is_west) eater.sign('+');
  const int hour = eater.number(2);
  eater.sign(':');
  const int minute = eater.number(2);
  if (hour > 23 || minute > 59) eater.fail();
  const std::int64_t seconds = hour * 3'600 + minute * 60;
  return is_west ? -seconds : seconds;
}

bool is_in_range(Instant at) {
  const int year = year_of(local_day(at));
  return year >= kYearMin && year <= kYearMax;
}

/// A number of at least so many characters, its sign among them, with zeros in front.
void put(std::string& text, int number, std::size_t width) {
  char digits[16];
  char* const end = std::to_chars(digits, std::end(digits), std::abs(number)).ptr;
  const auto count = static_cast<std::size_t>(end - digits) + (number < 0 ? 1 : 0);
  if (number < 0) text += '-';
  text.append(width - std::min(width, count), '0');
  text.append(digits, static_cast<std::size_t>(end - digits));
}

void put_day(std::string& text, Day day) {
  const auto date = date_of(day);
  put(text, int{date.year()}, 4);
  put(text += '-', static_cast<int>(unsigned{date.month()}), 2);
  put(text += '-', static_cast<int>(unsigned{date.day()}), 2);
}

}  // namespace

Day day_of(int year, unsigned month, unsigned day) {
  const year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                            std::chrono::day{day}};
  CL_REQUIRE(date.ok());
  return from(date);
}

int year_of(Day day) { return static_cast<int>(date_of(day).year()); }

unsigned weekday_of(Day day) { return std::chrono::weekday{sys(day)}.iso_encoding(); }

Day add_months(Day day, int months) {
  const auto date = date_of(day);
  const auto month = date.year() / date.month() + std::chrono::months{months};
  const auto last = (month / std::chrono::last).day();
  return from(month / std::min(date.day(), last));
}

std::string to_text(Day day) {
  std::string text;
  put_day(text, day);
  return text;
}

std::optional<Day> parse_day(std::string_view text) {
  Eater eater(text);
  const auto day = eat_day(eater);
  return eater.is_done() ? day : std::nullopt;
}

std::string to_text(Instant at) {
  const Day day = local_day(at);
  const auto micros_of_day = at.micros - start_of(day).micros;
  const auto seconds = static_cast<int>(micros_of_day / kMicrosPerSecond);
  const auto micros = static_cast<int>(micros_of_day % kMicrosPerSecond);
  std::string text;
  text.reserve(sizeof "2021-09-15T10:00:00.000000+08:00");
  put_day(text, day);
  put(text += 'T', seconds / 3'600, 2);
  put(text += ':', seconds / 60 % 60, 2);
  put(text += ':', seconds % 60, 2);
  if (micros != 0) put(text += '.', micros, 6);
  text += "+08:00";
  return text;
}

std::optional<Instant> parse_instant(std::string_view text) {
  Eater eater(text);
  const auto day = eat_day(eater);
  eater.sign('T');
  const auto seconds = eat_seconds(eater);
  const auto micros = eat_micros(eater);
  const auto offset = eat_offset_seconds(eater);
  if (!day || !eater.is_done()) return std::nullopt;
  const Instant at{(day->count * kSecondsPerDay + seconds - offset) * kMicrosPerSecond + micros};
  return is_in_range(at) ? std::optional(at) : std::nullopt;
}

}  // namespace caseledger
