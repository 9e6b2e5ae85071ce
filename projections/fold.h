// What a leaf does to what is shown of its stream. The law's own fold says what it knows; here is
// only what people see besides. Folding is the same for the tables and for a stream as of a moment;
// it never refuses, because what is in the ledger has happened.
#pragma once

#include "projections/source.h"
#include "projections/stream_state.h"

namespace caseledger::projections {

/// The texts of one leaf. The first fault is kept and answered at the end, so that folds stay plain
/// sentences.
class LeafTexts {
 public:
  LeafTexts(const Source& source, ledger::Position position)
      : source_(source), position_(position) {}

  Wording text(std::string_view path, Said said);
  /// The text of a document that came inline.
  Wording inline_text(std::string_view path, const Document& document);
  const Result<void>& status() const { return status_; }

 private:
  Wording ask(std::string_view path);

  const Source& source_;
  ledger::Position position_;
  Result<void> status_;
};

/// What a fold may ask of the leaves before it.
class History {
 public:
  virtual ~History() = default;
  /// The leaf that brought a stream to a version.
  virtual std::optional<ledger::Position> position_of(const StreamKey& stream,
                                                      std::uint64_t version) = 0;
};

/// The fault of a leaf that cannot be shown; what is wrong is said after its number.
tl::unexpected<Fault> spoilt(const ledger::Leaf& leaf, const Bilingual& what);

/// Whether the leaf is the next of its stream; corrupt where a version was left out or comes twice.
/// A stream as of a moment may lack leaves, so only followers ask.
Result<void> check_order(const StreamRow& row, const ledger::Leaf& leaf);

/// corrupt: the leaf speaks of a clock that its stream does not have (unless the state may lack
/// leaves), or of a stage that this version of the program does not know. The state is as it was,
/// but for the heading of its row.
Result<void> fold(StreamState& state, const ledger::Leaf& leaf, const Source& source,
                  History& history);

/// Brings the row up to what the law's file holds.
void show(StreamState& state);

/// The deadlines of a stream as rows.
std::vector<DeadlineRow> deadline_rows(const StreamState& state);

/// Where a leaf stands in the fold of its row.
struct Folding {
  StreamState& state;
  const ledger::Leaf& leaf;
  LeafTexts& texts;
  Day day() const { return local_day(leaf.fact.occurred_at); }
};

/// The parts, by procedure: what the event says beyond the law's file, which holds it already.
/// Others' events change nothing.
void fold_event(Folded<CaseRow>& folded, const Folding& folding);
void fold_event(Folded<ItemRow>& folded, const Folding& folding);
void fold_event(Folded<BureauRow>& folded, const Folding& folding);

/// What falls due first over all bases of a kind: of those that run, else of those that were
/// started together last.
MaybeDay due_of_all_bases(const Deadlines& deadlines, ClockKind clock);

}  // namespace caseledger::projections
