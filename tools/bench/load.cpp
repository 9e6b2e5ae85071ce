// A closed loop: the writer's replies set callers free, the feeding thread lets them ask again.
#include "tools/bench/load.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "engine/queue.h"
#include "tools/bench/typical_case.h"

namespace caseledger::tools {
namespace {

using Clock = std::chrono::steady_clock;

double micros_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

struct Caller {
  std::vector<engine::Command> commands;
  std::size_t next = 0;
  Clock::time_point asked_at;
};

class Loop {
 public:
  Loop(std::size_t callers, std::uint64_t facts, std::uint64_t first_case, const CaseSource& cases)
      : callers_(callers), wanted_(facts), next_case_(first_case), cases_(cases) {
    for (std::size_t n = 0; n < callers; ++n) free_.push_back(n);
  }

  Result<LoadResult> run(engine::Queue& queue) {
    start_ = Clock::now();
    while (wait_for_free()) {
      for (const auto caller : asking_) ask(queue, caller);
    }
    wait_for_all();
    return finish();
  }

 private:
  /// All who are free ask next; nobody does any more once enough facts were written.
  bool wait_for_free() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !free_.empty() || fault_; });
    if (fault_ || facts_ >= wanted_) return false;
    asking_.clear();
    asking_.swap(free_);
    under_way_ += asking_.size();
    return true;
  }

  void ask(engine::Queue& queue, std::size_t index) {
    auto& caller = callers_[index];
    if (caller.next == caller.commands.size()) {
      caller.commands = cases_(next_case_++);
      caller.next = 0;
    }
    caller.asked_at = Clock::now();
    queue.ask(std::move(caller.commands[caller.next++]),
              [this, index](engine::Answer answer) { note(index, answer); });
  }

  void note(std::size_t index, const engine::Answer& answer) {
    const std::lock_guard lock(mutex_);
    micros_.push_back(static_cast<float>(micros_since(callers_[index].asked_at)));
    if (!answer) {
      fault_ = answer.error();
    } else if (const auto* done = std::get_if<engine::Accomplished>(&*answer)) {
      facts_ += done->leaves;
    } else {
      ++facts_;
      ++refused_;
    }
    if (facts_ >= wanted_ && result_.facts.count == 0) note_pace();
    free_.push_back(index);
    --under_way_;
    if (free_.size() == 1 || under_way_ == 0) arrived_.notify_one();
  }

  void wait_for_all() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return under_way_ == 0; });
  }

  /// While the last ones are waited for, not everybody is busy any more.
  void note_pace() {
    const auto seconds = micros_since(start_) / 1e6;
    result_.facts = {facts_, seconds};
    result_.commands = {micros_.size(), seconds};
  }

  Result<LoadResult> finish() {
    if (fault_) return tl::unexpected(*fault_);
    std::ranges::sort(micros_);
    result_.p50_micros = micros_[micros_.size() / 2];
    result_.p99_micros = micros_[micros_.size() * 99 / 100];
    result_.refused = refused_;
    result_.leaves = facts_;
    return result_;
  }

  std::vector<Caller> callers_;
  std::uint64_t wanted_;
  std::uint64_t next_case_;
  const CaseSource& cases_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<std::size_t> free_;    // guarded by mutex_
  std::vector<std::size_t> asking_;  // the feeding thread's
  std::size_t under_way_ = 0;
  std::uint64_t facts_ = 0, refused_ = 0;
  std::vector<float> micros_;
  std::optional<Fault> fault_;
  Clock::time_point start_;
  LoadResult result_;
};

}  // namespace

Result<LoadResult> many_callers(engine::Engine& engine, std::size_t callers, std::uint64_t facts,
                                std::uint64_t first_case, const CaseSource& cases) {
  Loop loop(callers, facts, first_case, cases);
  engine::Queue queue(engine, 1'024);
  return loop.run(queue);
}

Result<LoadResult> one_caller(engine::Engine& engine, std::uint64_t commands,
                              std::uint64_t first_case) {
  std::vector<float> micros;
  LoadResult result;
  for (std::uint64_t n = first_case; micros.size() < commands; ++n) {
    for (const auto& command : typical_case(n)) {
      const auto start = Clock::now();
      const auto answers = engine.handle({&command, 1});
      micros.push_back(static_cast<float>(micros_since(start)));
      if (!answers.front()) return tl::unexpected(answers.front().error());
      const auto* done = std::get_if<engine::Accomplished>(&*answers.front());
      result.facts.count += done == nullptr ? 1 : done->leaves;
      if (done == nullptr) ++result.refused;
    }
  }
  for (const auto one : micros) result.commands.seconds += one / 1e6;
  result.commands.count = micros.size();
  result.facts.seconds = result.commands.seconds;
  result.leaves = result.facts.count;
  std::ranges::sort(micros);
  result.p50_micros = micros[micros.size() / 2];
  result.p99_micros = micros[micros.size() * 99 / 100];
  return result;
}

}  // namespace caseledger::tools
