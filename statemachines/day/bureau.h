// Who may act: officers, certificates, appointments and keys with their dates, folded from the
// bureau's own facts. All history is kept, so every question is asked as of a day.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "statemachines/acts/bureau_commands.h"
#include "statemachines/day/decision.h"

namespace caseledger {

/// The bureau's register is one stream, of this name in every ledger.
inline constexpr std::string_view kBureauStream = "bureau";
/// Whether a stream of the procedure may bear that name. No case or item is called like the
/// register, and the register is called by no other name.
constexpr bool may_be_called(Procedure procedure, std::string_view stream) {
  return (procedure == Procedure::bureau) == (stream == kBureauStream);
}

struct Certificate {
  Id number;
  Day valid_from, valid_until;
  Day suspended_from;  ///< zero: never
};

struct Appointment {
  Capacity capacity = Capacity::unspecified;
  ReviewerCategory category = ReviewerCategory::unspecified;
  Day from, until;  ///< until zero: for good
};

/// With which an officer signs. Revoked, it signs nothing that is recorded later.
struct OfficerKey {
  VerifyKey key;
  Day from, until;
  bool is_revoked = false;
};

/// With which the ledger signs its checkpoints.
struct LogKey {
  VerifyKey key;
  bool is_in_force = true;
};

struct Officer {
  Id id, section;
  std::vector<Certificate> certificates;
  std::vector<Appointment> appointments;
  std::vector<OfficerKey> keys = {};
};

struct Bureau {
  BureauStage stage = BureauStage::unopened;
  Version version;
  TrustMode trust = TrustMode::unspecified;
  ClockSource clock = ClockSource::unspecified;
  Id name;
  std::map<Id, Officer, std::less<>> officers;
  Digest ruleset, calendar;  ///< in force
  std::vector<LogKey> keys;  ///< of the log, retired ones too, in the order of their adoption
  std::uint32_t unanswered_irregularities = 0;

  const Officer* officer(std::string_view id) const;
  bool certificate_valid(std::string_view officer, Day on) const;
  bool holds(std::string_view officer, Capacity capacity, Day on) const;
  /// The category under which a reviewer was appointed, on that day.
  ReviewerCategory category_of(std::string_view reviewer, Day on) const;
  /// How many officers hold a capacity on a day (the party group's size for the quorum).
  std::uint32_t count_of(Capacity capacity, Day on) const;

  const std::vector<LogKey>& log_keys() const { return keys; }
  /// The log's key of this x; null where it never had one.
  const LogKey* log_key(const Digest& x) const;
  /// The officer's key of this x, revoked or not; null where they never had it.
  const OfficerKey* key_of(std::string_view officer, const Digest& x) const;
  /// Whether what the officer does on that day, recorded now, may be signed with it.
  bool key_valid(std::string_view officer, const Digest& x, Day on) const;
  /// Whether the log or any officer ever had a key of this x.
  bool knows_key(const Digest& x) const;
};

/// Folds one fact of the bureau's stream. Facts of other procedures are a caller's bug.
void evolve(Bureau& bureau, const Step& step);

}  // namespace caseledger
