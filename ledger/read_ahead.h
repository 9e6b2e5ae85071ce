// Private to the ledger: the leaves of a long run, read and decoded on a thread of their own while
// the visitor is busy with those before.
#pragma once

#include <functional>
#include <thread>

#include "ledger/fault.h"
#include "ledger/leaf.h"
#include "ledger/portion_queue.h"

namespace caseledger::ledger {

class ReadAhead {
 public:
  using Visit = std::function<bool(Leaf&& leaf, const Digest& leaf_hash)>;
  /// Shows leaves to a visitor until it says false.
  using Reading = std::function<Result<void>(const Visit& visit)>;

  /// Begins to read at once.
  explicit ReadAhead(Reading reading);
  ~ReadAhead() { queue_.abandon(); }
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// What was read, in its order, on the calling thread; once. The fault of the reading comes
  /// behind the leaves before it.
  Result<void> each(const Visit& visit);

 private:
  struct Item {
    Leaf leaf;
    Digest leaf_hash;
  };
  PortionQueue<Item> queue_;
  Result<void> status_;  // the thread's until the queue is over
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace caseledger::ledger
