// Whom a change of rules touches: the open cases and items whose next step or running clock reads
// what changed. The definition is one that misses none, and may name more:
//
// - a clock's entry: whose open clock counts by it, and whose next rows start a clock of its kind;
// - an article: whose next rows cite it, themselves or by a requirement;
// - the effect of a requirement: whose next rows have the requirement;
// - a parameter, a leader, the order of measures: whose next rows cite an article that it rests on,
//   before or after; where no row of the law cites one, everybody;
// - a ruling: who the article it interprets touches;
// - a year of the calendar: whose open clock it would count to another day.
//
// The next rows are those that the law has for the stage of the case; a case is open while one of
// them leads to another stage.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tools/rules_kept.h"

namespace caseledger::tools {

struct RuleChange {
  std::string key;
  std::optional<RuleEntry> before, after;
};

/// In the order of their keys.
std::vector<RuleChange> changes_between(const RuleEntries& before, const RuleEntries& after);

/// A row with the articles that it cites, itself and by its requirements.
struct CitedRow {
  LawRow row;
  std::set<std::string, std::less<>> articles;
};

class RulesTouch {
 public:
  /// Of everything that is open now, where `after` are the rules to come.
  static Result<RulesTouch> of(Session& session, const RulesRead& after);
  /// Names of cases ("2021-SF-0007") and of items ("item:2021-SF-0007").
  std::set<std::string> touched_by(const RuleChange& change) const;

 private:
  struct Stream {
    std::vector<const CitedRow*> next;
    std::set<std::string, std::less<>> bases;  ///< of its open clocks
    bool is_recounted = false;                 ///< by the calendar to come
  };

  void add(Procedure procedure, const Id& id, std::string_view stage);
  Stream* find(Procedure procedure, const Id& id);
  bool touches(const RuleChange& change, const Stream& stream) const;

  std::map<std::string, Stream> streams_;  // by name
};

}  // namespace caseledger::tools
