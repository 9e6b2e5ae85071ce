// What follows the commits into the mirror. See store.h and mirror.h.
#include "ledger/store/store_state.h"

namespace caseledger::ledger {

Result<void> Store::State::open_mirror() {
  if (read_only) return {};
  CL_TRY(mirror.open());
  if (mirror.reached() > committed.next_position()) {
    return fault(FaultKind::corrupt, "facts were lost: the mirror has " +
                                         std::to_string(mirror.reached().index) +
                                         " leaves, the store " + describe(committed));
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
      return fault(FaultKind::corrupt, "leaf " + std::to_string(from.index) + " is missing");
    }
  }
  return appended.and_then([this] { return mirror.flush(); });
}

}  // namespace caseledger::ledger
