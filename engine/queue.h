// Many callers, one writer: what gathers while a group becomes durable is the next group. A caller
// waits for its own answer only. Any thread may ask. Signatures are verified in front of the
// writer, by all cores, on threads of lower priority; the order in which commands arrived is
// kept.
#pragma once

#include <future>
#include <memory>

#include "engine/engine.h"

namespace caseledger::engine {

class Queue {
 public:
  /// The engine outlives the queue and is used by nobody else meanwhile. At most `group_max`
  /// commands become one group.
  Queue(Engine& engine, std::size_t group_max);
  /// Answers what is waiting, then ends.
  ~Queue();
  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;

  /// Called on the writer's thread, after the facts are durable; must not block.
  using Reply = std::function<void(Answer)>;
  void ask(Command command, Reply reply);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace caseledger::engine
