// An officer's key as two files on his own stick: FILE, the private key under his passphrase (PKCS
// #8, as openssl reads it), for its owner alone from its first byte on, and FILE.pub, the public
// half as one JSON line for the register.
#pragma once

#include <filesystem>
#include <string>

#include "ledger/base/fault.h"
#include "ledger/tree/signature.h"

namespace caseledger::adapters {

/// conflict: a file of that name is there. The passphrase is that of CASELEDGER_KEY_PASSPHRASE;
/// malformed without one: a key that anybody may use signs nothing. Of a file that is not there
/// too.
Result<VerifyKey> make_officer_key(const std::filesystem::path& file, KeyAlgorithm algorithm);
Result<ledger::SigningKey> open_officer_key(const std::filesystem::path& file);
/// malformed: not what make_officer_key wrote into FILE.pub.
Result<VerifyKey> read_public_key(const std::filesystem::path& file);
std::string print_key(const VerifyKey& key);

}  // namespace caseledger::adapters
