// What the read models show, row by row, as plain values: filled by the followers, answered by the
// queries. Wording is what people said: none where nothing was said, or where it was erased.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/base/position.h"
#include "statemachines/acts/case_parts.h"
#include "statemachines/acts/common_commands.h"
#include "statemachines/acts/disclosure_words.h"
#include "statemachines/day/bureau.h"
#include "statemachines/day/deadline.h"

namespace caseledger::projections {

using Wording = std::optional<std::string>;

/// A day that may not have come; the statemachines' zero day becomes none here.
using MaybeDay = std::optional<Day>;

struct StreamKey {
  Procedure procedure = Procedure::unspecified;
  Id stream;
  friend auto operator<=>(const StreamKey&, const StreamKey&) = default;
};

/// What ends first among the running clocks of a stream.
struct NextDue {
  Day day;
  ClockKind clock = ClockKind::unspecified;
  Id basis;
  bool is_provisional = false;
  friend bool operator==(const NextDue&, const NextDue&) = default;
};

/// What every stream carries, whatever its procedure.
struct StreamRow {
  Version version;
  ledger::Position last_position;      ///< of its latest leaf, refusals included
  ledger::Position last_act_position;  ///< of its latest act; flags and refusals are none
  Instant last_recorded, last_occurred;
  std::optional<NextDue> next_due;  ///< none: no clock runs
  bool overdue_announced = false;   ///< an open clock has announced that it is overdue
  std::uint32_t irregularities = 0, unanswered_irregularities = 0;
  std::uint32_t refusals = 0, corrections = 0;
  friend bool operator==(const StreamRow&, const StreamRow&) = default;
};

/// The bureau 机关 itself. Its officers have rows of their own.
struct BureauRow : StreamRow {
  Id id;
  BureauStage stage = BureauStage::unopened;
  Id name;
  MaybeDay opened_on;
  TrustMode trust = TrustMode::unspecified;
  ClockSource clock = ClockSource::unspecified;
  Digest ruleset, calendar;  ///< in force
  friend bool operator==(const BureauRow&, const BureauRow&) = default;
};

/// A case 案件. Kept too when all that ever happened was a refusal: then its stage is unfiled.
/// Words can be proven from the leaf whose position stands beside them, at the path of their name.
struct CaseRow : StreamRow {
  Id id;
  CaseStage stage = CaseStage::unfiled;
  ActionKind action = ActionKind::unspecified;
  WaterMatter matter = WaterMatter::unspecified;
  PartyKind party_kind = PartyKind::unspecified;
  bool is_summary_procedure = false;
  Id section;
  std::vector<Id> handlers, recused;
  Wording party_name, cause;                       ///< the party's number is not kept here
  std::optional<ledger::Position> filed_position;  ///< said party_name, party_number and cause
  MaybeDay filed_on, concluded_on;

  std::optional<bool> is_major;  ///< none: not classified yet
  bool is_voluntary = false;     ///< 自愿送审
  std::vector<GroupMember> group;
  Digest draft_sha256;              ///< under review, or reviewed
  std::uint32_t draft_version = 0;  ///< how many texts there were
  std::optional<OpinionKind> opinion;
  Digest opined_draft_sha256;  ///< the text the opinion is about

