// Which event has which rows; the words are those that the vault still holds.
#include "projections/act_tables.h"

namespace caseledger::projections {
namespace {

constexpr std::string_view kSummary = "summary";
constexpr std::string_view kException = "recording/exception_report";

std::string opinion_path(std::size_t number) {
  return "attendance/" + std::to_string(number) + "/opinion";
}

std::optional<Instant> given(Instant at) {
  return at == Instant{} ? std::nullopt : std::optional(at);
}

}  // namespace

ActTables::ActTables(SQLite::Database& database)
    : evidence_(database),
      attendance_(database),
      payments_(database),
      correct_summary_(database, "UPDATE evidence SET summary = ? WHERE position = ?"),
      correct_exception_(database, "UPDATE evidence SET exception_report = ? WHERE position = ?"),
      correct_opinion_(database,
                       "UPDATE attendance SET opinion = ?1 WHERE position = ?2"
                       " AND 'attendance/' || number || '/opinion' = ?3") {}

void ActTables::write(const ledger::Leaf& leaf, LeafTexts& texts) {
  const auto& event = leaf.fact.event;
  if (const auto* one = event.get_if<RecordGathered>()) write_evidence(leaf, *one, texts);
  if (const auto* one = event.get_if<DecisionExecuted>()) write_payment(leaf, *one);
  visit_among<CaseEvents>(event, [&]<class One>(const One& one) {
    if constexpr (requires { one.attendance; }) write_attendance(leaf, one.attendance, texts);
  });
}

void ActTables::write_evidence(const ledger::Leaf& leaf, const RecordGathered& gathered,
                               LeafTexts& texts) {
  const auto& recording = gathered.recording;
  EvidenceRow row;
  row.position = leaf.position;
  row.case_id = leaf.fact.stream;
  row.kind = gathered.kind;
  row.gathered_on = local_day(leaf.fact.occurred_at);
  row.actor = leaf.fact.actor;
  row.document = gathered.document;
  row.started_at = given(gathered.started_at);
  row.ended_at = given(gathered.ended_at);
  row.summary = texts.text(kSummary, gathered.summary);
  row.recording = recording.file;
  row.recording_started_at = given(recording.started_at);
  row.recording_ended_at = given(recording.ended_at);
  row.shows_certificates = recording.shows_certificates;
  row.exception_report = texts.text(kException, recording.exception_report);
  evidence_.write(row);
}

void ActTables::write_payment(const ledger::Leaf& leaf, const DecisionExecuted& executed) {
  PaymentRow row;
  row.position = leaf.position;
  row.case_id = leaf.fact.stream;
  row.paid_on = local_day(leaf.fact.occurred_at);
  row.amount_fen = executed.amount.count;
  row.is_complete = executed.complete;
  row.proof = executed.proof;
  row.actor = leaf.fact.actor;
  payments_.write(row);
}

void ActTables::write_attendance(const ledger::Leaf& leaf,
                                 const std::vector<Attendance>& attendance, LeafTexts& texts) {
  AttendanceRow row;
  row.position = leaf.position;
  row.case_id = leaf.fact.stream;
  row.event = name_of(leaf.fact.event);
  row.held_on = local_day(leaf.fact.occurred_at);
  for (std::uint32_t n = 0; n < attendance.size(); ++n) {
    row.number = n;
    row.officer = attendance[n].officer;
    row.capacity = attendance[n].capacity;
    row.view = attendance[n].view;
    row.opinion = texts.text(opinion_path(n), attendance[n].opinion);
    attendance_.write(row);
  }
}

void ActTables::correct(ledger::Position corrected, const std::string& path, const Wording& text) {
  if (path == kSummary) run(correct_summary_, text, corrected);
  if (path == kException) run(correct_exception_, text, corrected);
  if (path.starts_with("attendance/")) run(correct_opinion_, text, corrected, path);
}

}  // namespace caseledger::projections
