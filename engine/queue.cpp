// One thread hands groups to the engine; callers only leave their command and a way to be told.
#include "engine/queue.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace caseledger::engine {

struct Queue::State {
  Engine& engine;
  std::size_t group_max;
  std::mutex mutex;
  std::condition_variable came;
  std::vector<Command> commands;  // guarded by mutex, in order of arrival
  std::vector<Reply> replies;     // beside commands
  bool is_ending = false;
  std::thread writer;

  void run();
  bool wait(std::vector<Command>& group, std::vector<Reply>& to);
};

Queue::Queue(Engine& engine, std::size_t group_max)
    : state_(new State{engine, group_max, {}, {}, {}, {}, false, {}}) {
  state_->writer = std::thread([this] { state_->run(); });
}

Queue::~Queue() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->is_ending = true;
  }
  state_->came.notify_one();
  state_->writer.join();
}

void Queue::ask(Command command, Reply reply) {
  {
    const std::lock_guard lock(state_->mutex);
    state_->commands.push_back(std::move(command));
    state_->replies.push_back(std::move(reply));
  }
  state_->came.notify_one();
}

void Queue::State::run() {
  std::vector<Command> group;
  std::vector<Reply> to;
  while (wait(group, to)) {
    auto answers = engine.handle(group);
    for (std::size_t n = 0; n < answers.size(); ++n) to[n](std::move(answers[n]));
  }
}

/// Takes what has gathered; false when the queue ends and nothing is left.
bool Queue::State::wait(std::vector<Command>& group, std::vector<Reply>& to) {
  std::unique_lock lock(mutex);
  came.wait(lock, [this] { return is_ending || !commands.empty(); });
  group.clear();
  to.clear();
  if (commands.size() <= group_max) {
    group.swap(commands);
    to.swap(replies);
    return !group.empty();
  }
  const auto end = static_cast<std::ptrdiff_t>(group_max);
  std::move(commands.begin(), commands.begin() + end, std::back_inserter(group));
  std::move(replies.begin(), replies.begin() + end, std::back_inserter(to));
  commands.erase(commands.begin(), commands.begin() + end);
  replies.erase(replies.begin(), replies.begin() + end);
  return true;
}

}  // namespace caseledger::engine
