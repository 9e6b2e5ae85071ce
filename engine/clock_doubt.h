// Whether the machine's time may be written down. A ledger's time never runs back, so one act under
// a clock that stands in the wrong year would date every later act by it, for good. The clock is
// therefore held against the newest time that the ledger knows; where they disagree, nothing is
// written but the registrar's own word that the clock is right (`confirm_clock`), which is a fact
// that auditors and readers see. On a simulated clock nothing is doubted: time is what acts say.
#pragma once

#include <optional>

#include "ledger/base/bilingual.h"
#include "statemachines/words/time.h"

namespace caseledger::engine {

/// A clock may lie so far behind the last entry: a machine that drifted fast and was set right
/// loses a few minutes, and meanwhile entries bear the last one's time. An hour or more is a wrong
/// time zone, years are an empty battery.
inline constexpr std::int64_t kBehindMax = 10 * 60 * kMicrosPerSecond;
/// So long may nothing have been entered: a bureau that was switched off for three weeks over
/// Spring Festival goes on without a word. No month is as short, so a clock in a wrong month or
/// year is always noticed by whoever entered something on the day before.
inline constexpr std::int64_t kAheadMax = 27LL * 24 * 3'600 * kMicrosPerSecond;

enum class Doubt : std::uint8_t { none, behind, ahead };

/// `newest` is the newest time that the ledger knows.
Doubt doubt_of(Instant now, Instant newest);

/// Whether somebody who names this time has looked at the clock, a few minutes ago at most.
bool is_read_from(Instant named, Instant now);

/// What the doubt is, as a sentence; nothing where there is none.
std::optional<Bilingual> why_doubted(Instant now, Instant newest);

/// The time that a ledger knows: of its last leaf, or, while nothing was recorded at a later time
/// than the registrar's word, what the clock showed by that word. That is how a ledger goes on
/// whose last leaf lies in the future.
struct KnownTime {
  Instant last_recorded;
  Instant shown, confirmed_at;  ///< by the last word; zero: there was none
  Instant newest() const {
    return confirmed_at == last_recorded && shown != Instant{} ? shown : last_recorded;
  }
};

}  // namespace caseledger::engine