  MaybeDay revisit_on;
  Wording document_number;                           ///< 文号
  std::optional<ledger::Position> decided_position;  ///< said document_number
  Digest decision_sha256;
  std::vector<Imposed> measures;
  MaybeDay decided_on, served_on, closed_on, archived_on;
  Retention retention = Retention::unspecified;
  OverturnKind overturned = OverturnKind::unspecified;
  IrregularAct irregular_act = IrregularAct::unspecified;
  MaybeDay total_due;  ///< 办案期限: the earliest of all its bases
  friend bool operator==(const CaseRow&, const CaseRow&) = default;
};

/// A disclosure item 公示信息.
struct ItemRow : StreamRow {
  Id id;
  ItemStage stage = ItemStage::unopened;
  PublicRegister register_ = PublicRegister::unspecified;
  Id about;  ///< the case, officer or matter it speaks of
  Id section;
  ActionKind action = ActionKind::unspecified;  ///< of the decision it publishes
  MaybeDay since;                               ///< 作出之日 or 变更之日
  Digest source_sha256;                         ///< the decision or document it publishes
  Wording title, content, facts_and_reasons, remedies;
  std::optional<ledger::Position> drafted_position;  ///< said title, facts_and_reasons, remedies
  std::optional<ledger::Position> content_position;  ///< said content
  Document text;                                     ///< the whole text, by its digests
  Wording text_inline;                               ///< its words, where they were given inline
  std::optional<ledger::Position> text_position;     ///< said text
  std::uint32_t edition = 0;                         ///< how often it was published
  MaybeDay published_on;                             ///< the latest edition
  Wording channel;
  std::optional<ledger::Position> published_position;  ///< said channel
  MaybeDay publication_due;             ///< 应公示日: the earliest of all its bases
  Change change = Change::unspecified;  ///< why an update is due
  WithholdGround withhold_ground = WithholdGround::unspecified;
  Wording reason;            ///< of the latest sending back, withholding, correction or replacement
  Wording withdrawn_reason;  ///< the public one (处罚法48)
  MaybeDay ended_on;         ///< withdrawn, withheld or expired
  bool is_held = false;      ///< 暂停: until a supervisor answers
  bool is_displayed =
      false;  ///< the latest edition is on display, though a new text may be in work
  OverturnKind overturned = OverturnKind::unspecified;  ///< its decision was: to be withdrawn
  friend bool operator==(const ItemRow&, const ItemRow&) = default;
};

/// What was published, once for every publication: a correction supersedes, the old one stays.
struct EditionRow {
  Id item;
  std::uint32_t edition = 0;  ///< from 1
  ledger::Position position;
  Day published_on;
  MaybeDay ended_on;  ///< superseded, withdrawn or expired
  Document text;
  Wording title, content, facts_and_reasons, remedies, text_inline, channel;
  friend bool operator==(const EditionRow&, const EditionRow&) = default;
};

/// One leaf of a stream.
struct TimelineRow {
  ledger::Position position;
  Digest leaf_hash;
  StreamKey stream;
  Version version;
  std::string event;  ///< its own word: "case_filed"; of a refusal "command_refused"
  /// Of a refusal what was asked; of a correction its path; of an irregularity its requirement; of
  /// a clock's rung "publication/publish-20/overdue".
  std::string detail;
  Instant occurred_at, recorded_at;
  std::uint32_t days_late = 0;  ///< 补录: calendar days between the two
  Id actor;
  Capacity capacity = Capacity::unspecified;
  std::uint32_t law_version = 0;
  std::vector<Id> articles;
  Id stage_after;
  std::vector<Breach> breaches;  ///< a refusal's or an irregularity's own; else the act's flags
  friend bool operator==(const TimelineRow&, const TimelineRow&) = default;
};

struct DeadlineRow {
  StreamKey stream;
  std::uint32_t number = 0;  ///< within the stream, from 0, in the order they started
  ledger::Position started_position;
  Deadline deadline;
  friend bool operator==(const DeadlineRow&, const DeadlineRow&) = default;
};

struct IrregularityRow {
  ledger::Position position;
  ledger::Position act_position;  ///< the act that it flags
  StreamKey stream;
  Version version;
  Breach breach;  ///< article, requirement, what was found instead
  std::vector<Id> responsible;
  Instant occurred_at, recorded_at;
  Id actor;
  std::optional<ledger::Position> answered_position;
  MaybeDay answered_on;
  Id answered_by;
  Wording answer;
  friend bool operator==(const IrregularityRow&, const IrregularityRow&) = default;
};

struct RefusalRow {
  ledger::Position position;
  StreamKey stream;
  std::string act;  ///< the command's word
  Id actor;
  Capacity capacity = Capacity::unspecified;
  Instant occurred_at, recorded_at;
  std::vector<Breach> breaches;  ///< in the order of the law
  friend bool operator==(const RefusalRow&, const RefusalRow&) = default;
};

/// 更正: what stood there, what is shown now, and why.
struct CorrectionRow {
  ledger::Position position;
  StreamKey stream;
  Version corrected_version;  ///< of the fact that is corrected
  std::string path;           ///< the field within it
  Wording old_text, new_text, reason;
  Instant occurred_at, recorded_at;
  Id actor;
  friend bool operator==(const CorrectionRow&, const CorrectionRow&) = default;
};

/// An officer of the register (附1-7(3)), with all certificates and appointments there ever were.
struct OfficerRow {
  Id id, section;
  Wording full_name;
  ledger::Position enrolled_position;  ///< said full_name
  Day enrolled_on;
  std::vector<Certificate> certificates;  ///< the latest is last
  std::vector<Appointment> appointments;

  bool holds(Capacity capacity, Day on) const;
  /// The certificate that is valid on the day; null: none.
  const Certificate* valid_certificate(Day on) const;
};

}  // namespace caseledger::projections
