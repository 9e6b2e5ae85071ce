// Randomness for what nobody may guess: salts, keys, ids.
#pragma once

#include "ledger/ledger.h"

namespace caseledger::adapters {

/// OpenSSL's generator, seeded by the system. If the machine has no randomness, the process ends
/// with a message: a salt that can be guessed would give away what it hides. Any thread.
ledger::Random system_random();

}  // namespace caseledger::adapters
