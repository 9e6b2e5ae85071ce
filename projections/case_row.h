// The row of a case 案件 and those of its parts. A case is kept too when all that ever happened was
// a refusal: then its stage is unfiled. The party's number is not kept here.
#pragma once

#include "projections/stream_row.h"
#include "statemachines/case/case_file.h"

namespace caseledger::projections {

struct CaseRow : StreamRow {
  Id id;
  CaseStage stage = CaseStage::unfiled;
  ActionKind action = ActionKind::unspecified;
  WaterMatter matter = WaterMatter::unspecified;
  PartyKind party_kind = PartyKind::unspecified;
  bool is_summary_procedure = false;
  Id section;
  std::vector<Id> handlers, recused;
  Wording party_name, cause;
  std::optional<ledger::Position> filed_position;  ///< said party_name, party_number and cause
  MaybeDay filed_on, concluded_on;

  std::optional<bool> is_major;
  bool is_voluntary = false;
  std::vector<GroupMember> group;
  Digest draft_sha256;
  std::uint32_t draft_version = 0;
  std::optional<OpinionKind> opinion;
  Digest opined_draft_sha256;

  MaybeDay revisit_on;
  Wording document_number;
  std::optional<ledger::Position> decided_position;  ///< said document_number
  Digest decision_sha256;
  std::vector<Imposed> measures;
  MaybeDay decided_on, served_on, closed_on, archived_on;
  Retention retention = Retention::unspecified;
  OverturnKind overturned = OverturnKind::unspecified;
  IrregularAct irregular_act = IrregularAct::unspecified;
  MaybeDay total_due;
  friend bool operator==(const CaseRow&, const CaseRow&) = default;
};

template <>
struct Description<CaseRow> {
  using Base = StreamRow;
  using File = CaseFile;
  static constexpr AboutTable table{.name = "cases",
                                    .key = "id",
                                    .section = Section::streams,
                                    .has_rowid = true,
                                    .opening = "\n**cases** 案件:\n\n",
                                    .ending = "",
                                    .has_lines = true,
                                    .title = "party_name"};
  static constexpr Index indexes[] = {
      {"cases_by_stage", "stage"},
      {"cases_unanswered", "id", "unanswered_irregularities > 0"},
      {"cases_by_due", "next_due_on", "next_due_on IS NOT NULL"},
  };
  static constexpr std::string_view kPartySays =
      "当事人, 案由; corrected where a correction was made; NULL again once the records are"
      " destroyed";
  static constexpr auto columns(auto of) {
    using Row = CaseRow;
    return of(
        column("id", &Row::id,
               {.stream_of = Procedure::matter,
                .says = "the case and where it stands",
                .label = {"案号", "case"}}),
        known("stage", &Row::stage, &File::stage,
              {.null = Null::never,
               .vocabulary = "cases.stage",
               .label = {"阶段", "stage"},
               .in_json = InJson::with_chinese}),
        known("action", &Row::action, &File::action,
              {.says = "what kind of case", .label = {"执法类别", "kind of enforcement"}}),
        column("matter", &Row::matter, {.label = {"涉水事项", "matter"}}),
        known("party_kind", &Row::party_kind, &File::party_kind),
        known("is_summary_procedure", &Row::is_summary_procedure, &File::is_summary_procedure),
        known("section", &Row::section, &File::section,
              {.says = "承办机构, 承办人, 已回避的人", .label = {"承办机构", "section"}}),
        known("handlers", &Row::handlers, &File::handlers, {.label = {"承办人", "handlers"}}),
        known("recused", &Row::recused, &File::recused),
        text("party_name", &Row::party_name, &Row::filed_position,
             {.says = kPartySays, .json = "party", .label = {"当事人", "party"}}),
        text("cause", &Row::cause, &Row::filed_position, {.label = {"案由", "cause"}}),
        column("filed_position", &Row::filed_position,
               {.says = "立案 (the leaf that said these words), 调查终结"}),
        known("filed_on", &Row::filed_on, &File::filed_on, {.label = {"立案日期", "filed on"}}),
        column("concluded_on", &Row::concluded_on,
               {.label = {"调查终结日期", "investigation concluded on"}}),
        known("is_major", &Row::is_major, &File::is_major,
              {.says = "重大 (NULL: not classified), 自愿送审",
               .json = "major",
               .label = {"重大执法决定", "major"}}),
        known("is_voluntary", &Row::is_voluntary, &File::is_voluntary),
        known("review_group", &Row::group, &File::group,
              {.says = "审核小组 as `officer:category`"}),
        known("draft_sha256", &Row::draft_sha256, &File::draft,
              {.says = "代拟稿: the text under review, how many texts there were",
               .label = {"代拟稿摘要", "digest of the draft"},
               .json_after = "draft_version"}),
        known("draft_version", &Row::draft_version, &File::draft_version,
              {.label = {"代拟稿版次", "version of the draft"}, .json_after = "opinion"}),
        known("opinion", &Row::opinion, &File::opinion,
              {.says = "the review's opinion and the text it is about",
               .label = {"审核意见", "opinion of the review"}}),
        known("opined_draft_sha256", &Row::opined_draft_sha256, &File::opined_draft,
              {.label = {"所审代拟稿摘要", "digest of the draft reviewed"}}),
        known("revisit_on", &Row::revisit_on, &File::revisit_on, {.says = "缓议 until"}),
        text("document_number", &Row::document_number, &Row::decided_position,
             {.says = "文号, the leaf that said it, 决定书",
              .label = {"文号", "document number"},
              .json_after = "decision_sha256"}),
        column("decided_position", &Row::decided_position),
        known("decision_sha256", &Row::decision_sha256, &File::decision,
              {.label = {"决定书摘要", "digest of the decision"}}),
        known("measures", &Row::measures, &File::measures,
              {.says = "as `measure:fen`; also one row each in `measures`",
               .label = {"决定内容", "measures"}}),
        known("decided_on", &Row::decided_on, &File::decided_on,
              {.says = "days of the later stages; 保管期限", .label = {"决定日期", "decided on"}}),
        known("served_on", &Row::served_on, &File::served_on, {.label = {"送达日期", "served on"}}),
        column("closed_on", &Row::closed_on, {.label = {"结案日期", "closed on"}}),
        known("archived_on", &Row::archived_on, &File::archived_on,
              {.label = {"归档日期", "archived on"}}),
        known("retention", &Row::retention, &File::retention),
        known("overturned", &Row::overturned, &File::overturn, {.says = "变更撤销, 违规行为"}),
        known("irregular_act", &Row::irregular_act, &File::irregular_act),
        column("total_due_on", &Row::total_due,
               {.says = "办案期限, the earliest of all its bases"}));
  }
};

/// Who handles a case, sits in its group or was recused: the lists of its row, to be searched.
struct ParticipantRow {
  Id case_id;
  std::string part;
  Id officer;
  ReviewerCategory category = ReviewerCategory::unspecified;
};

template <>
struct Description<ParticipantRow> {
  static constexpr AboutTable table{.name = "participants",
                                    .key = "case_id, part, officer",
                                    .section = Section::parts,
                                    .opening = "**participants**: "};
  static constexpr Index indexes[] = {{"participants_by_officer", "officer"}};
  static constexpr auto columns(auto of) {
    using Row = ParticipantRow;
    return of(column("case_id", &Row::case_id, {.stream_of = Procedure::matter}),
              column("part", &Row::part, {.says = "(`handler`, `reviewer`, `recused`)"}),
              column("officer", &Row::officer),
              column("category", &Row::category, {.says = "of a reviewer"}));
  }
};

/// One measure of a case's decision.
struct MeasureRow {
  Id case_id;
  std::uint32_t number = 0;
  Measure measure = Measure::unspecified;
  std::uint64_t amount_fen = 0;
};

template <>
struct Description<MeasureRow> {
  static constexpr AboutTable table{.name = "measures",
                                    .key = "case_id, number",
                                    .section = Section::parts,
                                    .opening = " **measures**: "};
  static constexpr auto columns(auto of) {
    using Row = MeasureRow;
    return of(column("case_id", &Row::case_id, {.stream_of = Procedure::matter}),
              column("number", &Row::number),
              column("measure", &Row::measure, {.null = Null::never}),
              column("amount_fen", &Row::amount_fen));
  }
};

}  // namespace caseledger::projections
