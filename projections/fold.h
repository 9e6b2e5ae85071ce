// What a leaf does to what is shown of its stream. Folding is the same for the tables and for a
// case as of a moment; it never refuses, because what is in the ledger has happened.
#pragma once

#include "projections/source.h"
#include "projections/stream_state.h"

namespace caseledger::projections {

/// The words of one leaf. The first fault is kept and answered at the end, so that folds stay
/// plain sentences.
class Told {
 public:
  Told(const Source& source, ledger::Position position) : source_(source), position_(position) {}

  Wording text(std::string_view path, Said said);
  /// The words of a document that came inline.
  Wording inline_text(std::string_view path, const Document& document);
  const Result<void>& status() const { return status_; }

 private:
  Wording ask(std::string_view path);

  const Source& source_;
  ledger::Position position_;
  Result<void> status_;
};

/// What a fold may ask of the leaves before it.
class Past {
 public:
  virtual ~Past() = default;
  /// The leaf that brought a stream to a version.
  virtual std::optional<ledger::Position> position_of(const StreamKey& stream,
                                                      std::uint64_t version) = 0;
};

/// corrupt: the leaf speaks of a clock that its stream does not have, or of a stage that this
/// version of the program does not know. Then the state is spoilt.
Result<void> fold(StreamState& state, const ledger::Leaf& leaf, const Source& source, Past& past);

/// The parts: what the event says, by procedure. Others' events change nothing.
void fold_event(CaseRow& row, StreamState& state, const ledger::Leaf& leaf, Told& told);
void fold_event(ItemRow& row, StreamState& state, const ledger::Leaf& leaf, Told& told);
void fold_event(BureauRow& row, StreamState& state, const ledger::Leaf& leaf, Told& told);

/// Shows a corrected word, if what stands there was said at `corrected` and path.
void show_correction(CaseRow& row, ledger::Position corrected, std::string_view path,
                     const Wording& text);
void show_correction(ItemRow& row, ledger::Position corrected, std::string_view path,
                     const Wording& text);
void show_correction(BureauRow& row, ledger::Position corrected, std::string_view path,
                     const Wording& text);

/// The clock columns of a row, made anew from its deadlines.
void fold_deadlines(CaseRow& row, const Deadlines& deadlines);
void fold_deadlines(ItemRow& row, const Deadlines& deadlines);
void fold_deadlines(BureauRow& row, const Deadlines& deadlines);

/// What falls due first over all bases of a kind: of those that run, else of those that were
/// started together last.
MaybeDay due_of_all_bases(const Deadlines& deadlines, ClockKind clock);

/// One overloaded function object of several.
template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};

}  // namespace caseledger::projections
