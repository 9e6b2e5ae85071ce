// A few secret bytes under a passphrase, as text: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM
// for one recipient who knows a passphrase (RFC 5652, 6.2.4), in PEM. What openssl reads as well:
//
//   openssl cms -decrypt -inform PEM -in vault.key -pwri_password …
#pragma once

#include <string>
#include <string_view>

#include "ledger/base/fault.h"

namespace caseledger::adapters {

/// Rounds: ledger/tree/signature.h.
std::string put_in_box(std::string_view secret, const std::string& passphrase, int rounds);
/// unavailable: not the right passphrase. malformed: no such text, or one that was changed.
Result<std::string> open_box(std::string_view box, const std::string& passphrase);

}  // namespace caseledger::adapters
