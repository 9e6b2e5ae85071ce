// The rows that belong to no stream: how far the file has come, the vocabularies in Chinese and
// English, and the view of what has to be done.
#pragma once

#include "projections/stream_row.h"

namespace caseledger::projections {

/// The single row of the follower's cursor.
struct CursorRow {
  std::uint32_t id = 0;
  ledger::Position next_position;
  Digest last_leaf_hash;
};

template <>
struct Description<CursorRow> {
  static constexpr AboutTable table{.name = "cursor",
                                    .key = "id",
                                    .section = Section::cursor,
                                    .owner = Owner::nobody,
                                    .has_rowid = true,
                                    .opening = " **cursor**: ",
                                    .ending = ": what this file has seen.\n"};
  static constexpr auto columns(auto of) {
    using Row = CursorRow;
    return of(column("id", &Row::id, {.check = "id = 0"}),
              column("next_position", &Row::next_position),
              column("last_leaf_hash", &Row::last_leaf_hash));
  }
};

/// A key of a vocabulary, so that whoever opens the file can read it.
struct WordRow {
  std::string vocabulary, key, zh, en;
};

template <>
struct Description<WordRow> {
  static constexpr AboutTable table{.name = "words",
                                    .key = "vocabulary, key",
                                    .section = Section::fixed,
                                    .owner = Owner::nobody,
                                    .opening = " **words**: "};
  static constexpr auto columns(auto of) {
    using Row = WordRow;
    return of(column("vocabulary", &Row::vocabulary,
                     {.says = "(the name of the column that holds its keys, or `cases.stage`,"
                              " `items.stage`, `bureau.stage`, `bureau.clock`, `record_kind`,"
                              " `answer`; of timeline.stage_after `stage.` and the procedure; of"
                              " acts, events and requirements `act`, `event`, `requirement`)"}),
              column("key", &Row::key), column("zh", &Row::zh, {.null = Null::never}),
              column("en", &Row::en, {.null = Null::never}));
  }
};

/// An article of the rules in force, by the name that leaves cite it with.
struct ArticleRow {
  Id article;
  std::string cite, zh, en;
  friend bool operator==(const ArticleRow&, const ArticleRow&) = default;
};

template <>
struct Description<ArticleRow> {
  static constexpr AboutTable table{.name = "articles",
                                    .key = "article",
                                    .section = Section::fixed,
                                    .owner = Owner::nobody,
                                    .is_of_rules = true,
                                    .opening = " **articles** of the rules in force: "};
  static constexpr auto columns(auto of) {
    using Row = ArticleRow;
    return of(column("article", &Row::article, {.says = "(as leaves cite it)"}),
              column("cite", &Row::cite, {.says = "(附件4第十八条)"}),
              column("zh", &Row::zh, {.says = "(the sentence)"}), column("en", &Row::en));
  }
};

/// One row of the view `worklists`.
struct WorklistRow {
  std::uint32_t duty = 0;  ///< its place in the list (duties.h)
  StreamKey stream;
  std::string stage, who, task, zh, en, article;
  std::vector<Id> officers;
  Wording title;
  ClockKind clock = ClockKind::unspecified;
  Id basis;
  MaybeDay due_on;
  bool is_provisional = false;
};

template <>
struct Description<WorklistRow> {
  static constexpr AboutTable table{.name = "worklists",
                                    .key = "duty, stream",
                                    .section = Section::fixed,
                                    .owner = Owner::nobody,
                                    .is_view = true,
                                    .opening = "**worklists**, who has to do what now: ",
                                    .ending = ". The view **tasks** is what it is made of."};
  static constexpr auto columns(auto of) {
    using Row = WorklistRow;
    return of(column("duty", &Row::duty), column("", &Row::stream), column("stage", &Row::stage),
              column("who", &Row::who,
                     {.says = "(a capacity, or the leaders whom the ruleset maps to capacities)"}),
              column("task", &Row::task), column("zh", &Row::zh), column("en", &Row::en),
              column("article", &Row::article),
              column("officers", &Row::officers, {.says = "(by name, where it is theirs)"}),
              column("title", &Row::title), column("clock", &Row::clock),
              column("basis", &Row::basis, {.beside = "clock"}),
              column("due_on", &Row::due_on, {.beside = "clock"}),
              column("is_provisional", &Row::is_provisional, {.beside = "clock"}));
  }
};

}  // namespace caseledger::projections
