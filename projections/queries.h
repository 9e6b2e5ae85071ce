// Questions to the read models. Each answer is of one moment: what one query returns belongs
// together, and says nothing of leaves after cursor(). Nothing here writes.
//
// The const functions may be called from any thread; they take turns at one connection, so whoever
// serves many at once opens one for each. Faults: unavailable (no such file yet: follow first;
// locked), corrupt (damaged, or of another schema: rebuild).
#pragma once

#include <filesystem>
#include <memory>

#include "projections/filters.h"
#include "projections/follower.h"
#include "projections/model_place.h"
#include "projections/report.h"

namespace caseledger::projections {

struct CaseListed {
  CaseRow row;
  std::optional<std::int32_t> days_left;  ///< workdays_left of next_due
  bool is_overdue() const { return days_left && *days_left < 0; }
};

/// One case with everything, each list in its order of recording.
struct CaseWhole {
  CaseRow row;
  std::vector<DeadlineRow> deadlines;
  std::vector<TimelineRow> timeline;
  std::vector<IrregularityRow> irregularities;
  std::vector<RefusalRow> refusals;
  std::vector<CorrectionRow> corrections;
  std::vector<ItemRow> items;  ///< disclosures about it
};

/// Something that somebody has to do now. The command is the one that would do it; where the law
/// leaves a choice (adopt or dispute), it is the first.
struct Task {
  StreamKey stream;
  std::string stage;  ///< key of the stage
  /// Who may do it: the one capacity the law names, or all that its leaders answer to here.
  std::vector<Capacity> capacities;
  std::vector<LeaderTerm> leaders;  ///< as the law calls them; empty: it names a capacity
  std::string task;                 ///< key: "supply_materials"
  std::string zh, en;
  Id article;
  std::vector<Id> officers;  ///< whose it is by name; empty: whoever holds the capacity
  Wording title;             ///< party name of a case, title of an item
  std::optional<NextDue> due;
  std::optional<std::int32_t> days_left;
  Light light = Light::none;
};

/// A rung that is reached and was not announced yet.
struct DueRung {
  DeadlineRow row;  ///< of its clock
  Rung rung = Rung::unspecified;
  Day reached_on;
  friend bool operator==(const DueRung&, const DueRung&) = default;
};

/// A decision on display beside its case. The item's words and text are those on display, though a
/// new text may be in work.
struct DecisionEntry {
  ItemRow item;
  std::optional<CaseRow> about;
};

class Queries {
 public:
  static Result<std::unique_ptr<Queries>> open(const ModelPlace& place);
  ~Queries();
  Queries(const Queries&) = delete;
  Queries& operator=(const Queries&) = delete;

  Result<Cursor> cursor() const;

  Result<std::vector<CaseListed>> cases(const CaseFilter& filter, const Today& today) const;
  /// What every stream of a procedure is called, in no order: cheap beside the rows.
  Result<std::vector<Id>> ids(Procedure procedure) const;
  Result<std::optional<CaseWhole>> case_whole(std::string_view id) const;

  /// Ascending by position.
  Result<std::vector<TimelineRow>> timeline(const StreamKey& stream, const AsOf& as_of = {}) const;

  /// Due first, then by stream.
  Result<std::vector<Task>> worklist(const WorklistFilter& filter, const Today& today,
                                     const Ruleset& ruleset) const;

  /// By due day, then by stream and number.
  Result<std::vector<DeadlineRow>> deadlines(const DeadlineFilter& filter = {}) const;
  /// All rungs of running clocks reached by today and not passed, by day, then stream, clock, basis
  /// and rung; each once. What was missed while nobody looked is here too. A rung whose day lies
  /// before the clock's start was never ahead and is left out.
  Result<std::vector<DueRung>> due_rungs(const Today& today) const;
  /// Open deadlines of which these rules and days now say another due day, or say for sure what was
  /// provisional; of a kind and basis the newest, which alone can be named.
  Result<std::vector<DeadlineRow>> recountable(const Ruleset& ruleset, const Today& today) const;

  /// By register, then by id.
  Result<std::vector<ItemRow>> items(const ItemFilter& filter = {}) const;
  Result<std::vector<EditionRow>> editions(std::string_view item) const;
  /// 附1-7(4): items of the register of decisions that are on display, latest first.
  Result<std::vector<DecisionEntry>> decision_register() const;

  Result<std::vector<IrregularityRow>> irregularities(const HistoryFilter& filter = {}) const;
  Result<std::vector<RefusalRow>> refusals(const HistoryFilter& filter = {}) const;
  /// The numbers of a year, each with its parts behind it (report.h).
  Result<std::vector<ReportRow>> report(const ReportFilter& filter, Day today,
                                        const Ruleset& ruleset) const;
  Result<std::vector<CorrectionRow>> corrections(const StreamKey& stream) const;

  /// Nothing before the ledger was opened by its first fact.
  Result<std::optional<BureauRow>> bureau() const;
  /// By name as Chinese readers expect.
  Result<std::vector<OfficerRow>> officers() const;

 private:
  struct State;
  explicit Queries(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace caseledger::projections
