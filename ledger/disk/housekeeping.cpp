// A queue, a mutex, a thread.
#include "ledger/disk/housekeeping.h"

namespace caseledger::ledger {

Housekeeping::Housekeeping() : thread_([this] { run(); }) {}

Housekeeping::~Housekeeping() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Housekeeping::post(Task task) {
  const std::lock_guard lock(mutex_);
  tasks_.push_back(std::move(task));
  changed_.notify_all();
}

Result<void> Housekeeping::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return tasks_.empty() || failure_; });
  if (failure_) return tl::unexpected(*failure_);
  return {};
}

Result<void> Housekeeping::state() const {
  const std::lock_guard lock(mutex_);
  if (failure_) return tl::unexpected(*failure_);
  return {};
}

void Housekeeping::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
    if (stopping_) return;
    run_one(lock);
  }
}

void Housekeeping::run_one(std::unique_lock<std::mutex>& lock) {
  const Task task = std::move(tasks_.front());
  const bool skipped = failure_.has_value();
  lock.unlock();
  const Result<void> result = skipped ? Result<void>() : task();
  lock.lock();
  tasks_.pop_front();
  if (!result) failure_ = result.error();
  changed_.notify_all();
}

}  // namespace caseledger::ledger
