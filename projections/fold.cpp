// What all procedures have in common; the rest is in case_fold.cpp, item_fold.cpp, bureau_fold.cpp.
#include "projections/fold.h"

#include <algorithm>

#include "statemachines/day/clock_effects.h"
#include "statemachines/words/check.h"

namespace caseledger::projections {
namespace {

tl::unexpected<Fault> spoilt(const ledger::Leaf& leaf, const std::string& what) {
  return fault(FaultKind::corrupt,
               "read models: leaf " + std::to_string(leaf.position.index) + " " + what);
}

template <class Stage>
bool set_stage(Stage& stage, std::string_view key) {
  const auto known = parse_word<Stage>(key);
  if (known) stage = *known;
  return known.has_value();
}

Result<void> fold_moves(StreamState& state, const ledger::Leaf& leaf) {
  for (const auto& moved : leaf.fact.clocks) {
    const bool is_new = moved.move == ClockMove::started;
    if (!is_new && find(state.deadlines, moved.clock, moved.basis) == nullptr) {
      return spoilt(leaf, "moves a clock that was never started: " + moved.basis);
    }
    apply(state.deadlines, moved);
    if (is_new) state.started_positions.push_back(leaf.position);
    state.clocks_changed = true;
  }
  return {};
}

Result<void> fold_passed(StreamState& state, const ledger::Leaf& leaf) {
  const auto* passed = leaf.fact.event.get_if<DeadlinePassed>();
  if (passed == nullptr) return {};
  if (find(state.deadlines, passed->clock, passed->basis) == nullptr) {
    return spoilt(leaf, "passes a rung of a clock that was never started: " + passed->basis);
  }
  fold_rung(state.deadlines, *passed);
  state.clocks_changed = true;
  return {};
}

void fold_correction(StreamState& state, const RecordCorrected& corrected, Told& told, Past& past) {
  ++state.common().corrections;
  const auto said_at = past.position_of(state.key, corrected.version);
  if (!said_at) return;
  const auto text = told.text("text", corrected.text);
  std::visit([&](auto& row) { show_correction(row, *said_at, corrected.path, text); }, state.row);
}

void fold_irregularity(StreamRow& row, const ledger::Fact& fact) {
  if (fact.event.is<IrregularityAnswered>()) row.unanswered_irregularities = 0;
  if (!fact.event.is<IrregularityRecorded>()) return;
  ++row.irregularities;
  ++row.unanswered_irregularities;
}

void fold_summary(StreamRow& row, const Deadlines& deadlines) {
  row.next_due.reset();
  row.overdue_announced = false;
  for (const auto& one : deadlines) {
    if (one.is_open() && one.passed(Rung::overdue)) row.overdue_announced = true;
    if (!one.runs() || (row.next_due && row.next_due->day <= one.due)) continue;
    row.next_due = NextDue{one.due, one.clock, one.basis, one.is_provisional};
  }
}

void fold_heading(StreamRow& row, const ledger::Leaf& leaf, bool is_refusal) {
  const auto& fact = leaf.fact;
  row.last_position = leaf.position;
  row.last_recorded = fact.recorded_at;
  row.last_occurred = fact.occurred_at;
  if (is_refusal) {
    ++row.refusals;
    return;
  }
  row.version = fact.version;
  if (!fact.event.is<IrregularityRecorded>()) {
    row.last_act_position = leaf.position;
  }
}

void fold_clock_columns(StreamState& state) {
  fold_summary(state.common(), state.deadlines);
  std::visit([&](auto& row) { fold_deadlines(row, state.deadlines); }, state.row);
}

}  // namespace

Wording Told::text(std::string_view path, Said said) {
  return said.given() ? ask(path) : std::nullopt;
}

Wording Told::inline_text(std::string_view path, const Document& document) {
  return document.given() ? ask(path) : std::nullopt;
}

Wording Told::ask(std::string_view path) {
  if (!status_) return std::nullopt;
  auto words = source_.words(position_, path);
  if (words) return std::move(*words);
  status_ = tl::unexpected<Fault>(words.error());
  return std::nullopt;
}

MaybeDay due_of_all_bases(const Deadlines& deadlines, ClockKind clock) {
  if (const auto* open = earliest(deadlines, clock)) return open->due;
  const auto* newest = find(deadlines, clock);
  if (newest == nullptr) return std::nullopt;
  Day due = newest->due;
  for (const auto& one : deadlines) {
    if (one.clock == clock && one.started == newest->started) due = std::min(due, one.due);
  }
  return due;
}

StreamState new_stream(const StreamKey& key) {
  StreamState state;
  state.key = key;
  switch (key.procedure) {
    case Procedure::bureau:
      state.row.emplace<BureauRow>().id = key.stream;
      break;
    case Procedure::matter:
      state.row.emplace<CaseRow>().id = key.stream;
      break;
    case Procedure::disclosure:
      state.row.emplace<ItemRow>().id = key.stream;
      break;
    case Procedure::unspecified:
      CL_REQUIRE(key.procedure != Procedure::unspecified);
  }
  return state;
}

Result<void> fold(StreamState& state, const ledger::Leaf& leaf, const Source& source, Past& past) {
  const auto& fact = leaf.fact;
  const bool is_refusal = fact.event.is<CommandRefused>();
  fold_heading(state.common(), leaf, is_refusal);
  if (is_refusal) return {};
  const bool is_known =
      std::visit([&](auto& row) { return set_stage(row.stage, fact.stage_after); }, state.row);
  if (!is_known) return spoilt(leaf, "leads to an unknown stage: " + fact.stage_after);
  CL_TRY(fold_moves(state, leaf));
  CL_TRY(fold_passed(state, leaf));
  Told told(source, leaf.position);
  fold_irregularity(state.common(), fact);
  if (const auto* corrected = fact.event.get_if<RecordCorrected>()) {
    fold_correction(state, *corrected, told, past);
  }
  std::visit([&](auto& row) { fold_event(row, state, leaf, told); }, state.row);
  if (state.clocks_changed) fold_clock_columns(state);
  return told.status();
}

}  // namespace caseledger::projections
