// The keys that the bureau's own machine holds, in DATA/keys, each encrypted under one passphrase:
//
//   vault.key          the bureau's key, which wraps the keys of the cases: a CMS message under a
//                      passphrase (RFC 5652, 6.2.4), which `openssl cms -decrypt` reads
//   log-<id>.pem       a key that signs checkpoints: PKCS #8, Ed25519 or SM2, under a passphrase
//                      that is derived from the bureau's key; <id> is the beginning of the SHA-256
//                      of the public key
//   passphrase         the passphrase itself, so that the machine can start unattended. It is
//                      written only if none was given when the ledger was made, and only its owner
//                      can read it; one line break at its end is ignored. Without this file, kept
//                      on a stick for instance, nobody can open the keys.
//
// Each key file ends in a line with the SHA-256 of the text before it, so that a decayed byte is
// found even where the key would still open. Officers' keys are not here: each officer keeps their
// own.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/tree/note.h"
#include "ledger/vault/aead.h"
#include "ledger/vault/vault.h"

namespace caseledger::adapters {

/// The text of a file that should hold a key. A missing file is a fault of the kind `absent`, since
/// only the caller knows whether its user named a wrong file or the machine has lost one.
Result<std::string> read_key_file(const std::filesystem::path& file, FaultKind absent);

class KeyStore {
 public:
  /// Makes the folder with a bureau's key and one log key of each algorithm. The passphrase is the
  /// given one, else that of CASELEDGER_PASSPHRASE, else a random one that is kept beside them.
  /// conflict: there are keys already.
  static Result<KeyStore> create(const std::filesystem::path& folder,
                                 const std::optional<std::string>& passphrase,
                                 const ledger::Random& random);
  /// The same passphrase: the given one, else that of CASELEDGER_PASSPHRASE, else the one that is
  /// kept beside the keys (adapters/keys/passphrase.h says what counts as one).
  /// unavailable: there are no keys, no passphrase, or a wrong one; the fault says which.
  static Result<KeyStore> open(const std::filesystem::path& folder,
                               const std::optional<std::string>& passphrase = std::nullopt);
  /// The same for callers that can work without keys: returns nothing where the folder is
  /// missing or another user's, or no passphrase is to be found. A wrong passphrase or a damaged
  /// file is a fault here too.
  static Result<std::optional<KeyStore>> open_if_given(
      const std::filesystem::path& folder,
      const std::optional<std::string>& passphrase = std::nullopt);

  const ledger::SecretKey& bureau_key() const { return bureau_key_; }
  /// The log keys of this machine, Ed25519 first.
  const std::vector<ledger::SigningKey>& log_keys() const { return log_keys_; }

  /// A new log key beside the others; durable on return. It signs from the next opening on.
  Result<ledger::PublicKey> make_log_key(KeyAlgorithm algorithm);
  /// Removes a log key, which then signs nothing more; durable on return.
  Result<void> remove_log_key(const ledger::PublicKey& key);

  /// For LedgerOptions::seal: adds the signatures of all log keys to a checkpoint's three lines.
  /// The key store must outlive the function that is returned.
  std::function<Result<std::string>(const std::string& body)> sealer() const;

 private:
  KeyStore(std::filesystem::path folder, std::string passphrase)
      : folder_(std::move(folder)), passphrase_(std::move(passphrase)) {}
  Result<void> load();

  std::filesystem::path folder_;
  std::string passphrase_;
  ledger::SecretKey bureau_key_;
  std::vector<ledger::SigningKey> log_keys_;
};

}  // namespace caseledger::adapters
