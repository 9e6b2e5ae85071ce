// A few secret bytes under a passphrase, as text: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM
// for one recipient who knows a passphrase (RFC 5652, 6.2.4), in PEM. openssl reads it too:
//
//   openssl cms -decrypt -inform PEM -in vault.key -pwri_password …
#pragma once

#include <string>
#include <string_view>

#include "ledger/base/fault.h"

namespace caseledger::adapters {

/// `rounds` of key derivation, as ledger/tree/signature.h names them.
std::string put_in_box(std::string_view secret, const std::string& passphrase, int rounds);
/// unavailable: the passphrase is wrong. malformed: `box` is no such text, was changed, or takes
/// too long to try (ledger/tree/passphrase_work.h).
Result<std::string> open_box(std::string_view box, const std::string& passphrase);

}  // namespace caseledger::adapters
