// The keys that the bureau's own machine holds, in DATA/keys, each encrypted under one passphrase:
//
//   vault.key          the bureau's key, under which the keys of cases are wrapped: a CMS message
//                      for a passphrase (RFC 5652, 6.2.4), as `openssl cms -decrypt` reads it
//   log-<id>.pem       a key that signs checkpoints: PKCS #8, Ed25519 or SM2, under a passphrase
//                      that is made of the bureau's key; <id> is the beginning of the SHA-256 of
//                      the public key
//   passphrase         the passphrase itself, for a machine that must start without anybody there;
//                      only where none was given when the ledger was made, and readable by its
//                      owner alone. Taken away, on a stick for instance, the folder cannot be read.
//
// Behind each key stands a line with the SHA-256 of the text before it: a byte that rotted is found
// even where the key would still open. The keys of officers are not here: they are theirs alone.
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

/// The text of a file that should hold a key. `absent` where there is none: whether that is the
/// caller's mistake or the world's is known by who asks.
Result<std::string> read_key_file(const std::filesystem::path& file, FaultKind absent);

class KeyStore {
 public:
  /// Makes the folder with a bureau's key and one log key of each algorithm. Without a passphrase a
  /// random one is kept beside them. conflict: there are keys already.
  static Result<KeyStore> create(const std::filesystem::path& folder,
                                 const std::optional<std::string>& passphrase,
                                 const ledger::Random& random);
  /// The passphrase is the given one, else that of CASELEDGER_PASSPHRASE, else that of the file.
  /// unavailable: no keys there, no passphrase, or not the right one; says which.
  static Result<KeyStore> open(const std::filesystem::path& folder,
                               const std::optional<std::string>& passphrase = std::nullopt);
  /// The same for whoever can do without: nothing where there is no folder of keys, or nobody gives
  /// a passphrase. A passphrase that does not open what is there stays a fault, and so does damage.
  static Result<std::optional<KeyStore>> open_if_given(
      const std::filesystem::path& folder,
      const std::optional<std::string>& passphrase = std::nullopt);

  const ledger::SecretKey& bureau_key() const { return bureau_key_; }
  /// The log keys of this machine, Ed25519 first.
  const std::vector<ledger::SigningKey>& log_keys() const { return log_keys_; }

  /// A new log key beside the others; durable on return. It signs from the next opening on.
  Result<ledger::PublicKey> make_log_key(KeyAlgorithm algorithm);
  /// Removes a log key; it signs nothing more.
  Result<void> remove_log_key(const ledger::PublicKey& key);

  /// A checkpoint's three lines with the signatures of all log keys: LedgerOptions::seal. The store
  /// outlives what is returned.
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
