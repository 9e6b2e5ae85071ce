// What follows the commits into the mirror. See store.h and mirror.h.
#include "ledger/disk/leaf_cursor.h"
#include "ledger/store/store_state.h"

namespace caseledger::ledger {

Result<void> Store::State::open_mirror() {
  if (read_only) return {};
  CL_TRY(mirror.open());
  if (mirror.reached() > committed.next_position()) {
    const auto has = std::to_string(mirror.reached().index), store = describe(committed);
    return fault(FaultKind::corrupt, "",
                 {"事实丢失：镜像有" + has + "条事实，账本为 " + store,
                  "facts were lost: the mirror has " + has + " leaves, the store " + store});
  }
  mirror_soon();
  return {};
}

Result<void> Store::State::catch_up_mirror() {
  const auto to = head().next_position();
  Result<void> appended;
  for (Position from = mirror.reached(); from < to && appended; from = mirror.reached()) {
    CL_TRY(scan_leaves(from, to, [&](Bytes leaf) {
      appended = mirror.append(leaf);
      return appended.has_value();
    }));
    if (mirror.reached() == from && appended) {
      return missing_leaf(from);
    }
  }
  return appended.and_then([this] { return mirror.flush(); });
}

}  // namespace caseledger::ledger
