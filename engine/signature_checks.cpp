// A bounded queue and as many threads as there are cores.
#include "engine/signature_checks.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace caseledger::engine {
namespace {

constexpr std::size_t kWaitingMax = 1'024;

}  // namespace

struct SignatureChecks::State {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Job> waiting;
  std::size_t under_way = 0;
  bool is_over = false;
  std::vector<ledger::Finding> findings;
  std::vector<std::thread> threads;

  void start();
  void run();
  void end();
};

void SignatureChecks::State::start() {
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  for (unsigned n = 0; n < cores; ++n) threads.emplace_back([this] { run(); });
}

void SignatureChecks::State::run() {
  std::unique_lock lock(mutex);
  for (;;) {
    changed.wait(lock, [this] { return is_over || !waiting.empty(); });
    if (waiting.empty()) return;
    const auto job = std::move(waiting.front());
    waiting.pop_front();
    ++under_way;
    lock.unlock();
    changed.notify_all();
    const bool is_right =
        ledger::verifies(job.key, ledger::bytes_of(job.statement), ledger::bytes_of(job.signature));
    lock.lock();
    --under_way;
    if (!is_right) {
      findings.push_back(
          {"signatures", job.position, {"签名与行为不符", "does not sign this act"}});
    }
    changed.notify_all();
  }
}

void SignatureChecks::State::end() {
  {
    const std::lock_guard held(mutex);
    is_over = true;
  }
  changed.notify_all();
  for (auto& thread : threads) thread.join();
  threads.clear();
}

SignatureChecks::SignatureChecks() : state_(std::make_unique<State>()) {}
SignatureChecks::~SignatureChecks() { state_->end(); }

void SignatureChecks::add(Job job) {
  if (state_->threads.empty()) state_->start();
  std::unique_lock lock(state_->mutex);
  state_->changed.wait(lock, [this] { return state_->waiting.size() < kWaitingMax; });
  state_->waiting.push_back(std::move(job));
  lock.unlock();
  state_->changed.notify_all();
}

std::vector<ledger::Finding> SignatureChecks::finish() {
  std::unique_lock lock(state_->mutex);
  state_->changed.wait(lock, [this] { return state_->waiting.empty() && state_->under_way == 0; });
  auto findings = std::exchange(state_->findings, {});
  std::ranges::stable_sort(findings, {}, &ledger::Finding::position);
  return findings;
}

}  // namespace caseledger::engine
