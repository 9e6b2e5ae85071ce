// How a table of models.db is described: once, beside the struct that is its row. The table's DDL,
// writing and reading its rows, removing a stream's, the digest of what is shown, SCHEMA.md, the
// table `words` and JSON all follow from the description, so a new column is one member and one
// line here. A member that the description forgets does not compile (describes_every_member).
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "ledger/base/position.h"
#include "statemachines/words/made_of.h"
#include "statemachines/words/names.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger::projections {

/// What people said: none where nothing was said, or where it was erased. A column of this type
/// holds words, which the disposal of a case's records takes away; all other columns hold keys,
/// days and numbers, which stay.
using Wording = std::optional<std::string>;

/// Whether a column may be NULL. By type: numbers, positions, instants and yes-or-no may not.
enum class Null : std::uint8_t { by_type, never, allowed };

/// How a column answers with --json.
enum class InJson : std::uint8_t {
  as_it_is,      ///< a wording, a day, a digest or an opinion that is none is left out
  if_given,      ///< left out where it is zero or empty too
  as_truth,      ///< whether it is set
  with_chinese,  ///< its key, and in Chinese as "<name>_zh"
  left_out       ///< of a run: none of its columns
};

/// What else is to be said of a column; all of it may be left out.
struct About {
  Null null = Null::by_type;
  /// The column holds the id of the stream, of this procedure, to which the row belongs.
  Procedure stream_of = Procedure::unspecified;
  std::string_view check = {};
  /// Of a vocabulary: its name in the table `words`; empty: the column's own name.
  std::string_view vocabulary = {};
  /// SCHEMA.md: what the column means; it stands in one line with the column that it is beside.
  std::string_view says = {}, beside = {};
  /// The member's name in JSON; empty: that of the column where it has a label, otherwise it is not
  /// shown there. People are shown it under its label.
  std::string_view json = {};
  Label label = {};
  /// Members stand in the order of the columns, or after the member named.
  std::string_view json_after = {};
  InJson in_json = InJson::as_it_is;
};

/// One member: one column, or a run of columns where the type of the member has columns of its own;
/// then the name stands before each of theirs.
template <class Row, class Value>
struct Column {
  std::string_view name;
  Value Row::*member;
  About about;
};

/// A column that shows what the law's file of the stream holds; nobody folds it a second time.
template <class Row, class Value, class File, class Held>
struct KnownColumn : Column<Row, Value> {
  Held File::*held;
};

/// A column of words, and the position of the leaf that said them at the path of the column's name:
/// a correction of that leaf changes what is shown.
template <class Row>
struct TextColumn : Column<Row, Wording> {
  std::optional<ledger::Position> Row::*said_at;
};

/// A member that has rows of its own in another table; the name is the one in JSON.
template <class Row, class Value>
struct Part {
  std::string_view name;
  Value Row::*member;
};

constexpr About named(std::string_view name, About about) {
  if (about.json.empty() && !about.label.zh.empty()) about.json = name;
  return about;
}

template <class Row, class Value>
constexpr Column<Row, Value> column(std::string_view name, Value Row::*member, About about = {}) {
  return {name, member, named(name, about)};
}
template <class Row, class Value, class File, class Held>
constexpr KnownColumn<Row, Value, File, Held> known(std::string_view name, Value Row::*member,
                                                    Held File::*held, About about = {}) {
  return {{name, member, named(name, about)}, held};
}
template <class Row>
constexpr TextColumn<Row> text(std::string_view name, Wording Row::*member,
                               std::optional<ledger::Position> Row::*said_at, About about = {}) {
  return {{name, member, named(name, about)}, said_at};
}
template <class Row, class Value>
constexpr Part<Row, Value> part(Value Row::*member, std::string_view json = {}) {
  return {json, member};
}

/// Which part of SCHEMA.md a table stands in; the parts in their order.
enum class Section : std::uint8_t { streams, parts, histories, fixed, cursor };

