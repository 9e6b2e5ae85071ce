// Who may act: officers, certificates and appointments with their dates, folded from the bureau's
// own facts. All history is kept, so every question is asked as of a day.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "statemachines/bureau_commands.h"
#include "statemachines/facts.h"

namespace caseledger {

/// The bureau's register is one stream, of this name in every ledger.
inline constexpr std::string_view kBureauStream = "bureau";

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

struct Officer {
  Id id, section;
  std::vector<Certificate> certificates;
  std::vector<Appointment> appointments;
};

struct Bureau {
  BureauStage stage = BureauStage::unopened;
  Version version;
  TrustMode trust = TrustMode::unspecified;
  ClockSource clock = ClockSource::unspecified;
  Id name;
  std::map<Id, Officer, std::less<>> officers;
  Digest ruleset, calendar;  ///< in force
  std::uint32_t unanswered_irregularities = 0;

  const Officer* officer(std::string_view id) const;
  bool certificate_valid(std::string_view officer, Day on) const;
  bool holds(std::string_view officer, Capacity capacity, Day on) const;
  /// The category under which a reviewer was appointed, on that day.
  ReviewerCategory category_of(std::string_view reviewer, Day on) const;
  /// How many officers hold a capacity on a day (the party group's size for the quorum).
  std::uint32_t count_of(Capacity capacity, Day on) const;
};

/// Folds one fact of the bureau's stream. Facts of other procedures are a caller's bug.
void evolve(Bureau& bureau, const Event& event);

}  // namespace caseledger
