#include "adapters/clock.h"

#include <chrono>

namespace caseledger::adapters {

engine::Now system_clock() {
  return [] {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
  };
}

}  // namespace caseledger::adapters