/// To which stream the rows of a table belong, so that they go when the stream is made anew.
enum class Owner : std::uint8_t {
  stream,  ///< a column, or a run of procedure and stream, says it
  parent,  ///< the stream of the row that has the same position in the table `parent`
  bureau,  ///< all rows belong to the bureau
  nobody   ///< fixed rows, and views
};

struct AboutTable {
  std::string_view name;
  std::string_view key;  ///< its columns, in the order in which rows are digested
  Section section;
  Owner owner = Owner::stream;
  std::string_view parent = {};
  bool has_rowid = false;
  bool is_view = false;
  bool is_of_rules = false;  ///< told by the rules in force, not by the ledger: never digested
  /// SCHEMA.md: what stands before the columns and after them, and whether each has its line.
  std::string_view opening, ending = ".";
  bool has_lines = false;
  std::string_view title = {};  ///< of a stream: the column by which people know it
};

struct Index {
  std::string_view name, column, where = {};
};

/// Specialised beside each row:
///
///   using Base = StreamRow;   the row's base, whose columns come last (where it has one)
///   using File = CaseFile;    the law's file of the stream (where the row is a stream's)
///   static constexpr AboutTable table   (of a table, not of a run)
///   static constexpr Index indexes[]    (where it has any)
///   static constexpr auto columns(auto of) { return of(column(…), …); }   every member, in order
template <class Row>
struct Description;

template <class Row>
concept HasColumns = requires {
  Description<Row>::columns([](const auto&...) {});
};

template <class Row>
concept IsTable = HasColumns<Row> && requires {
  Description<Row>::table.name;
};

/// The columns and parts of a row as a tuple.
template <HasColumns Row>
inline constexpr auto kColumns = Description<Row>::columns([](auto... one) {
  return std::tuple<decltype(one)...>(one...);
});

namespace column_detail {

template <class Row>
struct BaseOf {
  using type = std::tuple<>;
};
template <class Row>
requires requires { typename Description<Row>::Base; }
struct BaseOf<Row> {
  using type = std::tuple<typename Description<Row>::Base>;
};

template <class Row, class... Bases, class... Columns>
consteval bool is_made_of(std::type_identity<std::tuple<Bases...>>,
                          std::type_identity<const std::tuple<Columns...>>) {
  const auto value_of = []<class R, class V>(V R::*) { return std::type_identity<V>(); };
  return []<class... Values>(std::type_identity<Values>...) {
    return MadeOf<Row, Bases..., Values...>;
  }(value_of(Columns{}.member)...);
}

}  // namespace column_detail

/// Whether the description names all members of the row, in the order in which they are declared.
template <HasColumns Row>
inline constexpr bool describes_every_member =
    column_detail::is_made_of<Row>(std::type_identity<typename column_detail::BaseOf<Row>::type>{},
                                   std::type_identity<decltype(kColumns<Row>)>{});

template <class One>
inline constexpr bool is_part = false;
template <class Row, class Value>
inline constexpr bool is_part<Part<Row, Value>> = true;

template <class One>
inline constexpr bool is_known = false;
template <class Row, class Value, class File, class Held>
inline constexpr bool is_known<KnownColumn<Row, Value, File, Held>> = true;

template <class One>
inline constexpr bool is_text = false;
template <class Row>
inline constexpr bool is_text<TextColumn<Row>> = true;

/// Calls each(column, value) for every column or run of a row, in their order; parts are left out.
template <class Row, class Each>
void each_column(Row& row, Each&& each) {
  using Bare = std::remove_const_t<Row>;
  static_assert(describes_every_member<Bare>, "the description forgets a member of its row");
  const auto one = [&]<class One>(const One& column) {
    if constexpr (!is_part<One>) each(column, row.*column.member);
  };
  std::apply([&](const auto&... columns) { (one(columns), ...); }, kColumns<Bare>);
  if constexpr (requires { typename Description<Bare>::Base; }) {
    using Base = typename Description<Bare>::Base;
    each_column(static_cast<std::conditional_t<std::is_const_v<Row>, const Base, Base>&>(row),
                each);
  }
}

}  // namespace caseledger::projections
