// See read_ahead.h.
#include "ledger/read_ahead.h"

namespace caseledger::ledger {

ReadAhead::ReadAhead(Reading reading)
    : thread_([this, reading = std::move(reading)] {
        status_ = reading([this](Leaf&& leaf, const Digest& leaf_hash) {
          return queue_.put({std::move(leaf), leaf_hash});
        });
        queue_.finish();
      }) {}

Result<void> ReadAhead::each(const Visit& visit) {
  while (auto* const item = queue_.take()) {
    if (!visit(std::move(item->leaf), item->leaf_hash)) return {};
  }
  return std::move(status_);
}

}  // namespace caseledger::ledger
