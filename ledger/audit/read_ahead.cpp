#include "ledger/audit/read_ahead.h"

namespace caseledger::ledger {

ReadAhead::ReadAhead(Read read)
    : thread_([this, read = std::move(read)] {
        for (Portion portion;;) {
          status_ = read(portion);
          if (portion.empty() || !queue_.put(portion) || !status_) break;
        }
        queue_.finish();
      }) {}

Result<void> ReadAhead::each(const Visit& visit) {
  while (auto* const item = queue_.take()) {
    if (!visit(std::move(item->leaf), item->leaf_hash)) return {};
  }
  return std::move(status_);
}

}  // namespace caseledger::ledger
