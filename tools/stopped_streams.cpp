#include "tools/stopped_streams.h"

namespace caseledger::tools {

void StoppedStreams::expect(const StreamName& name) {
  const std::lock_guard lock(mutex_);
  ++known_[name].waited_for;
}

void StoppedStreams::note(const StreamName& name, std::size_t refused_line) {
  {
    const std::lock_guard lock(mutex_);
    auto& known = known_[name];
    if (known.waited_for != 0) --known.waited_for;
    if (known.refused_line == 0) known.refused_line = refused_line;
  }
  answered_.notify_all();
}

std::size_t StoppedStreams::refused_line(const StreamName& name) {
  std::unique_lock lock(mutex_);
  auto& known = known_[name];
  answered_.wait(lock, [&known] { return known.waited_for == 0; });
  return known.refused_line;
}

}  // namespace caseledger::tools
