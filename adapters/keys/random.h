// What nobody can guess: salts, keys, ids.
#pragma once

#include "ledger/ledger.h"

namespace caseledger::adapters {

/// OpenSSL's generator, seeded by the system. A machine that has no randomness ends the process
/// with a sentence: a salt that can be guessed would give away what it hides. Any thread.
ledger::Random system_random();

}  // namespace caseledger::adapters
