// Private to the ledger: the leaves of a long run, read and decoded on a thread of their own while
// the visitor is busy with those before. Between two portions the thread holds nothing of the
// store: whoever visits may read from it, and a writer may make its map larger.
#pragma once

#include <functional>
#include <thread>

#include "ledger/base/fault.h"
#include "ledger/disk/portion_queue.h"
#include "ledger/leaf/leaf.h"

namespace caseledger::ledger {

class ReadAhead {
 public:
  struct Item {
    Leaf leaf;
    Digest leaf_hash;
  };
  using Portion = PortionQueue<Item>::Portion;
  using Visit = std::function<bool(Leaf&& leaf, const Digest& leaf_hash)>;
  /// Adds the next leaves to an empty portion; none are left where it stays empty. A fault comes
  /// behind the leaves that were added before it.
  using Read = std::function<Result<void>(Portion& portion)>;

  /// Begins to read at once.
  explicit ReadAhead(Read read);
  ~ReadAhead() { queue_.abandon(); }
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// What was read, in its order, on the calling thread; once.
  Result<void> each(const Visit& visit);

 private:
  PortionQueue<Item> queue_;
  Result<void> status_;  // the thread's until the queue is over
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace caseledger::ledger
