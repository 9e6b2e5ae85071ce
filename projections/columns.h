// The columns of each table in their order, written once for both directions: a writer puts the
// members into a statement, a reader takes them out of one. The order is that of schema.cpp.
#pragma once

#include <concepts>
#include <type_traits>

#include "projections/rows.h"

namespace caseledger::projections {

template <class Row, class Of>
concept Either = std::same_as<std::remove_const_t<Row>, Of>;

template <Either<StreamKey> Row>
void each_column(Row& row, auto&& each) {
  each(row.procedure, row.stream);
}

template <Either<NextDue> Row>
void each_column(Row& row, auto&& each) {
  each(row.day, row.clock, row.basis, row.is_provisional);
}

template <Either<StreamRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.version, row.last_position, row.last_act_position, row.last_recorded, row.last_occurred,
       row.next_due, row.overdue_announced, row.irregularities, row.unanswered_irregularities,
       row.refusals, row.corrections);
}

/// The part of a row that every stream has, with the row's own constness.
template <class Row>
auto& stream_part(Row& row) {
  using Part = std::conditional_t<std::is_const_v<Row>, const StreamRow, StreamRow>;
  return static_cast<Part&>(row);
}

template <Either<BureauRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.id, row.stage, row.name, row.opened_on, row.trust, row.clock, row.ruleset, row.calendar,
       stream_part(row));
}

template <Either<CaseRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.id, row.stage, row.action, row.matter, row.party_kind, row.is_summary_procedure,
       row.section, row.handlers, row.recused, row.party_name, row.cause, row.filed_position,
       row.filed_on, row.concluded_on, row.is_major, row.is_voluntary, row.group, row.draft_sha256,
       row.draft_version, row.opinion, row.opined_draft_sha256, row.revisit_on, row.document_number,
       row.decided_position, row.decision_sha256, row.measures, row.decided_on, row.served_on,
       row.closed_on, row.archived_on, row.retention, row.overturned, row.irregular_act,
       row.total_due, stream_part(row));
}

template <Either<ItemRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.id, row.stage, row.register_, row.about, row.section, row.action, row.since,
       row.source_sha256, row.title, row.content, row.facts_and_reasons, row.remedies,
       row.drafted_position, row.content_position, row.text, row.text_inline, row.text_position,
       row.edition, row.published_on, row.channel, row.published_position, row.publication_due,
       row.change, row.withhold_ground, row.reason, row.withdrawn_reason, row.ended_on, row.is_held,
       row.is_displayed, row.overturned, stream_part(row));
}

template <Either<EditionRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.item, row.edition, row.position, row.published_on, row.ended_on, row.text, row.title,
       row.content, row.facts_and_reasons, row.remedies, row.text_inline, row.channel);
}

/// Breaches are in tables of their own.
template <Either<TimelineRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.position, row.leaf_hash, row.stream, row.version, row.event, row.detail, row.occurred_at,
       row.recorded_at, row.days_late, row.actor, row.capacity, row.law_version, row.articles,
       row.stage_after);
}

template <Either<Deadline> Row>
void each_column(Row& row, auto&& each) {
  each(row.clock, row.basis, row.started, row.due, row.due_without_pause, row.suspended_on,
       row.stopped_on, row.extensions, row.is_provisional, row.breach_recorded, row.rungs_passed,
       row.pauses);
}

template <Either<DeadlineRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.stream, row.number, row.started_position, row.deadline);
}

template <Either<Breach> Row>
void each_column(Row& row, auto&& each) {
  each(row.article, row.requirement, row.actual);
}

template <Either<IrregularityRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.position, row.act_position, row.stream, row.version, row.breach, row.responsible,
       row.occurred_at, row.recorded_at, row.actor, row.answered_position, row.answered_on,
       row.answered_by, row.answer);
}

template <Either<RefusalRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.position, row.stream, row.act, row.actor, row.capacity, row.occurred_at,
       row.recorded_at);
}

template <Either<CorrectionRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.position, row.stream, row.corrected_version, row.path, row.old_text, row.new_text,
       row.reason, row.occurred_at, row.recorded_at, row.actor);
}

/// Certificates and appointments are in tables of their own.
template <Either<OfficerRow> Row>
void each_column(Row& row, auto&& each) {
  each(row.id, row.full_name, row.section, row.enrolled_position, row.enrolled_on);
}

template <Either<Certificate> Row>
void each_column(Row& row, auto&& each) {
  each(row.number, row.valid_from, row.valid_until, row.suspended_from);
}

template <Either<Appointment> Row>
void each_column(Row& row, auto&& each) {
  each(row.capacity, row.category, row.from, row.until);
}

}  // namespace caseledger::projections
