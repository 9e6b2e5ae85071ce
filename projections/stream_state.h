// A stream as a follower holds it between two writes: its row, its clocks, and what of it must be
// written again. Private to the room. fold.h changes it, stream_table.h loads and saves it.
#pragma once

#include <variant>

#include "projections/rows.h"

namespace caseledger::projections {

struct StreamState {
  StreamKey key;
  std::variant<BureauRow, CaseRow, ItemRow> row;
  Deadlines deadlines;
  std::vector<ledger::Position> started_positions;  ///< of the deadlines, by number

  std::vector<EditionRow> new_editions;  ///< of an item, since the last write
  MaybeDay edition_ended_on;             ///< of the edition that was written last

  bool is_changed = false;  ///< since the last write
  bool clocks_changed = false;
  bool people_changed = false;  ///< handlers, recused or group of a case
  bool measures_changed = false;

  StreamRow& common() {
    return std::visit([](auto& one) -> StreamRow& { return one; }, row);
  }
};

/// The state of a stream of which no leaf was seen yet. Requires a procedure.
StreamState new_stream(const StreamKey& key);

}  // namespace caseledger::projections
