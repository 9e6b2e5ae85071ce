// RAND_bytes is the only source; where it fails there is no other to fall back on.
#include "adapters/keys/random.h"

#include <openssl/rand.h>

#include <algorithm>
#include <limits>

#include "statemachines/words/check.h"

namespace caseledger::adapters {

ledger::Random system_random() {
  return [](std::span<std::uint8_t> bytes) {
    constexpr std::size_t kAtOnceMax = std::numeric_limits<int>::max();
    CL_REQUIRE(bytes.size() <= kAtOnceMax);
    const bool is_filled = RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1;
    if (!is_filled) bug("the system", "has no randomness to give", __FILE__, __LINE__);
  };
}

}  // namespace caseledger::adapters
