// An officer's key as two files, usually on the officer's own stick. FILE is the private key under
// a passphrase (PKCS #8, which openssl reads); only its owner can read it, from its first byte on.
// FILE.pub is the public key as one JSON line, for the register.
#pragma once

#include <filesystem>
#include <string>

#include "ledger/base/fault.h"
#include "ledger/tree/signature.h"

namespace caseledger::adapters {

/// Both take the passphrase from CASELEDGER_KEY_PASSPHRASE. malformed: it is not set, because a key
/// that anybody may use must not sign; or the file to open is missing or holds no such key.
/// unavailable: the passphrase is wrong. conflict: a file to be made is there already.
Result<VerifyKey> make_officer_key(const std::filesystem::path& file, KeyAlgorithm algorithm);
Result<ledger::SigningKey> open_officer_key(const std::filesystem::path& file);
/// malformed: the file is missing, or is not what make_officer_key writes into FILE.pub.
Result<VerifyKey> read_public_key(const std::filesystem::path& file);
/// The line of FILE.pub, without its line feed.
std::string print_key(const VerifyKey& key);

}  // namespace caseledger::adapters
