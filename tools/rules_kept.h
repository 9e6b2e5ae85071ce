// The rules that a ledger was ever put under: each activation as a fact, and what its files say,
// entry by entry, so that it can be shown and compared.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/calendar_file.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {

struct RulesActivated {
  ledger::Position position;
  Instant recorded_at;
  Id actor;
  Digest digest;
  std::vector<Digest> files;
  bool is_calendar = false;
  bool is_in_force = false;
};

/// In the order of the facts.
Result<std::vector<RulesActivated>> rules_activated(Session& session);
/// The activation of that ruleset or calendar; the last one of several. `which` is a digest or its
/// first eight digits or more; "now" is the ruleset in force. malformed: none, or several.
Result<RulesActivated> rules_named(const std::vector<RulesActivated>& all,
                                   const std::string& which);

/// The activation by which these very rules are in force now.
std::optional<RulesActivated> in_force_already(const std::vector<RulesActivated>& all,
                                               const Digest& digest);
/// Says since when; nothing is written for it.
Exit say_in_force_already(const Shell& shell, const RulesActivated& since);

/// One thing that rules say, by its name: "parameters.quorum_percent", "clock.review-10",
/// "article.附4-16", "calendar.2026".
struct RuleEntry {
  std::string value;
  std::vector<Id> basis;  ///< the articles or rulings it rests on
  friend bool operator==(const RuleEntry&, const RuleEntry&) = default;
};
using RuleEntries = std::map<std::string, RuleEntry, std::less<>>;

RuleEntries entries_of(const Ruleset& rules);
RuleEntries entries_of(const std::vector<engine::CalendarFile>& years);

/// What was made of the files: one of the two.
struct RulesRead {
  std::string name;  ///< titles of packs, or years
  std::optional<Ruleset> ruleset;
  std::vector<engine::CalendarFile> years;

  RuleEntries entries() const { return ruleset ? entries_of(*ruleset) : entries_of(years); }
};

/// Of an activation, from the texts beside the ledger. A fault where one is missing or altered.
Result<RulesRead> read_rules(Session& session, const RulesActivated& activated);
/// Of files that are not in force yet. malformed where they make no ruleset, or no calendar.
Result<RulesRead> read_rules_of_files(const std::vector<std::string>& files, bool calendar);

}  // namespace caseledger::tools
