// Days and instants of the law. Every deadline of the statutes is counted in local days
// (Asia/Shanghai, +08:00 all year since 1992) and ends at 24:00 of its last day; every leaf of the
// ledger carries microseconds UTC. Both are strong types, so that neither is ever added to the
// other. Nothing here reads a clock: time enters as a field of a command.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace caseledger {

/// A local calendar day, counted from 1970-01-01. Zero is that day; absence is std::optional.
struct Day {
  std::int32_t count = 0;
  friend constexpr auto operator<=>(Day, Day) = default;
};

constexpr Day operator+(Day day, std::int32_t days) { return Day{day.count + days}; }
constexpr Day operator-(Day day, std::int32_t days) { return Day{day.count - days}; }
constexpr std::int32_t operator-(Day later, Day earlier) { return later.count - earlier.count; }

/// Microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t micros = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

inline constexpr std::int64_t kMicrosPerSecond = 1'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kShanghaiOffsetSeconds = 8 * 3'600;

/// The local day on which an instant falls.
constexpr Day local_day(Instant at) {
  const auto seconds = at.micros / kMicrosPerSecond - (at.micros % kMicrosPerSecond < 0 ? 1 : 0);
  const auto local = seconds + kShanghaiOffsetSeconds;
  const auto days = local / kSecondsPerDay - (local % kSecondsPerDay < 0 ? 1 : 0);
  return Day{static_cast<std::int32_t>(days)};
}

/// The first instant of a local day.
constexpr Instant start_of(Day day) {
  return Instant{(day.count * kSecondsPerDay - kShanghaiOffsetSeconds) * kMicrosPerSecond};
}

/// Requires a date that exists.
Day day_of(int year, unsigned month, unsigned day);
int year_of(Day day);
/// 1 = Monday … 7 = Sunday.
unsigned weekday_of(Day day);
/// The same day `months` later; a day that month has not falls on its last (08-31 + 6 = 02-28).
Day add_months(Day day, int months);

/// "2021-09-15". Parsing takes years 1970-9999, refuses impossible dates and anything but exactly
/// this form.
std::string to_text(Day day);
std::optional<Day> parse_day(std::string_view text);

/// "2021-09-15T10:00:00+08:00", with ".123456" only where there are micros. Parsing takes RFC 3339
/// with T and any offset or Z, up to six digits of a second, years 1970-9999; nothing else, so no
/// leap second, no small letters, no blank.
std::string to_text(Instant at);
std::optional<Instant> parse_instant(std::string_view text);

}  // namespace caseledger
