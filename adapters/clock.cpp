// The machine's clock, held from running back.
#include "adapters/clock.h"

#include <algorithm>
#include <atomic>
#include <chrono>

namespace caseledger::adapters {
namespace {

std::int64_t machine_micros() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

/// One for the process: two clocks handed out must not contradict each other.
std::atomic<std::int64_t> last_micros{0};

Instant advance_to(std::int64_t micros) {
  auto last = last_micros.load();
  while (last < micros && !last_micros.compare_exchange_weak(last, micros)) {
  }
  return Instant{std::max(last, micros)};
}

}  // namespace

engine::Now system_clock(Instant not_before) {
  return [not_before] { return advance_to(std::max(machine_micros(), not_before.micros)); };
}

}  // namespace caseledger::adapters
