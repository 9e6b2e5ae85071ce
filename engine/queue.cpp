// One thread hands groups to the engine; callers only leave their command and a way to be told.
// Signed commands pass the verifiers first: a group is the longest beginning of what waits that
// they are done with. As long as they work on others, it is not taken before it is worth a commit,
// which costs the same processors for one command as for many.
#include "engine/queue.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <tuple>

#include "engine/act_signature.h"

namespace caseledger::engine {
namespace {

/// Less than a commit takes.
constexpr std::chrono::microseconds kMomentToAskAgain{100};
/// The minimum batch, and the share of the waiting commands, that is worth a commit.
constexpr std::size_t kWorthACommit = 32, kPartWorthACommit = 4;
/// The writer goes first: whom it answers asks again, and that is the verifiers' next work.
constexpr int kVerifiersNiceness = 10;

enum class Stage : std::uint8_t { unverified, in_work, ready };

struct Waiting {
  Command command;
  Queue::Reply reply;
  Stage stage = Stage::ready;
};

}  // namespace

struct Queue::State {
  Engine& engine;
  std::size_t group_max;
  std::mutex mutex;
  std::condition_variable came, verified;
  std::deque<Waiting> waiting;  // guarded by mutex, in order of arrival; addresses hold
  std::size_t unready = 0;      // of those that wait
  bool is_ending = false;
  std::vector<std::thread> verifiers;
  std::thread writer;

  State(Engine& asked, std::size_t most) : engine(asked), group_max(most) {}
  void run();
  bool take(std::vector<Command>& group, std::vector<Reply>& to);
  void start_verifiers();
  void verify();
  Waiting* next_unverified();
  bool has_ready() const { return !waiting.empty() && waiting.front().stage == Stage::ready; }
  bool has_group() const;
  void wait_for_as_many(std::unique_lock<std::mutex>& lock, std::size_t count);
};

Queue::Queue(Engine& engine, std::size_t group_max) : state_(new State(engine, group_max)) {
  state_->writer = std::thread([this] { state_->run(); });
}

Queue::~Queue() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->is_ending = true;
  }
  state_->came.notify_all();
  state_->verified.notify_all();
  for (auto& verifier : state_->verifiers) verifier.join();
  state_->writer.join();
}

void Queue::ask(Command command, Reply reply) {
  const bool is_signed = command.signature.has_value();
  {
    const std::lock_guard lock(state_->mutex);
    if (is_signed && state_->verifiers.empty()) state_->start_verifiers();
    const auto stage = is_signed ? Stage::unverified : Stage::ready;
    if (is_signed) ++state_->unready;
    state_->waiting.push_back({std::move(command), std::move(reply), stage});
  }
  (is_signed ? state_->came : state_->verified).notify_one();
}

bool Queue::State::has_group() const {
  if (unready == 0) return !waiting.empty();
  const auto worth_a_commit =
      std::min(group_max, std::max(kWorthACommit, waiting.size() / kPartWorthACommit));
  if (waiting.size() - unready < worth_a_commit) return false;
  const auto end = waiting.begin() + static_cast<std::ptrdiff_t>(worth_a_commit);
  return std::all_of(waiting.begin(), end,
                     [](const Waiting& one) { return one.stage == Stage::ready; });
}

/// Once: to learn the number of cores a file is read, which takes longer than to judge an act.
void Queue::State::start_verifiers() {
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  for (unsigned n = 0; n < cores; ++n) verifiers.emplace_back([this] { verify(); });
}

Waiting* Queue::State::next_unverified() {
  for (auto& one : waiting) {
    if (one.stage == Stage::unverified) return &one;
  }
  return nullptr;
}

void Queue::State::verify() {
  std::ignore = ::nice(kVerifiersNiceness);  // on Linux, of this thread alone
  std::unique_lock lock(mutex);
  for (;;) {
    came.wait(lock, [this] { return is_ending || next_unverified() != nullptr; });
    auto* one = next_unverified();
    if (one == nullptr) return;
    one->stage = Stage::in_work;
    lock.unlock();
    // A wrong one is left to the engine, which says so in its place in the order.
    const bool is_right = check_signature(one->command, engine.origin()).has_value();
    lock.lock();
    one->command.signature->is_verified = is_right;
    one->stage = Stage::ready;
    --unready;
    if (has_group()) verified.notify_one();
  }
}

void Queue::State::run() {
  std::vector<Command> group;
  std::vector<Reply> to;
  while (take(group, to)) {
    auto answers = engine.handle(group);
    for (std::size_t n = 0; n < answers.size(); ++n) to[n](std::move(answers[n]));
  }
}

/// Those who were just answered ask again, one after the other: a moment is given to as many as
/// were in the last group. One caller alone is there already.
void Queue::State::wait_for_as_many(std::unique_lock<std::mutex>& lock, std::size_t count) {
  verified.wait_for(lock, kMomentToAskAgain, [&] { return is_ending || waiting.size() >= count; });
}

/// Takes what is ready at the front; false when the queue ends and nothing is left.
bool Queue::State::take(std::vector<Command>& group, std::vector<Reply>& to) {
  std::unique_lock lock(mutex);
  verified.wait(lock, [this] { return has_group() || (is_ending && waiting.empty()); });
  wait_for_as_many(lock, group.size());
  group.clear();
  to.clear();
  while (has_ready() && group.size() < group_max) {
    group.push_back(std::move(waiting.front().command));
    to.push_back(std::move(waiting.front().reply));
    waiting.pop_front();
  }
  return !group.empty();
}

}  // namespace caseledger::engine
