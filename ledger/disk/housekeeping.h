// One thread behind the writer for what need not be done before a group is acknowledged: index
// runs, checkpoints. Tasks run in the order in which they were posted. The first that fails ends
// it: none runs after it, and whoever asks is told of it for ever, because what follows a failed
// sync cannot be trusted before the store was opened anew.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "ledger/base/fault.h"

namespace caseledger::ledger {

class Housekeeping {
 public:
  using Task = std::function<Result<void>()>;

  Housekeeping();
  /// Finishes the task under way; those that wait are dropped.
  ~Housekeeping();
  Housekeeping(const Housekeeping&) = delete;
  Housekeeping& operator=(const Housekeeping&) = delete;

  void post(Task task);
  /// Until everything posted was done, or one failed.
  Result<void> wait();
  /// What went wrong, if anything did.
  Result<void> state() const;

 private:
  void run();
  void run_one(std::unique_lock<std::mutex>& lock);

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;  // the front one is under way
  std::optional<Fault> failure_;
  bool stopping_ = false;
  std::thread thread_;  // last: starts when all else is there
};

}  // namespace caseledger::ledger
