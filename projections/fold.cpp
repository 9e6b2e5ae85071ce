// What all procedures have in common; the rest is in case_fold.cpp, item_fold.cpp, bureau_fold.cpp.
#include "projections/fold.h"

#include <algorithm>

#include "projections/law_columns.h"
#include "statemachines/words/check.h"

namespace caseledger::projections {
namespace {

bool is_refusal(const ledger::Leaf& leaf) { return leaf.fact.event.is<CommandRefused>(); }

void fold_heading(StreamRow& row, const ledger::Leaf& leaf) {
  const auto& fact = leaf.fact;
  row.last_position = leaf.position;
  row.last_recorded = fact.recorded_at;
  row.last_occurred = fact.occurred_at;
  if (is_refusal(leaf)) {
    ++row.refusals;
    return;
  }
  row.version = fact.version;
  if (!fact.event.is<IrregularityRecorded>()) {
    row.last_act_position = leaf.position;
  }
}

/// Whether the stream has the clock, or one of the first `moves` of the leaf starts it.
bool has_clock(const Deadlines* deadlines, const ledger::Leaf& leaf, std::size_t moves,
               ClockKind clock, std::string_view basis) {
  if (deadlines == nullptr) return false;
  if (find(*deadlines, clock, basis) != nullptr) return true;
  const auto& all = leaf.fact.clocks;
  return std::any_of(
      all.begin(), all.begin() + static_cast<std::ptrdiff_t>(moves), [&](const ClockMoved& one) {
        return one.move == ClockMove::started && one.clock == clock && one.basis == basis;
      });
}

/// Whether every clock of which the leaf speaks is there.
Result<void> check_clocks(const Deadlines* deadlines, const ledger::Leaf& leaf) {
  const auto& moves = leaf.fact.clocks;
  if (deadlines == nullptr && !moves.empty()) {
    return spoilt(leaf, {"变动了机关的期限", "moves a clock of the bureau"});
  }
  for (std::size_t n = 0; n < moves.size(); ++n) {
    const auto& moved = moves[n];
    const bool is_new = moved.move == ClockMove::started;
    if (!is_new && !has_clock(deadlines, leaf, n, moved.clock, moved.basis)) {
      return spoilt(leaf, {"变动了从未起算的期限：" + moved.basis,
                           "moves a clock that was never started: " + moved.basis});
    }
  }
  const auto* passed = leaf.fact.event.get_if<DeadlinePassed>();
  if (passed != nullptr &&
      !has_clock(deadlines, leaf, moves.size(), passed->clock, passed->basis)) {
    return spoilt(leaf, {"经过了从未起算的期限的节点：" + passed->basis,
                         "passes a rung of a clock that was never started: " + passed->basis});
  }
  return {};
}

template <class File>
void evolve_by(File& file, const ledger::Fact& fact) {
  evolve(file,
         {fact.event, fact.stage_after, fact.clocks, fact.occurred_at, fact.actor, fact.capacity});
}

/// The law's own fold. Where leaves are left out, the version says so and the file follows it.
template <class File>
void fold_file(File& file, StreamState& state, const ledger::Leaf& leaf) {
  file.version = Version{leaf.fact.version.count - 1};
  evolve_by(file, leaf.fact);
  CL_ASSERT(file.version == leaf.fact.version);
  const auto* deadlines = deadlines_of(file);
  if (deadlines == nullptr) return;
  CL_ASSERT(state.started_positions.size() <= deadlines->size());
  state.started_positions.resize(deadlines->size(), leaf.position);
  const auto& event = leaf.fact.event;
  if (!leaf.fact.clocks.empty() || event.is<DeadlinePassed>() || event.is<IrregularityAnswered>()) {
    state.clocks_changed = true;
  }
}

template <class Row>
void fold_correction(Folded<Row>& folded, const Folding& folding, History& history) {
  const auto* corrected = folding.leaf.fact.event.get_if<RecordCorrected>();
  if (corrected == nullptr) return;
  ++folded.row.corrections;
  const auto said_at = history.position_of(folding.state.key, corrected->version);
  if (!said_at) return;
  const auto text = folding.texts.text("text", corrected->text);
  show_correction(folded.row, *said_at, corrected->path, text);
}

template <class Row>
Result<void> fold_fact(Folded<Row>& folded, const Folding& folding, History& history) {
  const auto& leaf = folding.leaf;
  using Stage = decltype(folded.file.stage);
  if (!parse_term<Stage>(leaf.fact.stage_after)) {
    return spoilt(leaf, {"进入不明的阶段：" + leaf.fact.stage_after,
                         "leads to an unknown stage: " + leaf.fact.stage_after});
  }
  if (!folding.state.may_lack_leaves) CL_TRY(check_clocks(deadlines_of(folded.file), leaf));
  fold_file(folded.file, folding.state, leaf);
  fold_correction(folded, folding, history);
  fold_event(folded, folding);
  return folding.texts.status();
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

/// What a row shows of its stream's clocks: the next due, and of what it has a column for, when.
template <class Row>
void show_clocks(Folded<Row>& folded) {
  auto& [row, file] = folded;
  const auto* deadlines = deadlines_of(file);
  if (deadlines == nullptr) return;
  fold_summary(row, *deadlines);
  if constexpr (requires { row.total_due; }) {
    row.total_due = due_of_all_bases(*deadlines, ClockKind::case_total);
  }
  if constexpr (requires { row.publication_due; }) {
    row.publication_due = due_of_all_bases(*deadlines, ClockKind::publication);
  }
}

}  // namespace

tl::unexpected<Fault> spoilt(const ledger::Leaf& leaf, const Bilingual& what) {
  const auto number = std::to_string(leaf.position.index);
  return fault(FaultKind::corrupt, "read models",
               {"第" + number + "号事实" + what.zh, "leaf " + number + " " + what.en});
}

Wording LeafTexts::text(std::string_view path, Said said) {
  return said.given() ? ask(path) : std::nullopt;
}

Wording LeafTexts::inline_text(std::string_view path, const Document& document) {
  return document.given() ? ask(path) : std::nullopt;
}

Wording LeafTexts::ask(std::string_view path) {
  if (!status_) return std::nullopt;
  auto text = source_.words(position_, path);
  if (text) return std::move(*text);
  status_ = tl::unexpected<Fault>(text.error());
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
  const bool is_known = with_procedure(key.procedure, [&]<class P>(std::type_identity<P>) {
    state.folded.emplace<Folded<typename RowOf<P>::type>>().row.id = key.stream;
  });
  CL_REQUIRE(is_known);
  return state;
}

Result<void> check_order(const StreamRow& row, const ledger::Leaf& leaf) {
  const auto expected = row.version.count + (is_refusal(leaf) ? 0 : 1);
  if (leaf.fact.version.count == expected) return {};
  const auto& stream = leaf.fact.stream;
  const auto is = std::to_string(leaf.fact.version.count), wanted = std::to_string(expected);
  return spoilt(leaf,
                {"是 " + stream + " 的第" + is + "版，应为第" + wanted + "版",
                 "is version " + is + " of " + stream + " where " + wanted + " was expected"});
}

Result<void> fold(StreamState& state, const ledger::Leaf& leaf, const Source& source,
                  History& history) {
  fold_heading(state.common(), leaf);
  if (is_refusal(leaf)) return {};
  LeafTexts texts(source, leaf.position);
  const Folding folding{state, leaf, texts};
  return std::visit([&](auto& folded) { return fold_fact(folded, folding, history); },
                    state.folded);
}

void show(StreamState& state) {
  std::visit(
      [&](auto& folded) {
        take_from_law(folded.row, folded.file);
        if (state.clocks_changed) show_clocks(folded);
      },
      state.folded);
}

std::vector<DeadlineRow> deadline_rows(const StreamState& state) {
  std::vector<DeadlineRow> rows;
  std::visit(
      [&](const auto& folded) {
        const auto* deadlines = deadlines_of(folded.file);
        const auto count = deadlines == nullptr ? 0 : deadlines->size();
        CL_ASSERT(count == state.started_positions.size());
        for (std::uint32_t n = 0; n < count; ++n) {
          rows.push_back({state.key, n, state.started_positions[n], (*deadlines)[n]});
        }
      },
      state.folded);
  return rows;
}

}  // namespace caseledger::projections
