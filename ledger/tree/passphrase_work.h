// How much work a file may ask for before a passphrase can be tried on it. A file says itself how
// many rounds its key takes; one that came from outside could ask for days.
#pragma once

#include <cstdint>

#include "ledger/base/position.h"

namespace caseledger::ledger {

/// Some half a second; ten times what we ask for.
inline constexpr std::int64_t kPassphraseRoundsMax = 2'000'000;

/// Whether a key is derived by PBKDF2 (RFC 8018) in no more rounds than these. `derivation` is an
/// AlgorithmIdentifier in DER; any bytes may be given.
bool is_bounded_derivation(Bytes derivation);

}  // namespace caseledger::ledger
