// The tables that only grow, one row per leaf of their kind: timeline, irregularities with those
// responsible, refusals with their breaches, corrections, and what acts brought with them. Private
// to the room; may throw SQLite's exceptions.
#pragma once

#include "projections/act_tables.h"

namespace caseledger::projections {

class HistoryTables : public History {
 public:
  explicit HistoryTables(SQLite::Database& database);

  /// The rows of one leaf. `act_position`: the act that an irregularity flags. Call before the leaf
  /// is folded, so that a correction finds what stood there.
  Result<void> write(const ledger::Leaf& leaf, const Digest& leaf_hash,
                     ledger::Position act_position, const Source& source);

  std::optional<ledger::Position> position_of(const StreamKey& stream,
                                              std::uint64_t version) override;

 private:
  void write_timeline(const ledger::Leaf& leaf, const Digest& leaf_hash);
  void write_refusal(const ledger::Leaf& leaf, const CommandRefused& refused);
  void write_irregularity(const ledger::Leaf& leaf, const IrregularityRecorded& recorded,
                          ledger::Position act_position);
  void write_answer(const ledger::Leaf& leaf, const IrregularityAnswered& answered,
                    LeafTexts& texts);
  void write_recount(const ledger::Leaf& leaf);
  Result<void> write_correction(const ledger::Leaf& leaf, const RecordCorrected& corrected,
                                LeafTexts& texts, const Source& source);
  Result<Wording> text_before(const StreamKey& stream, const RecordCorrected& corrected,
                              const Source& source);

  Insert<TimelineRow> timeline_;
  Insert<IrregularityRow> irregularities_;
  Insert<ResponsibleRow> responsible_;
  Insert<RefusalRow> refusals_;
  Insert<BreachRow> breaches_;
  Insert<CorrectionRow> corrections_;
  ActTables acts_;
  SQLite::Statement answer_, lift_, version_, last_correction_;
  TimelineRow line_;  ///< of the last leaf; kept, because it is written so often
};

}  // namespace caseledger::projections
