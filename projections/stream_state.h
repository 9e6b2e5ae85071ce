// A stream as a follower holds it between two writes: the law's file of it, the row that people
// see, and what else must be written. Private to the room. fold.h changes it, stream_table.h loads
// and saves it.
#pragma once

#include <variant>

#include "projections/rows.h"
#include "statemachines/procedures.h"

namespace caseledger::projections {

/// A stream of one procedure. Between two calls of show() the row lags behind the file in what it
/// takes from there; everything else of it is up to date.
template <class Row>
struct Folded {
  Row row;
  typename Description<Row>::File file;
};

/// The row of each procedure's streams (statemachines/procedures.h).
template <class P>
struct RowOf;
template <>
struct RowOf<CaseProcedure> {
  using type = CaseRow;
};
template <>
struct RowOf<DisclosureProcedure> {
  using type = ItemRow;
};
template <>
struct RowOf<BureauProcedure> {
  using type = BureauRow;
};

template <class List>
struct FoldedOf;
template <class... Ps>
struct FoldedOf<Types<Ps...>> {
  static_assert(
      (std::is_same_v<typename Description<typename RowOf<Ps>::type>::File, typename Ps::File> &&
       ...));
  using type = std::variant<Folded<typename RowOf<Ps>::type>...>;
};

struct StreamState {
  StreamKey key;
  FoldedOf<Procedures>::type folded;
  std::vector<ledger::Position> started_positions;  ///< of the file's deadlines, by number

  std::vector<EditionRow> new_editions;  ///< of an item, since the last write
  MaybeDay edition_ended_on;             ///< of the edition that was written last

  bool may_lack_leaves =
      false;  ///< as of a moment of legal time: what was entered before is not in

  bool is_changed = false;  ///< since the last write
  bool clocks_changed = false;

  StreamRow& common() {
    return std::visit([](auto& one) -> StreamRow& { return one.row; }, folded);
  }
};

/// The clocks that the law keeps of a stream; null: of the bureau, which has none.
template <class File>
auto* deadlines_of(File& file) {
  if constexpr (requires { file.deadlines; }) {
    return &file.deadlines;
  } else {
    return static_cast<std::conditional_t<std::is_const_v<File>, const Deadlines*, Deadlines*>>(
        nullptr);
  }
}

/// The state of a stream of which no leaf was seen yet. Requires a procedure.
StreamState new_stream(const StreamKey& key);

}  // namespace caseledger::projections
