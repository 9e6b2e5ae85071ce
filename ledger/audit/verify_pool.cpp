// One queue of jobs that wait, one of all jobs in their order.
#include "ledger/audit/verify_pool.h"

#include <utility>

namespace caseledger::ledger {

VerifyPool::VerifyPool(unsigned threads) : under_way_max_(2 * threads + 1) {
  for (unsigned n = 0; n < threads; ++n) {
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
  }
}

void VerifyPool::submit(std::unique_ptr<LeafBatch> batch) {
  const std::lock_guard held(mutex_);
  auto job = std::make_shared<Job>();
  job->batch = std::move(batch);
  in_order_.push_back(job);
  waiting_.push_back(std::move(job));
  ++under_way_;
  changed_.notify_all();
}

std::unique_ptr<LeafBatch> VerifyPool::take() {
  std::unique_lock lock(mutex_);
  if (in_order_.empty()) return nullptr;
  changed_.wait(lock, [this] { return in_order_.front()->is_done; });
  auto batch = std::move(in_order_.front()->batch);
  in_order_.pop_front();
  --under_way_;
  return batch;
}

void VerifyPool::give_back(std::unique_ptr<LeafBatch> batch) {
  const std::lock_guard held(mutex_);
  spent_.push_back(std::move(batch));
}

void VerifyPool::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, stop, [this] { return !waiting_.empty(); });
    if (stop.stop_requested()) return;
    const auto job = std::move(waiting_.front());
    waiting_.pop_front();
    auto spent = std::exchange(spent_, {});
    lock.unlock();
    spent.clear();
    examine(*job->batch);
    lock.lock();
    job->is_done = true;
    changed_.notify_all();
  }
}

}  // namespace caseledger::ledger
