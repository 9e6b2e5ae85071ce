// One row per leaf, and where the leaf is of a kind with a table of its own, one there.
#include "projections/history_tables.h"

namespace caseledger::projections {
namespace {

std::string rung_name(ClockKind clock, std::string_view basis, Rung rung) {
  std::string name(key_of(clock));
  return name.append("/").append(basis).append("/").append(key_of(rung));
}

std::string detail_of(const Event& event) {
  if (const auto* one = event.get_if<CommandRefused>()) return one->act;
  if (const auto* one = event.get_if<RecordCorrected>()) return one->path;
  if (const auto* one = event.get_if<IrregularityRecorded>()) return one->breach.requirement;
  if (const auto* one = event.get_if<DeadlinePassed>()) {
    return rung_name(one->clock, one->basis, one->rung);
  }
  if (const auto* one = event.get_if<DeadlineRecomputed>()) {
    return std::string(key_of(one->clock)) + '/' + one->basis;
  }
  return {};
}

StreamKey stream_of(const ledger::Fact& fact) { return {fact.procedure, fact.stream}; }

}  // namespace

HistoryTables::HistoryTables(SQLite::Database& database)
    : timeline_(database),
      irregularities_(database),
      responsible_(database),
      refusals_(database),
      breaches_(database),
      corrections_(database),
      acts_(database),
      answer_(database,
              "UPDATE irregularities SET answered_position = ?, answered_on = ?, answered_by = ?,"
              " answer = ? WHERE procedure = ? AND stream = ? AND answered_position IS NULL"),
      lift_(database,
            "UPDATE irregularities SET answered_position = ?1, answered_on = ?2, answered_by = ?3"
            " WHERE procedure = ?4 AND stream = ?5 AND answered_position IS NULL"
            " AND act_position IN (SELECT position FROM timeline WHERE procedure = ?4"
            "   AND stream = ?5 AND event = 'deadline_passed' AND detail = ?6)"),
      version_(database,
               "SELECT position FROM timeline WHERE procedure = ? AND stream = ? AND version = ?"
               " AND event <> 'command_refused' ORDER BY position LIMIT 1"),
      last_correction_(database, select_all<CorrectionRow>() +
                                     "WHERE procedure = ? AND stream = ? AND corrected_version = ?"
                                     " AND path = ? ORDER BY position DESC LIMIT 1") {}

Result<void> HistoryTables::write(const ledger::Leaf& leaf, const Digest& leaf_hash,
                                  ledger::Position act_position, const Source& source) {
  write_timeline(leaf, leaf_hash);
  LeafTexts texts(source, leaf.position);
  Result<void> corrected;
  const auto& event = leaf.fact.event;
  acts_.write(leaf, texts);
  if (const auto* one = event.get_if<CommandRefused>()) write_refusal(leaf, *one);
  if (const auto* one = event.get_if<IrregularityRecorded>()) {
    write_irregularity(leaf, *one, act_position);
  }
  if (const auto* one = event.get_if<IrregularityAnswered>()) write_answer(leaf, *one, texts);
  if (event.is<DeadlineRecomputed>()) write_recount(leaf);
  if (const auto* one = event.get_if<RecordCorrected>()) {
    corrected = write_correction(leaf, *one, texts, source);
  }
  return texts.status() ? corrected : texts.status();
}

void HistoryTables::write_timeline(const ledger::Leaf& leaf, const Digest& leaf_hash) {
  const auto& fact = leaf.fact;
  const auto days = local_day(fact.recorded_at) - local_day(fact.occurred_at);
  line_.position = leaf.position;
  line_.leaf_hash = leaf_hash;
  line_.stream.procedure = fact.procedure;
  line_.stream.stream = fact.stream;
  line_.version = fact.version;
  line_.event = name_of(fact.event);
  line_.detail = detail_of(fact.event);
  line_.occurred_at = fact.occurred_at;
  line_.recorded_at = fact.recorded_at;
  line_.days_late = static_cast<std::uint32_t>(std::max(0, days));
  line_.actor = fact.actor;
  line_.capacity = fact.capacity;
  line_.law_version = fact.law_version;
  line_.articles = fact.articles;
  line_.stage_after = fact.stage_after;
  timeline_.write(line_);
}

void HistoryTables::write_refusal(const ledger::Leaf& leaf, const CommandRefused& refused) {
  const auto& fact = leaf.fact;
  RefusalRow row;
  row.position = leaf.position;
  row.stream = stream_of(fact);
  row.act = refused.act;
  row.actor = fact.actor;
  row.capacity = fact.capacity;
  row.occurred_at = fact.occurred_at;
  row.recorded_at = fact.recorded_at;
  refusals_.write(row);
  std::uint32_t number = 0;
  for (const auto& breach : refused.breaches) breaches_.write({leaf.position, number++, breach});
}

void HistoryTables::write_irregularity(const ledger::Leaf& leaf,
                                       const IrregularityRecorded& recorded,
                                       ledger::Position act_position) {
  const auto& fact = leaf.fact;
  IrregularityRow row;
  row.position = leaf.position;
  row.act_position = act_position;
  row.stream = stream_of(fact);
  row.version = fact.version;
  row.breach = recorded.breach;
  row.responsible = recorded.responsible;
  row.occurred_at = fact.occurred_at;
  row.recorded_at = fact.recorded_at;
  row.actor = fact.actor;
  irregularities_.write(row);
  std::uint32_t number = 0;
  for (const auto& officer : recorded.responsible) {
    responsible_.write({leaf.position, number++, officer});
  }
}

void HistoryTables::write_answer(const ledger::Leaf& leaf, const IrregularityAnswered& answered,
                                 LeafTexts& texts) {
  const auto& fact = leaf.fact;
  const auto answer = texts.text("answer", answered.answer);
  run(answer_, leaf.position, local_day(fact.occurred_at), fact.actor, answer, fact.procedure,
      fact.stream);
}

/// A breach that rested on a calendar which was amended (statemachines/day/deadline.h, apply).
void HistoryTables::write_recount(const ledger::Leaf& leaf) {
  const auto& fact = leaf.fact;
  for (const auto& moved : fact.clocks) {
    if (moved.move != ClockMove::recomputed || moved.due < moved.on) continue;
    run(lift_, leaf.position, local_day(fact.occurred_at), fact.actor, fact.procedure, fact.stream,
        rung_name(moved.clock, moved.basis, Rung::overdue));
  }
}

Result<void> HistoryTables::write_correction(const ledger::Leaf& leaf,
                                             const RecordCorrected& corrected, LeafTexts& texts,
                                             const Source& source) {
  const auto& fact = leaf.fact;
  CL_TRY(auto old_text, text_before(stream_of(fact), corrected, source));
  CorrectionRow row;
  row.position = leaf.position;
  row.stream = stream_of(fact);
  row.corrected_version = Version{corrected.version};
  row.path = corrected.path;
  row.old_text = std::move(old_text);
  row.new_text = texts.text("text", corrected.text);
  row.reason = texts.text("reason", corrected.reason);
  row.occurred_at = fact.occurred_at;
  row.recorded_at = fact.recorded_at;
  row.actor = fact.actor;
  corrections_.write(row);
  if (const auto said_at = position_of(row.stream, corrected.version)) {
    acts_.correct(*said_at, row.path, row.new_text);
  }
  return {};
}

Result<Wording> HistoryTables::text_before(const StreamKey& stream,
                                           const RecordCorrected& corrected, const Source& source) {
  const auto corrections =
      ask<CorrectionRow>(last_correction_, stream, corrected.version, corrected.path);
  if (!corrections.empty()) return corrections.front().new_text;
  const auto position = position_of(stream, corrected.version);
  return position ? source.words(*position, corrected.path) : Result<Wording>();
}

std::optional<ledger::Position> HistoryTables::position_of(const StreamKey& stream,
                                                           std::uint64_t version) {
  const auto found = ask<ledger::Position>(version_, stream, version);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

}  // namespace caseledger::projections
