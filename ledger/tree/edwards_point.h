// Which 32 bytes are a sound Ed25519 public key. RFC 8032 lets a verifier take any point of the
// curve; but for a point of small order there is a signature that fits every message, and of a
// point with a part of small order verifiers think differently. A key that somebody made by the
// rules is of prime order.
#pragma once

#include "ledger/base/position.h"

namespace caseledger::ledger {

/// Whether they are the one form (RFC 8032, 5.1.3) of a point of prime order. Takes about a
/// millisecond: for where keys come in.
bool is_of_prime_order(Bytes point);

/// Whether they are a point of small order, in any form that a verifier may take for one. Cheap
/// enough for each signature.
bool is_of_small_order(Bytes point);

}  // namespace caseledger::ledger
