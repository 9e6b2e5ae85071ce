// One stream as it stood: folded from its leaves, without the tables, so that two moments can be
// laid side by side.
#pragma once

#include "projections/filters.h"
#include "projections/source.h"

namespace caseledger::projections {

struct CaseThen {
  CaseRow row;
  std::vector<DeadlineRow> deadlines;
};

/// Nothing where no leaf of the case lies within.
Result<std::optional<CaseThen>> case_as_of(const Source& source, const Id& id, const AsOf& as_of);

/// An item of public display as the law knew it, with its title.
struct ItemAsLawKnows {
  Id id;
  ItemStage stage = ItemStage::unopened;
  Version version;
  PublicRegister register_ = PublicRegister::unspecified;
  Id about, section;
  ActionKind action = ActionKind::unspecified;
  MaybeDay since;
  Wording title;
  Digest source_sha256;
  std::uint32_t draft_version = 0;
  Digest text_sha256, displayed_sha256;
  MaybeDay first_published_on;
  bool is_held = false, is_overturned = false;
  std::uint32_t irregularities = 0, unanswered_irregularities = 0;
  ledger::Position last_position;
  friend bool operator==(const ItemAsLawKnows&, const ItemAsLawKnows&) = default;
};

/// No table: what `case show --item` answers.
template <>
struct Description<ItemAsLawKnows> {
  using File = DisclosureFile;
  static constexpr auto columns(auto of) {
    using Row = ItemAsLawKnows;
    return of(
        column("id", &Row::id, {.label = {"公示信息编号", "item"}}),
        known("stage", &Row::stage, &File::stage,
              {.label = {"阶段", "stage"}, .in_json = InJson::with_chinese}),
        known("version", &Row::version, &File::version, {.label = {"事实数", "facts"}}),
        known("register", &Row::register_, &File::register_, {.label = {"公示类别", "register"}}),
        known("about", &Row::about, &File::about, {.label = {"公示对象", "what it is about"}}),
        known("section", &Row::section, &File::section,
              {.label = {"责任科室", "responsible section"}}),
        known("action", &Row::action, &File::action,
              {.label = {"执法类别", "kind of enforcement"}}),
        known("since", &Row::since, &File::since, {.label = {"作出或者变更之日", "since"}}),
        column("title", &Row::title, {.label = {"标题", "title"}}),
        known(
            "source_sha256", &Row::source_sha256, &File::source,
            {.json = "source_sha256", .label = {"所公示文书摘要", "digest of what it publishes"}}),
        known("draft_version", &Row::draft_version, &File::draft_version,
              {.label = {"文本版次", "version of the text"}}),
        known("text_sha256", &Row::text_sha256, &File::text,
              {.label = {"审查中文本摘要", "digest of the text under examination"}}),
        known("displayed_sha256", &Row::displayed_sha256, &File::displayed,
              {.label = {"公示中文本摘要", "digest of the text on display"}}),
        known("first_published_on", &Row::first_published_on, &File::first_published_on,
              {.label = {"首次公示日期", "first published on"}}),
        known("is_held", &Row::is_held, &File::is_held,
              {.json = "held", .label = {"暂停公示", "held back"}}),
        known("is_overturned", &Row::is_overturned, &File::is_overturned,
              {.json = "overturned", .label = {"所涉决定已被撤销", "its decision was overturned"}}),
        known("irregularities", &Row::irregularities, &File::irregularities,
              {.label = {"违规记录", "irregularities"}}),
        known("unanswered_irregularities", &Row::unanswered_irregularities,
              &File::unanswered_irregularities,
              {.json = "unanswered", .label = {"未答复的违规", "unanswered irregularities"}}),
        column("last_position", &Row::last_position,
               {.json = "last_seq", .label = {"最后一个事实", "last fact"}}));
  }
};

struct ItemThen {
  ItemAsLawKnows row;
  std::vector<DeadlineRow> deadlines;
};

/// Nothing where no leaf of the item lies within.
Result<std::optional<ItemThen>> item_as_of(const Source& source, const Id& id, const AsOf& as_of);

}  // namespace caseledger::projections
