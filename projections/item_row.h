// The rows of a disclosure item 公示信息 and of what was published of it.
#pragma once

#include "projections/stream_row.h"
#include "statemachines/disclosure/disclosure_file.h"

namespace caseledger::projections {

template <>
struct Description<Document> {
  static constexpr auto columns(auto of) {
    return of(column("sha256", &Document::sha256),  //
              column("sm3", &Document::sm3, {.beside = "sha256"}),
              column("bytes", &Document::size_bytes, {.null = Null::allowed, .beside = "sha256"}));
  }
};

struct ItemRow : StreamRow {
  Id id;
  ItemStage stage = ItemStage::unopened;
  PublicRegister register_ = PublicRegister::unspecified;
  Id about;
  Id section;
  ActionKind action = ActionKind::unspecified;
  MaybeDay since;
  Digest source_sha256;
  Wording title, content, facts_and_reasons, remedies;
  std::optional<ledger::Position> drafted_position;  ///< said title, facts_and_reasons, remedies
  std::optional<ledger::Position> content_position;  ///< said content
  Document text;                                     ///< under examination; a dropped one is none
  Wording text_inline;
  std::optional<ledger::Position> text_position;  ///< said text
  std::uint32_t edition = 0;
  MaybeDay published_on;  ///< the latest edition
  Wording channel;
  std::optional<ledger::Position> published_position;  ///< said channel
  MaybeDay publication_due;
  Change change = Change::unspecified;
  WithholdGround withhold_ground = WithholdGround::unspecified;
  Wording reason;            ///< of the latest sending back, withholding, correction or replacement
  Wording withdrawn_reason;  ///< the public one (处罚法48)
  MaybeDay ended_on;         ///< withdrawn, withheld or expired
  bool is_held = false;      ///< 暂停: until a supervisor answers
  bool is_displayed = false;                            ///< though a new text may be in work
  OverturnKind overturned = OverturnKind::unspecified;  ///< its decision was: to be withdrawn
  friend bool operator==(const ItemRow&, const ItemRow&) = default;
};

template <>
struct Description<ItemRow> {
  using Base = StreamRow;
  using File = DisclosureFile;
  static constexpr AboutTable table{.name = "items",
                                    .key = "id",
                                    .section = Section::streams,
                                    .has_rowid = true,
                                    .opening = "\n**items** 公示信息:\n\n",
                                    .ending = "",
                                    .has_lines = true,
                                    .title = "title"};
  static constexpr Index indexes[] = {
      {"items_unanswered", "id", "unanswered_irregularities > 0"},
      {"items_overturned", "id", "overturned IS NOT NULL"},
      {"items_by_about", "about"},
      {"items_by_stage", "stage"},
  };
  static constexpr auto columns(auto of) {
    using Row = ItemRow;
    return of(
        column("id", &Row::id,
               {.stream_of = Procedure::disclosure,
                .says = "the item, its register (附1-7), what it speaks of, 责任科室, kind of"
                        " decision",
                .label = {"公示信息编号", "item"}}),
        known("stage", &Row::stage, &File::stage,
              {.null = Null::never,
               .vocabulary = "items.stage",
               .label = {"阶段", "stage"},
               .in_json = InJson::with_chinese}),
        known("register", &Row::register_, &File::register_, {.label = {"公示类别", "register"}}),
        known("about", &Row::about, &File::about, {.label = {"公示对象", "what it is about"}}),
        known("section", &Row::section, &File::section,
              {.label = {"责任科室", "responsible section"}}),
        known("action", &Row::action, &File::action),
        known("since", &Row::since, &File::since,
              {.says = "作出之日 or 变更之日; the document it publishes"}),
        known("source_sha256", &Row::source_sha256, &File::source),
        text("title", &Row::title, &Row::drafted_position,
             {.says = "the words in work (附1-7 (四)); those on display are in `editions`",
              .label = {"标题", "title"}}),
        text("content", &Row::content, &Row::content_position),
        text("facts_and_reasons", &Row::facts_and_reasons, &Row::drafted_position),
        text("remedies", &Row::remedies, &Row::drafted_position),
        column("drafted_position", &Row::drafted_position, {.says = "the leaves that said them"}),
        column("content_position", &Row::content_position),
        known("text_", &Row::text, &File::text,
              {.says = "the whole text by its digests, and its words where given inline"}),
        column("text_inline", &Row::text_inline),
        column("text_position", &Row::text_position, {.beside = "drafted_position"}),
        column("edition", &Row::edition,
               {.says = "how often published, when last, where, whether on display now"}),
        column("published_on", &Row::published_on),
        text("channel", &Row::channel, &Row::published_position),
        column("published_position", &Row::published_position, {.beside = "drafted_position"}),
        column("publication_due_on", &Row::publication_due,
               {.says = "应公示日, the earliest of all its bases"}),
        column("change", &Row::change, {.says = "why an update is due (附1-11b)"}),
        column(
            "withhold_ground", &Row::withhold_ground,
            {.says = "不予公开; latest sending back, correction …; the public reason (处罚法48)"}),
        column("reason", &Row::reason),  //
        column("withdrawn_reason", &Row::withdrawn_reason),
        column("ended_on", &Row::ended_on,
               {.says = "withdrawn, withheld or expired; 暂停; its decision was overturned"}),
        known("is_held", &Row::is_held, &File::is_held),
        known("is_displayed", &Row::is_displayed, &File::displayed, {.beside = "edition"}),
        column("overturned", &Row::overturned));
  }
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

template <>
struct Description<EditionRow> {
  static constexpr AboutTable table{.name = "editions",
                                    .key = "item, edition",
                                    .section = Section::parts,
                                    .has_rowid = true,  // rows of a kilobyte fill pages badly
                                    .opening = "\n\n**editions**, one per publication: "};
  static constexpr auto columns(auto of) {
    using Row = EditionRow;
    return of(column("item", &Row::item, {.stream_of = Procedure::disclosure}),
              column("edition", &Row::edition),  //
              column("position", &Row::position),
              column("published_on", &Row::published_on, {.null = Null::never}),
              column("ended_on", &Row::ended_on),  //
              column("text_", &Row::text),         //
              column("title", &Row::title),        //
              column("content", &Row::content),
              column("facts_and_reasons", &Row::facts_and_reasons),
              column("remedies", &Row::remedies),  //
              column("text_inline", &Row::text_inline), column("channel", &Row::channel));
  }
};

}  // namespace caseledger::projections
