// See the header.
#include "projections/history_tables.h"

namespace caseledger::projections {
namespace {

std::string detail_of(const Event& event) {
  if (const auto* one = event.get_if<CommandRefused>()) return one->act;
  if (const auto* one = event.get_if<RecordCorrected>()) return one->path;
  if (const auto* one = event.get_if<IrregularityRecorded>()) return one->breach.requirement;
  if (const auto* one = event.get_if<DeadlinePassed>()) {
    return std::string(key_of(one->clock)) + '/' + one->basis + '/' +
           std::string(key_of(one->rung));
  }
  if (const auto* one = event.get_if<DeadlineRecomputed>()) {
    return std::string(key_of(one->clock)) + '/' + one->basis;
  }
  return {};
}

StreamKey stream_of(const ledger::Fact& fact) { return {fact.procedure, fact.stream}; }

}  // namespace

HistoryTables::HistoryTables(SQLite::Database& database)
    : timeline_(database, "timeline"),
      irregularities_(database, "irregularities"),
      refusals_(database, "refusals"),
      breaches_(database, "breaches"),
      corrections_(database, "corrections"),
      answer_(database,
              "UPDATE irregularities SET answered_position = ?, answered_on = ?, answered_by = ?,"
              " answer = ? WHERE procedure = ? AND stream = ? AND answered_position IS NULL"),
      version_(database,
               "SELECT position FROM timeline WHERE procedure = ? AND stream = ? AND version = ?"
               " AND event <> 'command_refused' ORDER BY position LIMIT 1"),
      last_correction_(database,
                       "SELECT * FROM corrections WHERE procedure = ? AND stream = ?"
                       " AND corrected_version = ? AND path = ? ORDER BY position DESC LIMIT 1") {}

Result<void> HistoryTables::write(const ledger::Leaf& leaf, const Digest& leaf_hash,
                                  ledger::Position act_position, const Source& source) {
  write_timeline(leaf, leaf_hash);
  Told told(source, leaf.position);
  Result<void> corrected;
  const auto& event = leaf.fact.event;
  if (const auto* one = event.get_if<CommandRefused>()) write_refusal(leaf, *one);
  if (const auto* one = event.get_if<IrregularityRecorded>()) {
    write_irregularity(leaf, *one, act_position);
  }
  if (const auto* one = event.get_if<IrregularityAnswered>()) write_answer(leaf, *one, told);
  if (const auto* one = event.get_if<RecordCorrected>()) {
    corrected = write_correction(leaf, *one, told, source);
  }
  return told.status() ? corrected : told.status();
}

void HistoryTables::write_timeline(const ledger::Leaf& leaf, const Digest& leaf_hash) {
  const auto& fact = leaf.fact;
  const std::string event(name_of(fact.event));
  const auto detail = detail_of(fact.event);
  const auto days = local_day(fact.recorded_at) - local_day(fact.occurred_at);
  timeline_.write(leaf.position, leaf_hash, fact.procedure, fact.stream, fact.version, event,
                  detail, fact.occurred_at, fact.recorded_at,
                  static_cast<std::uint32_t>(std::max(0, days)), fact.actor, fact.capacity,
                  fact.law_version, fact.articles, fact.stage_after);
}

void HistoryTables::write_refusal(const ledger::Leaf& leaf, const CommandRefused& refused) {
  const auto& fact = leaf.fact;
  refusals_.write(leaf.position, fact.procedure, fact.stream, refused.act, fact.actor,
                  fact.capacity, fact.occurred_at, fact.recorded_at);
  std::uint32_t number = 0;
  for (const auto& breach : refused.breaches) breaches_.write(leaf.position, number++, breach);
}

void HistoryTables::write_irregularity(const ledger::Leaf& leaf,
                                       const IrregularityRecorded& recorded,
                                       ledger::Position act_position) {
  const auto& fact = leaf.fact;
  irregularities_.write(leaf.position, act_position, fact.procedure, fact.stream, fact.version,
                        recorded.breach, recorded.responsible, fact.occurred_at, fact.recorded_at,
                        fact.actor, std::optional<ledger::Position>(), MaybeDay(), Id(), Wording());
}

void HistoryTables::write_answer(const ledger::Leaf& leaf, const IrregularityAnswered& answered,
                                 Told& told) {
  const auto& fact = leaf.fact;
  const auto answer = told.text("answer", answered.answer);
  run(answer_, leaf.position, local_day(fact.occurred_at), fact.actor, answer, fact.procedure,
      fact.stream);
}

Result<void> HistoryTables::write_correction(const ledger::Leaf& leaf,
                                             const RecordCorrected& corrected, Told& told,
                                             const Source& source) {
  const auto& fact = leaf.fact;
  CL_TRY(const auto old_text, text_before(stream_of(fact), corrected, source));
  const auto new_text = told.text("text", corrected.text);
  const auto reason = told.text("reason", corrected.reason);
  corrections_.write(leaf.position, fact.procedure, fact.stream, corrected.version, corrected.path,
                     old_text, new_text, reason, fact.occurred_at, fact.recorded_at, fact.actor);
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
