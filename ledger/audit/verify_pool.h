// Private to verification: threads that examine batches, and hand them back in the order in which
// they came. At most a few batches are under way, so memory stays small however long the ledger.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "ledger/audit/verify_batch.h"

namespace caseledger::ledger {

/// submit, take and give_back are one caller's.
class VerifyPool {
 public:
  explicit VerifyPool(unsigned threads);
  VerifyPool(const VerifyPool&) = delete;
  VerifyPool& operator=(const VerifyPool&) = delete;

  void submit(std::unique_ptr<LeafBatch> batch);
  /// Whether take should be called before the next submit.
  bool is_busy() const { return under_way_ >= under_way_max_; }
  /// The oldest batch, examined; null where none is under way.
  std::unique_ptr<LeafBatch> take();
  /// A batch that is not needed any more; a thread frees it before its next job.
  void give_back(std::unique_ptr<LeafBatch> batch);

 private:
  struct Job {
    std::unique_ptr<LeafBatch> batch;
    bool is_done = false;
  };
  void work(const std::stop_token& stop);

  const std::size_t under_way_max_;
  std::size_t under_way_ = 0;  // the caller's
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::shared_ptr<Job>> in_order_, waiting_;
  std::vector<std::unique_ptr<LeafBatch>> spent_;
  std::vector<std::jthread> threads_;  // last: they use all of the above, and stop first
};

}  // namespace caseledger::ledger
